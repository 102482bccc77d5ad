import { done, type Handler } from '../../jobs/handler.ts';
import { withHeartbeat } from '../../jobs/heartbeat.ts';
import type { Mailer } from '../../messages/mailer.ts';
import { keptOpen } from '../exhibitions/hanging.ts';
import { createReach } from '../exhibitions/reach.ts';
import type { KioskServices } from '../kiosk-services.ts';
import { createManifests } from '../player/manifests.ts';
import type { AlertStore } from './alert-store.ts';
import { type TellReadersServices, tellReaders } from './tell-readers.ts';
import { watchScreens } from './watch-screens.ts';

type WatchJobServices = Pick<
  KioskServices,
  'screens' | 'exhibitions' | 'places' | 'topics' | 'published' | 'whereabouts' | 'now'
> &
  TellReadersServices & {
    readonly alerts: AlertStore;
    /** Null where no mail server is set: then nobody looks. */
    readonly mail: { readonly mailer: Mailer; readonly publicUrl: URL } | null;
  };

/** Looks after the screens, and tells whoever wants to hear of it. Safe to run again, and by two workers at once. */
export function watchScreensHandler(services: WatchJobServices): Handler<'watch-screens'> {
  const { mail, now } = services;
  if (!mail) return async () => done;
  const published = keptOpen(services.published);
  const manifests = createManifests({ ...services, publicUrl: mail.publicUrl }, published);
  const reach = createReach(services, published);
  return async (_job, run) => {
    await withHeartbeat(run, async () => {
      const screens = await watchScreens({ ...services, manifests, reach }, now());
      await tellReaders(services, mail, screens);
    });
    return done;
  };
}

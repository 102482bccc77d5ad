import type { AlertStore } from '../../alerts/alert-store.ts';
import { type Letters, type Mail, type TellReadersServices, tellReaders } from '../../alerts/tell-readers.ts';
import { done, type Handler } from '../../jobs/handler.ts';
import { withHeartbeat } from '../../jobs/heartbeat.ts';
import type { ScreenId } from '../../story/ids.ts';
import type { SignedIn } from '../../web/signed-in.ts';
import { keptOpen } from '../exhibitions/hanging.ts';
import { looksAfter } from '../exhibitions/own-exhibitions.ts';
import { createReach } from '../exhibitions/reach.ts';
import type { KioskServices } from '../kiosk-services.ts';
import { createManifests } from '../player/manifests.ts';
import type { AlertKind } from './alert-kinds.ts';
import { alertLetter } from './alert-letter.ts';
import type { WatchedScreen } from './signs.ts';
import { watchScreens } from './watch-screens.ts';

/** Somebody who looks after screens, as their account says at this moment. */
interface Addressee {
  readonly email: string;
  /** The neighbourhoods whose exhibitions they look after; null is all of them. */
  readonly scope: SignedIn['scope'];
}

type WatchJobServices = Pick<
  KioskServices,
  'screens' | 'exhibitions' | 'places' | 'topics' | 'published' | 'whereabouts' | 'now'
> &
  TellReadersServices<Addressee, AlertKind, ScreenId> & {
    readonly alerts: AlertStore<AlertKind, ScreenId>;
    /** Null where no mail server is set: then nobody looks. */
    readonly mail: Mail | null;
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
      await tellReaders(services, mail, lettersOf(screens, mail.publicUrl));
    });
    return done;
  };
}

/** Each reader hears of the screens that they look after. */
function lettersOf(all: readonly WatchedScreen[], publicUrl: URL): Letters<Addressee, AlertKind, ScreenId> {
  const screens = new Map(all.map((watched) => [watched.screen.id, watched]));
  const own = ({ scope }: Addressee) =>
    new Map(
      [...screens].filter(([, { exhibition }]) => exhibition !== null && looksAfter(scope, exhibition)),
    );
  return {
    subject: 'screens',
    isFor: (person, { about }) => own(person).has(about),
    write: (news, { person, wish }, now) => alertLetter(news, { screens: own(person), wish, publicUrl, now }),
  };
}

import { lookedAt, noAlert } from '../../alerts/alert.ts';
import type { AlertStore } from '../../alerts/alert-store.ts';
import { NotFound } from '../../errors.ts';
import type { Exhibition } from '../../story/exhibitions.ts';
import type { ScreenId } from '../../story/ids.ts';
import type { Reach } from '../exhibitions/reach.ts';
import type { KioskServices } from '../kiosk-services.ts';
import type { Manifests } from '../player/manifests.ts';
import type { Screen } from '../screens/screen.ts';
import { heardAt, isHeard } from '../screens/screen-standing.ts';
import { type AlertKind, alertKinds, patienceWith } from './alert-kinds.ts';
import { signsOf, type WatchedScreen } from './signs.ts';

export type WatchServices = Pick<KioskServices, 'screens' | 'exhibitions'> & {
  readonly alerts: AlertStore<AlertKind, ScreenId>;
  readonly manifests: Pick<Manifests, 'version'>;
  readonly reach: Reach;
};

/** Looks at every screen, and notes which alerts begin with it and which are over. Resolves to what was seen. */
export async function watchScreens(services: WatchServices, now: Date): Promise<readonly WatchedScreen[]> {
  const { alerts, screens, exhibitions } = services;
  const watchedSince = await alerts.noteLook(now);
  const [known, all, shown] = await Promise.all([alerts.all(), screens.list(), exhibitions.list()]);
  const seen: WatchedScreen[] = [];
  for (const screen of all) {
    const watched = await lookAt(services, screen, shown, now);
    const signs = signsOf(watched, watchedSince, now);
    for (const kind of alertKinds) {
      const stored = known.find((alert) => alert.about === screen.id && alert.kind === kind);
      const before = stored ?? noAlert(screen.id, kind);
      const after = lookedAt(
        before,
        signs[kind],
        kind === 'silent' ? heardAt(screen) : now,
        now,
        patienceWith(kind),
      );
      if (after === null) await (stored && alerts.remove(stored));
      else if (after !== before) await alerts.save(after);
    }
    seen.push(watched);
  }
  return seen;
}

async function lookAt(
  { manifests, reach }: WatchServices,
  screen: Screen,
  shown: readonly Exhibition[],
  now: Date,
): Promise<WatchedScreen> {
  const exhibition = shown.find(({ slug }) => slug === screen.exhibition) ?? null;
  const isInTouch = screen.revokedAt === null && isHeard(screen, now);
  const [strays, wanted] = await Promise.all([
    reach.strays(screen),
    isInTouch && exhibition ? wantedBy(manifests, screen) : null,
  ]);
  return { screen, exhibition, strays, wanted };
}

/** Null where its exhibition has gone meanwhile. */
function wantedBy(manifests: Pick<Manifests, 'version'>, screen: Screen): Promise<string | null> {
  return manifests.version(screen, screen.beat?.playing ?? null).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
}

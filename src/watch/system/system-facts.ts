import type { AlertWish } from '../../alerts/alert-reader.ts';
import { inTime } from '../../in-time.ts';
import type { FailedWork } from '../../jobs/failed-work.ts';
import type { LaneState } from '../../jobs/work-at-hand.ts';
import type { MailState } from '../../messages/mail-log.ts';
import type { CuratorId } from '../../story/ids.ts';
import { isSent } from '../../story/story.ts';
import type { Beat } from '../beats/beat.ts';
import type { Sample } from '../growth/sample.ts';
import { byUrgency, type Trouble } from '../troubles/trouble.ts';
import type { UpkeepKind, UpkeepReport } from '../upkeep-report.ts';
import type { Protection, SilentScreen, SystemServices } from '../watch-services.ts';

/** All that the system page tells, as it is at this moment. */
export interface SystemFacts {
  readonly now: Date;
  readonly troubles: readonly Trouble[];
  readonly screens: readonly SilentScreen[];
  readonly lanes: readonly LaneState[];
  readonly failed: readonly (FailedWork & { readonly reference: string | null })[];
  readonly beats: readonly Beat[];
  /** How long each took to answer, in milliseconds; null where it did not. */
  readonly took: { readonly database: number | null; readonly files: number | null };
  /** Oldest first. */
  readonly samples: readonly Sample[];
  readonly mail: MailState;
  readonly reports: Readonly<Record<UpkeepKind, UpkeepReport | null>>;
  readonly protections: readonly Protection[];
  /** When its reader wants to be told. */
  readonly wish: AlertWish;
}

/** Longest that a page waits for a store, in milliseconds. */
const patience = 5000;
const daysShown = 35;
/** So many of what was given up are shown one by one. */
const mostFailed = 20;

export async function systemFacts(services: SystemServices, reader: CuratorId): Promise<SystemFacts> {
  const { alerts, alertReaders, beats, blobs, failures, mailLog, reports, samples, stories, work } = services;
  const now = services.now();
  const [troubles, wish, lanes, failed, all, database, files, days, mail, backup, fixity, consent] =
    await Promise.all([
      alerts.all(),
      alertReaders.wishOf(reader),
      work.lanes(),
      failures.all(now),
      beats.all(),
      millisecondsOf(() => services.pingDatabase()),
      millisecondsOf(() => blobs.check()),
      samples.last(daysShown),
      mailLog.read(),
      reports.last('backup'),
      reports.last('fixity'),
      reports.last('consent'),
    ]);
  const shown = failed.filter(({ leftAt }) => leftAt === null).slice(0, mostFailed);
  return {
    now,
    troubles: troubles.toSorted(byUrgency),
    screens: await services.silentScreens(),
    lanes,
    failed: await Promise.all(
      shown.map(async (each) => {
        const story = each.story && (await stories.find(each.story));
        return { ...each, reference: story && isSent(story) ? story.reference : null };
      }),
    ),
    beats: all,
    took: { database, files },
    samples: days,
    mail,
    reports: { backup, fixity, consent },
    protections: await services.protections(),
    wish,
  };
}

async function millisecondsOf(ask: () => Promise<void>): Promise<number | null> {
  const began = performance.now();
  try {
    await inTime(ask(), patience);
    return Math.round(performance.now() - began);
  } catch {
    return null;
  }
}

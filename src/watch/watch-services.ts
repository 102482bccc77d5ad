import type { AlertReaderStore } from '../alerts/alert-reader-store.ts';
import type { AlertStore } from '../alerts/alert-store.ts';
import type { Mail } from '../alerts/tell-readers.ts';
import type { FailedWorkStore } from '../jobs/failed-work.ts';
import type { Job, JobQueue } from '../jobs/job.ts';
import type { WorkAtHand } from '../jobs/work-at-hand.ts';
import type { Logger } from '../logger.ts';
import type { MailLog } from '../messages/mail-log.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import type { CuratorId } from '../story/ids.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import type { BeatStore } from './beats/beat.ts';
import type { SampleStore } from './growth/sample.ts';
import type { RoomLimits } from './troubles/find-room.ts';
import type { TroubleKind } from './troubles/trouble.ts';
import type { UpkeepReports } from './upkeep-report.ts';
import type { WatchLease } from './watch-lease.ts';

/** What the watch keeps and reads, in servers and workers alike; put together in keep-watch.ts. */
export interface WatchServices {
  readonly alerts: AlertStore<TroubleKind>;
  readonly alertReaders: AlertReaderStore;
  readonly lease: WatchLease;
  readonly beats: BeatStore;
  readonly samples: SampleStore;
  readonly reports: UpkeepReports;
  readonly failures: FailedWorkStore;
  readonly blobs: BlobStore;
  /** Resolves once the database has answered. @throws where it does not. */
  pingDatabase(): Promise<void>;
  /** Null where the database does not say. */
  databaseBytes(): Promise<number | null>;
  /** How many records the largest collection has, where that is more than the embedded store was made for; else null. */
  outgrown(): Promise<number | null>;
  /** Null where no mail server is set. */
  readonly mail: Mail | null;
  readonly mailLog: MailLog;
  /** Null for whoever is no administrator, or cannot sign in. */
  addressee(curator: CuratorId): Promise<{ readonly email: string } | null>;
  /** Where visitors reach the archive; null where nobody has said. */
  readonly publicUrl: URL | null;
  /** The version of the consent wording that is asked. */
  consentVersion(): string;
  readonly limits: RoomLimits & {
    /** Null where nobody wants to be asked. */
    readonly consentReviewMonths: number | null;
  };
  /** Seconds between two beats of a process, and between two looks. */
  readonly everySeconds: number;
  readonly logger: Logger;
  now(): Date;
}

/** What the system page shows besides; put together in app-services.ts. */
export interface SystemServices extends WatchServices {
  readonly work: WorkAtHand;
  readonly stories: Pick<StoryStore, 'find' | 'replace'>;
  readonly jobs: JobQueue;
  /** The jobs that a story's own state calls for. */
  workDue(story: Parameters<StoryStore['replace']>[1]): readonly Job[];
  /** Screens that should be heard and are not. */
  silentScreens(): Promise<readonly SilentScreen[]>;
  /** What keeps a flaw in a decoder from doing harm, and whether it holds here; none where nobody has said. */
  protections(): Promise<readonly Protection[]>;
  readonly version: string;
  readonly startedAt: Date;
}

export interface SilentScreen {
  readonly name: string;
  /** Its page. */
  readonly address: string;
  readonly heardAt: Date;
}

export interface Protection {
  /** One plain sentence each. */
  readonly words: string;
  readonly holds: boolean;
}

import type { Wordings } from '../consent/wording.ts';
import type { JobQueue } from '../jobs/job.ts';
import type { Limiter } from '../limiter.ts';
import type { Logger } from '../logger.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import type { ContactStore } from '../story/contact-store.ts';
import type { ExhibitionStore } from '../story/exhibition-store.ts';
import type { StoryId } from '../story/ids.ts';
import type { Form } from '../story/media.ts';
import type { PlaceStore } from '../story/place-store.ts';
import type { StoryStore } from '../story/story-store.ts';
import type { TopicStore } from '../story/topic-store.ts';

/** What the share pages and the receipt need from the rest of the archive. */
export interface IntakeServices {
  readonly stories: StoryStore;
  readonly places: PlaceStore;
  readonly topics: TopicStore;
  readonly exhibitions: ExhibitionStore;
  readonly contacts: ContactStore;
  readonly wordings: Wordings;
  readonly blobs: BlobStore;
  readonly jobs: JobQueue;
  readonly logger: Logger;
  now(): Date;
  readonly sniffer: Sniffer;
  readonly limits: IntakeLimits;
  readonly quotas: IntakeQuotas;
  /** Wrong private codes, by address (S15). */
  readonly codes: Limiter;
  readonly pace: UploadPace;
  /** Where visitors reach the archive: private links are made of it, never of the request's Host (S11). */
  readonly publicUrl: URL;
  /** Cookies are marked Secure. */
  readonly https: boolean;
  /** The public page of a published story, such as "/stories/7q…". */
  storyAddress(id: StoryId): string;
}

/** Contract towards inspect/: guesses from a file's first bytes, good enough to pick questions and words (S6). */
export interface Sniffer {
  /** Null where it is nothing that the archive takes. */
  sniff(head: Buffer): Promise<{ readonly form: Form; readonly label: string } | null>;
  /** What a file that is not taken seems to be, such as "a PDF document"; null where that cannot be said. */
  nameStranger(head: Buffer): Promise<string | null>;
}

/** Of one file in bytes and seconds, and how many files a story holds. */
export interface IntakeLimits {
  readonly artworkBytes: number;
  readonly soundBytes: number;
  readonly filmBytes: number;
  readonly soundSeconds: number;
  readonly filmSeconds: number;
  readonly filesPerStory: number;
}

/** What is taken before an upload's body is read, and while it is (S14). */
export interface IntakeQuotas {
  /** Drafts begun, by address. */
  readonly drafts: Limiter;
  /** Bytes sent, by address. */
  readonly bytes: Limiter;
  /** Bytes sent by everyone together; asked under the one name "site". */
  readonly siteBytes: Limiter;
}

/** An upload that brings fewer than `bytes` within `seconds`, while we are ready to read, is cut. */
export interface UploadPace {
  readonly bytes: number;
  readonly seconds: number;
}

import type { Limiter } from '../limiter.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import type { Form } from '../story/media.ts';

/** What taking in files needs, for every page on which files arrive. */
export interface UploadServices {
  readonly blobs: BlobStore;
  readonly sniffer: Sniffer;
  readonly limits: UploadLimits;
  readonly quotas: UploadQuotas;
  readonly pace: UploadPace;
}

/** Contract towards inspect/: guesses from a file's first bytes, good enough to pick questions and words (S6). */
export interface Sniffer {
  /** Null where it is nothing that the archive takes. */
  sniff(head: Buffer): Promise<{ readonly form: Form; readonly label: string } | null>;
  /** What a file that is not taken seems to be, such as "a PDF document"; null where that cannot be said. */
  nameStranger(head: Buffer): Promise<string | null>;
}

/** Of one file in bytes and seconds, and how many files a story holds. */
export interface UploadLimits {
  readonly artworkBytes: number;
  readonly soundBytes: number;
  readonly filmBytes: number;
  readonly soundSeconds: number;
  readonly filmSeconds: number;
  readonly filesPerStory: number;
  /** That one address may send. */
  readonly bytesPerDay: number;
}

/** What is taken before an upload's body is read, and while it is (S14). */
export interface UploadQuotas {
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

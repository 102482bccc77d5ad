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
  /** A mark of a sender's address, for the day's budget of work (jobs/work-budget.ts). */
  readonly senderMark: (address: string) => string;
}

/** Contract towards inspect/: guesses from a file's first bytes, good enough to pick questions and words (S6). */
export interface Sniffer {
  /** Names a kind only where it is surely one that the archive never takes; of all else the worker judges. */
  lookAt(head: Buffer, fileName: string): FileLook;
}

/** As many of a file's first bytes as are looked at: enough for every signature that the sniffer knows. */
export const headBytes = 4100;

export type FileLook =
  /** Where `certain` is false, the form is good for questions and for nothing else. */
  { readonly form: Form; readonly certain: boolean } | { readonly notTaken: NamedKind };

/** A kind of file that is not taken, such as "a Word document", and what to do about it. */
export interface NamedKind {
  readonly name: string;
  readonly advice: string;
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
  /** Bytes that arrived, by address. */
  readonly bytes: Limiter;
  /** Bytes that arrived from everyone together; asked under the one name "site". */
  readonly siteBytes: Limiter;
}

/** An upload that brings fewer than `bytes` within `seconds`, while we are ready to read, is cut. */
export interface UploadPace {
  readonly bytes: number;
  readonly seconds: number;
}

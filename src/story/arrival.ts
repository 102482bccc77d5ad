import type { ArrivalId, BlobKey, MediaId, StoryId } from './ids.ts';
import type { Form } from './media.ts';

/**
 * A file that is being uploaded to a story and is not one of its files yet. Its bytes are in the store of arriving bytes
 * (storage/arriving-bytes.ts) until all of them are there; an upload that breaks off can be resumed.
 */
export interface Arrival {
  readonly id: ArrivalId;
  readonly story: StoryId;
  /** The story's file that it takes the place of; null where it comes beside them. */
  readonly instead: MediaId | null;
  /** The sender's own name for it, cleaned; shown to the sender alone. */
  readonly fileName: string;
  /** Of the whole file; null while it is still being recorded. */
  readonly bytes: number | null;
  /** When the sender's file last changed, in milliseconds since 1970; null where it is not known. Distinguishes two files of the same name. */
  readonly modified: number | null;
  /** What is being recorded in the page; null for a file that was chosen. */
  readonly recording: Form | null;
  /** Lower-case hex, as the sender's own browser took it; null until it said so. */
  readonly sha256: string | null;
  readonly startedAt: Date;
  /** When bytes last arrived. */
  readonly touchedAt: Date;
  /** How many bytes had arrived then, approximately: the stored bytes are exact. */
  readonly received: number;
  /** What it is about to become, noted before its bytes move, so that finishing can be repeated after a crash. */
  readonly becoming: { readonly media: MediaId; readonly key: BlobKey } | null;
  /** The story's file that became of it; null while it is on its way. Kept for a day, for a browser that missed the response. */
  readonly media: MediaId | null;
}

/** Days after which an upload that stopped is removed. */
export const arrivalDays = 7;

/** Hours for which the outcome is kept for a browser that missed the response. */
export const toldHours = 24;

import type { ArrivalId, BlobKey, MediaId, StoryId } from './ids.ts';
import type { Form } from './media.ts';

/**
 * A file on its way to a story: begun, and not yet one of the story's files. Its bytes lie with the store of arriving
 * bytes (storage/arriving-bytes.ts) until all of them are there; whoever breaks off goes on from where they stopped.
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
  /** When the sender's file last changed, in milliseconds since 1970; null where it is not known. Tells two files of one name apart. */
  readonly modified: number | null;
  /** What is being recorded in the page; null for a file that was chosen. */
  readonly recording: Form | null;
  /** Lower-case hex, as the sender's own browser took it; null until it said so. */
  readonly sha256: string | null;
  readonly startedAt: Date;
  /** The last time that bytes came. */
  readonly touchedAt: Date;
  /** How many bytes had come then; the bytes themselves say it exactly. */
  readonly received: number;
  /** What it is about to become, noted before its bytes move: a server killed in the middle leaves nothing in doubt. */
  readonly becoming: { readonly media: MediaId; readonly key: BlobKey } | null;
  /** The story's file that became of it; null while it is on its way. Kept for a day, for a sender who missed the answer. */
  readonly media: MediaId | null;
}

/** Days after which a file that stopped arriving is swept. */
export const arrivalDays = 7;

/** Hours for which what became of a file is told to a sender who missed the answer. */
export const toldHours = 24;

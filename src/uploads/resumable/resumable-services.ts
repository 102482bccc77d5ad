import type { Logger } from '../../logger.ts';
import type { ArrivingBytes } from '../../storage/arriving-bytes.ts';
import type { MediaId, StoryId } from '../../story/ids.ts';
import type { ReceivedMedia } from '../../story/media.ts';
import type { ArrivalStore } from '../../story/stores/arrival-store.ts';
import type { UploadServices } from '../upload-services.ts';

/** What taking in files piece by piece needs. */
export interface ResumableServices extends UploadServices {
  readonly arrivals: ArrivalStore;
  readonly arriving: ArrivingBytes;
  /** A folder for pieces that are checked before they are kept. */
  readonly scratch: string;
  readonly logger: Logger;
  now(): Date;
}

/** What a tus client says of a file when it begins; a key without a value is null. */
export type SaidOfFile = Readonly<Record<string, string | null>>;

/** The story that files are on their way to, as its own feature knows it. */
export interface Destination {
  readonly story: StoryId;
  /**
   * Asked before a file begins: how many more files the story can hold, those on their way not counted, and which of them
   * this one takes the place of. @throws Conflict where none may begin.
   */
  admit(said: SaidOfFile): { readonly room: number; readonly instead: MediaId | null };
  /**
   * Puts a file whose bytes are safe beside the story's others, or in the place of one, once however often it is asked to;
   * resolves to the file that the story then holds, which is another one where it held the same bytes before.
   * @throws Conflict where it can take none any more; the bytes under its key are gone then.
   */
  take(file: ReceivedMedia, instead: MediaId | null): Promise<MediaId>;
}

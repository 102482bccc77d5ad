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

/** The story that files are on their way to, as its own feature knows it. */
export interface Destination {
  readonly story: StoryId;
  /** How many more files it can hold, those on their way not counted. */
  readonly room: number;
  /**
   * Puts a file whose bytes are safe beside the story's others, once however often it is asked to; resolves to the file
   * that the story then holds, which is another one where it held the same bytes before.
   * @throws Conflict where it can take none any more; the bytes under its key are gone then.
   */
  take(file: ReceivedMedia): Promise<MediaId>;
}

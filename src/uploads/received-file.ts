import type { BlobFacts } from '../storage/blob-store.ts';
import type { BlobKey, MediaId } from '../story/ids.ts';
import { type Form, nothingToRead, type ReceivedMedia } from '../story/media.ts';

/** A file whose bytes are safe under `key`, as a story's record has it from then on. */
export function receivedFile(
  id: MediaId,
  key: BlobKey,
  { bytes, sha256 }: BlobFacts,
  fileName: string,
  guess: Form,
): ReceivedMedia {
  return {
    state: 'received',
    id,
    original: { key, bytes, sha256, fileName },
    guess,
    alt: null,
    hearing: nothingToRead,
    attempt: null,
    tries: 0,
  };
}

import type { Logger } from '../logger.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import type { BlobKey, StoryId } from '../story/ids.ts';
import type { Media, ReceivedMedia } from '../story/media.ts';
import type { StoryStore } from '../story/stores/story-store.ts';

export interface Attached {
  readonly media: readonly Media[];
  /** Arrived, but not needed: the same file is there already, so a retry makes no second one (S17). */
  readonly repeated: readonly ReceivedMedia[];
  /** Arrived, but the story was full by then. */
  readonly leftOut: readonly ReceivedMedia[];
}

/** Puts files that have arrived beside a story's others. Pure. */
export function attach(present: readonly Media[], files: readonly ReceivedMedia[], most: number): Attached {
  const media = [...present];
  const repeated: ReceivedMedia[] = [];
  const leftOut: ReceivedMedia[] = [];
  for (const file of files) {
    const same = media.find(({ original }) => original.sha256 === file.original.sha256);
    // This very file: what was asked a second time is done, and its bytes are the story's own.
    if (same?.original.key === file.original.key) continue;
    if (same) repeated.push(file);
    else if (media.length >= most) leftOut.push(file);
    else media.push(file);
  }
  return { media, repeated, leftOut };
}

/**
 * Deletes files that have arrived and found no place. A file that is asked for a second time may be the story's by now:
 * its bytes stay.
 */
export async function deleteUnneeded(
  services: Parameters<typeof deleteFiles>[0] & { readonly stories: Pick<StoryStore, 'find'> },
  story: StoryId,
  files: readonly ReceivedMedia[],
): Promise<void> {
  if (files.length === 0) return;
  const named = new Set((await services.stories.find(story))?.media.map(({ original }) => original.key));
  const keys = files.map(({ original }) => original.key).filter((key) => !named.has(key));
  await deleteFiles(services, story, keys);
}

/** As they arrived, together. */
export const bytesOf = (files: readonly Media[]): number =>
  files.reduce((sum, { original }) => sum + original.bytes, 0);

/** Deletes files that no record names any more. What cannot be deleted now is left to the sweep. */
export async function deleteFiles(
  { blobs, logger }: { readonly blobs: BlobStore; readonly logger: Logger },
  story: StoryId,
  keys: readonly BlobKey[],
): Promise<void> {
  const results = await Promise.allSettled(keys.map((key) => blobs.delete(key)));
  for (const result of results) {
    if (result.status === 'rejected') {
      logger.warn({ err: result.reason, story }, 'a file was left behind; the sweep will take it');
    }
  }
}

import { createReadStream } from 'node:fs';
import type { BlobStore } from '../storage/blob-store.ts';
import { newRenditionKey } from '../storage/keys.ts';
import type { MediaId, StoryId } from '../story/ids.ts';
import type { Rendition } from '../story/media.ts';
import type { RenderedFile } from '../transcode/transcoder.ts';

/** Stores files that were made of a media, each under a fresh key: all of them, or none where it fails or is aborted. */
export async function storeRenditions(
  blobs: Pick<BlobStore, 'put' | 'delete'>,
  { story, media }: { readonly story: StoryId; readonly media: MediaId },
  files: readonly RenderedFile[],
  signal: AbortSignal,
): Promise<readonly Rendition[]> {
  const renditions: Rendition[] = [];
  try {
    for (const { path, ...described } of files) {
      signal.throwIfAborted();
      const key = newRenditionKey(story, media, described.name);
      const facts = await blobs.put(key, createReadStream(path), { type: described.type });
      renditions.push({ ...described, key, ...facts });
    }
  } catch (error) {
    await removeRenditions(blobs, renditions);
    throw error;
  }
  return renditions;
}

export async function removeRenditions(
  blobs: Pick<BlobStore, 'delete'>,
  renditions: readonly Rendition[],
): Promise<void> {
  for (const { key } of renditions) await blobs.delete(key);
}

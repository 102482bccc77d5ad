import type { BlobStore } from '../storage/blob-store.ts';
import { originalsPrefix, renditionsPrefix } from '../storage/keys.ts';
import { blobKeysOf } from '../story/media.ts';
import type { SampleStore } from './sample-store.ts';

/**
 * Removes every sample story wholly: the record first, so that it shows nowhere from then on, then its originals and
 * renditions. Resolves to how many it removed; safe to run again.
 */
export async function removeSamples(services: {
  readonly samples: SampleStore;
  readonly blobs: BlobStore;
}): Promise<number> {
  let removed = 0;
  for await (const story of services.samples.samples()) {
    const keys = new Set(story.media.flatMap(blobKeysOf));
    // What an attempt left behind is not named by the record, but lies under the story's own folders.
    for (const prefix of [originalsPrefix, renditionsPrefix]) {
      for await (const blob of services.blobs.list(`${prefix}${story.id}/`)) keys.add(blob.key);
    }
    await services.samples.remove(story);
    for (const key of keys) await services.blobs.delete(key);
    removed += 1;
  }
  return removed;
}

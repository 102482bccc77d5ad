import type { BlobStore } from '../../storage/blob-store.ts';
import { originalsPrefix, renditionsPrefix } from '../../storage/keys.ts';

/** How many files there are, and their bytes: every one is listed, so ask seldom. */
export async function measureFiles(
  blobs: Pick<BlobStore, 'list'>,
): Promise<{ readonly files: number; readonly fileBytes: number }> {
  let [files, fileBytes] = [0, 0];
  for (const prefix of [originalsPrefix, renditionsPrefix]) {
    for await (const { bytes } of blobs.list(prefix)) {
      files += 1;
      fileBytes += bytes;
    }
  }
  return { files, fileBytes };
}

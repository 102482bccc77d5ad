import { posix } from 'node:path';
import type { BlobKey } from '../story/ids.ts';
import type { ByteRange } from './blob-store.ts';
import { parseBlobKey } from './keys.ts';

/**
 * A brand is gone at run time and a key becomes a path, so each store asks again before it uses one.
 * @throws Error where the key could name a place outside the store, or another key's.
 */
export function requireKey(key: BlobKey): BlobKey {
  if (parseBlobKey(key) === null || posix.normalize(key) !== key || key.endsWith('/')) {
    throw new Error(`Expected a blob key but received ${JSON.stringify(key)}`);
  }
  return key;
}

/** @throws RangeError where no blob of any size has such a part. */
export function requireRange({ start, end }: ByteRange): ByteRange {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start) {
    throw new RangeError(`Expected first and last byte but received ${start}-${end}`);
  }
  return { start, end };
}

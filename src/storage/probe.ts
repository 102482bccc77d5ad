import { Readable } from 'node:stream';
import { base32 } from '../random.ts';
import type { BlobKey } from '../story/ids.ts';
import type { BlobStore } from './blob-store.ts';

/** Writes and removes a small blob: only a write shows that a store can be written to. */
export async function probe(store: Pick<BlobStore, 'put' | 'delete'>): Promise<void> {
  const key = `probes/${base32(20)}` as BlobKey;
  await store.put(key, Readable.from([Buffer.from('probe')]));
  await store.delete(key);
}

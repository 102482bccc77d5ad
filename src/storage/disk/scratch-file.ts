import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { withScratch } from '../local-copy.ts';
import { readDiskError } from './disk-errors.ts';

/**
 * Puts a stream into a file of its own below `scratch`, measured on the way, and lends it to `use`; the file is gone
 * however that ends. @throws StorageFull, the source's own error, or what `use` throws.
 */
export async function withScratchFile<T>(
  source: Readable,
  algorithm: 'sha1' | 'sha256',
  scratch: string,
  use: (path: string, digest: Buffer) => Promise<T>,
): Promise<T> {
  return withScratch(scratch, async (folder) => {
    const path = join(folder, 'piece');
    const hash = createHash(algorithm);
    source.on('data', (chunk: Buffer) => hash.update(chunk));
    try {
      await pipeline(source, createWriteStream(path, { mode: 0o600 }));
    } catch (error) {
      throw readDiskError(error);
    }
    return use(path, hash.digest());
  });
}

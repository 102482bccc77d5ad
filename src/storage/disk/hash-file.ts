import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { BlobFacts } from '../blob-store.ts';

const step = 1024 * 1024;

/** Reads a file from its beginning to its end; 2 MiB of it are in memory at a time. */
export async function hashFile(file: FileHandle): Promise<BlobFacts> {
  const hash = createHash('sha256');
  const buffers = [Buffer.alloc(step), Buffer.alloc(step)] as const;
  const read = (turn: 0 | 1, position: number) => file.read(buffers[turn], 0, step, position);
  let bytes = 0;
  let turn: 0 | 1 = 0;
  let next = read(turn, 0);
  for (;;) {
    const { bytesRead } = await next;
    if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
    bytes += bytesRead;
    const whole = buffers[turn].subarray(0, bytesRead);
    turn = turn === 0 ? 1 : 0;
    next = read(turn, bytes);
    hash.update(whole);
  }
}

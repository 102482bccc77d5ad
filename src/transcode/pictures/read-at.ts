import type { FileHandle } from 'node:fs/promises';

/** Reads so many bytes from a place in a file; fewer where it ends. */
export type ReadAt = (at: number, bytes: number) => Promise<Buffer>;

export function readAtOf(file: FileHandle): ReadAt {
  return async (at, bytes) => {
    if (!Number.isSafeInteger(at) || at < 0 || bytes <= 0) return Buffer.alloc(0);
    const left = Math.max(0, (await file.stat()).size - at);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(bytes, left)), 0, null, at);
    return buffer.subarray(0, bytesRead);
  };
}

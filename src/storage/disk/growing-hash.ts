import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { BlobFacts } from '../blob-store.ts';

const step = 1024 * 1024;

export type GrowingHash = ReturnType<typeof growingHash>;

/**
 * The SHA-256 of a file that grows, counted as its bytes come. What this process has not seen, as after a restart, is
 * read behind the writer; of the file itself nothing is kept but a megabyte at a time.
 */
export function growingHash(path: string) {
  const hash = createHash('sha256');
  let bytes = 0;
  let reading: Promise<void> | null = null;

  async function read(): Promise<void> {
    const file = await open(path, 'r');
    try {
      await readOn(file, Buffer.allocUnsafe(step));
    } finally {
      await file.close();
    }
  }

  async function readOn(file: FileHandle, buffer: Buffer): Promise<void> {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, step, bytes);
      if (bytesRead === 0) return;
      hash.update(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  }

  function catchUp(): Promise<void> {
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  }

  return {
    /** These bytes were just written at `at`. */
    wrote(chunks: readonly Buffer[], at: number): void {
      if (reading === null && bytes === at) {
        for (const chunk of chunks) hash.update(chunk);
        bytes += chunks.reduce((sum, { length }) => sum + length, 0);
      } else {
        catchUp().catch(() => {});
      }
    },
    /** Of the file as it is now, once nobody writes it any more. */
    async facts(): Promise<BlobFacts> {
      // Whoever reads may have come to the end just before more was written.
      await reading?.catch(() => {});
      await catchUp();
      return { bytes, sha256: hash.copy().digest('hex') };
    },
  };
}

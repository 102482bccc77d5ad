import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { base32 } from '../../random.ts';

/** Bytes that are being collected in a file, which is made when the first of them come. */
export interface Spool {
  readonly path: string;
  bytes(): number;
  /** Resolves to how many it added, which is all of them. */
  add(chunk: Buffer): Promise<number>;
  close(): Promise<void>;
}

export function openSpool(folder: string): Spool {
  const path = join(folder, base32(10));
  let file: FileHandle | null = null;
  let bytes = 0;
  return {
    path,
    bytes: () => bytes,
    async add(chunk) {
      file ??= await open(path, 'wx', 0o600);
      for (let done = 0; done < chunk.length; ) {
        done += (await file.write(chunk, done, chunk.length - done, bytes + done)).bytesWritten;
      }
      bytes += chunk.length;
      return chunk.length;
    },
    async close() {
      const open = file;
      file = null;
      await open?.close();
    },
  };
}

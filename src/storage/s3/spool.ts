import { type FileHandle, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { base32 } from '../../random.ts';
import { partSize } from './part-size.ts';

/** Bytes of a part that are being collected: in memory where there is room for it, and in a file where there is none. */
export interface Spool {
  bytes(): number;
  /** Resolves to how many it added, which is all of them; never more than fill a part. */
  add(chunk: Uint8Array): Promise<number>;
  /** Hands over what was collected. Whoever uses it may not keep it; nothing can be added any more. */
  lend<T>(use: (bytes: Buffer) => Promise<T>): Promise<T>;
  /** Lets go of what was collected; not while it is lent. Can be asked again. */
  close(): Promise<void>;
}

/** Parts that may lie in memory while they are collected: all uploads of a process share them, and use them again. */
const mostInMemory = 10;
const free: Buffer[] = [];
let made = 0;

function borrow(): Buffer | null {
  const found = free.pop();
  if (found || made === mostInMemory) return found ?? null;
  made += 1;
  return Buffer.allocUnsafeSlow(partSize);
}

/** @param folder a local one, which goes away with whatever is left in it. */
export function openSpool(folder: string): Spool {
  const path = join(folder, base32(10));
  let memory: Buffer | null = null;
  let file: FileHandle | null = null;
  let bytes = 0;

  async function write(chunk: Uint8Array): Promise<void> {
    file ??= await open(path, 'wx', 0o600);
    for (let done = 0; done < chunk.length; ) {
      done += (await file.write(chunk, done, chunk.length - done, bytes + done)).bytesWritten;
    }
  }

  async function close(): Promise<void> {
    if (memory) free.push(memory);
    memory = null;
    const open = file;
    file = null;
    await open?.close();
  }

  return {
    bytes: () => bytes,
    async add(chunk) {
      if (bytes === 0) memory = borrow();
      if (memory) memory.set(chunk, bytes);
      else await write(chunk);
      bytes += chunk.length;
      return chunk.length;
    },
    async lend(use) {
      try {
        if (memory) return await use(memory.subarray(0, bytes));
        if (!file) return await use(Buffer.alloc(0));
        await close();
        const collected = await readFile(path);
        await rm(path);
        return await use(collected);
      } finally {
        await close();
      }
    },
    close,
  };
}

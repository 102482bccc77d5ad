import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { base32 } from '../random.ts';
import type { BlobKey } from '../story/ids.ts';
import type { BlobStore } from './blob-store.ts';
import { isMissing, readDiskError } from './disk/disk-errors.ts';

/**
 * Calls `use` with the path of a local copy of a blob, in the folder `scratch`, and removes the copy however `use` ends.
 * It is a copy on every store and never a link, so that a worker's tools cannot change the archive's own bytes.
 * @throws BlobNotFound, Unavailable, StorageFull, or what `use` throws.
 */
export async function withLocalCopy<T>(
  store: Pick<BlobStore, 'get'>,
  key: BlobKey,
  scratch: string,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const path = newCopyPath(scratch);
  try {
    await writeCopy(store, key, path);
    return await use(path);
  } finally {
    await rm(path, { force: true });
  }
}

/** A copy that goes with the folder `scratch`; resolves to its path. @throws as withLocalCopy does. */
export async function copyInto(
  store: Pick<BlobStore, 'get'>,
  key: BlobKey,
  scratch: string,
): Promise<string> {
  const path = newCopyPath(scratch);
  await writeCopy(store, key, path);
  return path;
}

const newCopyPath = (scratch: string) => join(scratch, `copy-${base32(16)}`);

async function writeCopy(store: Pick<BlobStore, 'get'>, key: BlobKey, path: string): Promise<void> {
  const source = await store.get(key);
  try {
    await pipeline(source, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    throw readDiskError(error);
  }
}

/** Calls `use` with a new folder of its own (0700) below `root`, and removes the folder however `use` ends. */
export async function withScratch<T>(root: string, use: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(root, scratchPrefix));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * Removes the scratch folders that a killed process left: those in which nothing was written since `olderThan`.
 * Resolves to how many. Leaves alone whatever withScratch did not make.
 */
export async function sweepScratch(root: string, olderThan: Date): Promise<number> {
  let removed = 0;
  for (const name of await namesIn(root)) {
    const folder = join(root, name);
    if (!name.startsWith(scratchPrefix) || (await lastWrite(folder)) >= olderThan.getTime()) continue;
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    removed += 1;
  }
  return removed;
}

const scratchPrefix = 'scratch-';

/** Milliseconds of the newest file within: a folder's own time does not change while a file in it grows. */
async function lastWrite(folder: string): Promise<number> {
  let newest = 0;
  for (const name of ['.', ...(await namesIn(folder, true))]) {
    const facts = await stat(join(folder, name)).catch(() => null);
    newest = Math.max(newest, facts?.mtimeMs ?? 0);
  }
  return newest;
}

async function namesIn(folder: string, recursive = false): Promise<string[]> {
  return readdir(folder, { recursive }).catch((error) => {
    if (isMissing(error)) return [];
    throw error;
  });
}

import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { base32 } from '../../random.ts';
import type { BlobKey } from '../../story/ids.ts';
import { BlobNotFound, type BlobStore, probe } from '../blob-store.ts';
import { type Measured, measure } from '../measure.ts';
import { requireKey, requireRange } from '../require-key.ts';
import { isMissing, readDiskError } from './disk-errors.ts';
import { pruneFolders, removeDurably, renameDurably } from './durable.ts';
import { fileEnd, refuseBelowFloor } from './file-end.ts';
import { walkBlobs } from './walk-blobs.ts';

export interface DiskOptions {
  /** The folder that holds the blobs. Made where it is missing, for this user only. */
  readonly root: string;
  /** Puts are refused while the file system has fewer bytes free than this. */
  readonly floorBytes?: number | undefined;
}

/**
 * A folder of files. A put writes to `incoming/` on the same file system and renames once the bytes are on the disk, so
 * that a key never shows a part of a blob.
 */
export function createDiskBlobStore(options: DiskOptions): BlobStore {
  const root = resolve(options.root);
  const floorBytes = options.floorBytes ?? 0;
  const incoming = join(root, 'incoming');
  const pathOf = (key: BlobKey) => join(root, requireKey(key));

  async function write(file: FileHandle, measured: Measured): Promise<void> {
    const end = fileEnd(file, 0, () => refuseBelowFloor(incoming, floorBytes));
    await pipeline(measured.chunks, end.stream);
    await file.sync();
  }

  const store: BlobStore = {
    async put(key, source, { signal } = {}) {
      const measured = measure(source, signal);
      const temporary = join(incoming, `${incomingName(key)}_${base32(26)}`);
      try {
        const path = pathOf(key);
        await mkdir(incoming, { recursive: true, mode: 0o700 });
        await refuseBelowFloor(incoming, floorBytes);
        const file = await open(temporary, 'wx', 0o600);
        try {
          await write(file, measured);
        } finally {
          await file.close();
        }
        signal?.throwIfAborted();
        await renameDurably(temporary, path, root);
        return measured.facts();
      } catch (error) {
        // The first error says more than one of tidying up; the sweep removes what is left.
        await rm(temporary, { force: true }).catch(() => {});
        const failure = measured.failure();
        throw failure ? failure.error : readDiskError(error);
      } finally {
        source.destroy();
      }
    },

    async get(key, range) {
      const part = range && requireRange(range);
      const file = await openBlob(key, pathOf(key));
      const { size } = await file.stat();
      if (!part) return file.createReadStream();
      if (part.start < size) return file.createReadStream(part);
      await file.close();
      throw new RangeError(`Expected a start below ${size} but received ${part.start}`);
    },

    async stat(key) {
      const facts = await stat(pathOf(key)).catch((error) => throwRead(key, error));
      if (!facts.isFile()) throw new BlobNotFound(key);
      return { key, bytes: facts.size, storedAt: facts.mtime };
    },

    async delete(key) {
      const path = pathOf(key);
      try {
        await removeDurably(path);
        await pruneFolders(dirname(path), root);
      } catch (error) {
        if (!isMissing(error)) throw readDiskError(error);
      }
    },

    list: (prefix) => walkBlobs(root, prefix),

    /** A file still growing is young, however long ago its upload began. */
    async sweepUnfinished(before, prefix = '') {
      let removed = 0;
      for (const name of await readdir(incoming).catch(() => [])) {
        if (!name.startsWith(incomingName(prefix))) continue;
        const path = join(incoming, name);
        const facts = await stat(path).catch(() => null);
        if (facts === null || facts.mtime >= before) continue;
        await rm(path, { force: true });
        removed += 1;
      }
      return removed;
    },

    check: () => probe(store),
    close: async () => {},
  };
  return store;
}

/** What is on its way to a key is one file beside the others, named after it, so that it can be found again. */
const incomingName = (key: string) => key.replaceAll('/', '~');

async function openBlob(key: BlobKey, path: string): Promise<FileHandle> {
  const file = await open(path, 'r').catch((error) => throwRead(key, error));
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw new BlobNotFound(key);
}

function throwRead(key: BlobKey, error: unknown): never {
  throw isMissing(error) ? new BlobNotFound(key, { cause: error }) : readDiskError(error);
}

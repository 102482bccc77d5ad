import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { base32 } from '../../random.ts';
import type { BlobKey } from '../../story/ids.ts';
import { BlobNotFound, type BlobStore, type ByteRange, type ProxyHeader, probe } from '../blob-store.ts';
import { type Measured, measure } from '../measure.ts';
import { requireKey, requireRange } from '../require-key.ts';
import { isMissing, readDiskError, storeUnavailable } from './disk-errors.ts';
import { pruneFolders, removeDurably, renameDurably } from './durable.ts';
import { fileEnd, refuseBelowFloor } from './file-end.ts';
import { walkBlobs } from './walk-blobs.ts';

export interface DiskOptions {
  /** The folder that holds the blobs. Made where it is missing, for this user only. */
  readonly root: string;
  /** Puts are refused while the file system has fewer bytes free than this. */
  readonly floorBytes?: number | undefined;
  /** A proxy in front sends the files, as it is asked to by this header. */
  readonly proxy?: ProxyHeader | undefined;
}

/** Where nginx has the folder of the blobs, for itself alone: docs/delivery.md. */
const accelFolder = '/blobs/';

/**
 * A folder of files. A put writes to `incoming/` on the same file system and renames once the bytes are on the disk, so
 * that a key never shows a part of a blob.
 */
export function createDiskBlobStore(options: DiskOptions): BlobStore {
  const root = resolve(options.root);
  const { proxy } = options;
  const floorBytes = options.floorBytes ?? 0;
  const incoming = join(root, 'incoming');
  const pathOf = (key: BlobKey) => join(root, requireKey(key));

  async function write(file: FileHandle, measured: Measured): Promise<void> {
    const end = fileEnd(file, 0, () => refuseBelowFloor(incoming, floorBytes));
    await pipeline(measured.chunks, end.stream);
    await file.sync();
  }

  /** nginx is told an address of its own, that nobody can ask for from outside; the others the file's path. */
  const placeOf = (key: BlobKey) =>
    proxy === 'X-Accel-Redirect' ? accelFolder + key : encodeURI(pathOf(key));

  const store: BlobStore = {
    ...(proxy && {
      elsewhere: ({ key }) => ({ by: 'proxy', header: proxy, value: placeOf(requireKey(key)) }),
    }),

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
      const { file, part } = await openPart(key, pathOf(key), range);
      const isEmpty = part.end < part.start;
      return file.createReadStream({ ...(isEmpty ? {} : part), highWaterMark: pieceBytes });
    },

    async read(key, range) {
      const { file, part } = await openPart(key, pathOf(key), range);
      try {
        const bytes = Buffer.allocUnsafe(part.end - part.start + 1);
        await fill(bytes, file, part.start);
        return bytes;
      } finally {
        await file.close();
      }
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

/** What one read brings: four times what Node would ask for, and half the work for a megabyte. */
const pieceBytes = 256 * 1024;

/** The file, and which part of it is meant; the caller closes it. */
async function openPart(
  key: BlobKey,
  path: string,
  range: ByteRange | undefined,
): Promise<{ file: FileHandle; part: ByteRange }> {
  const wanted = range && requireRange(range);
  const file = await open(path, 'r').catch((error) => throwRead(key, error));
  try {
    const facts = await file.stat();
    if (!facts.isFile()) throw new BlobNotFound(key);
    const { size } = facts;
    if (!wanted) return { file, part: { start: 0, end: size - 1 } };
    if (wanted.start < size)
      return { file, part: { start: wanted.start, end: Math.min(wanted.end, size - 1) } };
    throw new RangeError(`Expected a start below ${size} but received ${wanted.start}`);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function fill(bytes: Buffer, file: FileHandle, start: number): Promise<void> {
  for (let filled = 0; filled < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, start + filled);
    if (bytesRead === 0) throw storeUnavailable();
    filled += bytesRead;
  }
}

function throwRead(key: BlobKey, error: unknown): never {
  throw isMissing(error) ? new BlobNotFound(key, { cause: error }) : readDiskError(error);
}

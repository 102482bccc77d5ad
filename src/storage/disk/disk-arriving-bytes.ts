import { mkdirSync } from 'node:fs';
import { open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStore } from '@tus/file-store';
import type { Upload } from '@tus/server';
import { type ArrivalId, type BlobKey, parseArrivalId } from '../../story/ids.ts';
import { type ArrivingBytes, arrivingFolder, nothingArrived, throwMissing } from '../arriving-bytes.ts';
import { arrivingNotes } from '../arriving-notes.ts';
import { BlobNotFound } from '../blob-errors.ts';
import { fileEnd } from '../file-end.ts';
import { hashFile } from '../hash-file.ts';
import { requireKey } from '../require-key.ts';
import { isMissing, readDiskError } from './disk-errors.ts';
import { renameDurably } from './durable.ts';
import { refuseBelowFloor } from './free-space.ts';

export interface DiskArrivingOptions {
  /** The folder of the disk store's blobs: on one file system a whole file becomes a blob by its name alone. */
  readonly root: string;
  readonly floorBytes?: number | undefined;
}

/** Files that are still arriving, in a folder beside the blobs. */
export function createDiskArrivingBytes({ root: given, floorBytes = 0 }: DiskArrivingOptions): ArrivingBytes {
  const root = resolve(given);
  const folder = join(root, arrivingFolder);
  // The store below makes it too, but for everybody, and where it cannot it ends the process.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pathOf = (id: ArrivalId) => join(folder, id);
  const tus = new ArrivingFiles(folder, floorBytes);

  async function remove(id: ArrivalId): Promise<void> {
    await rm(pathOf(id), { force: true });
    await tus.configstore.delete(id);
  }

  return {
    tus,
    async head(id, length) {
      const file = await open(pathOf(id), 'r').catch((error) => {
        throw isMissing(error) ? nothingArrived({ cause: error }) : readDiskError(error);
      });
      try {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, 0);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    async end(id) {
      const { offset, size } = await tus.getUpload(id).catch(throwMissing);
      if (size === undefined) await tus.declareUploadLength(id, offset);
      return offset;
    },
    async keep(id, key) {
      try {
        const path = pathOf(id);
        const facts = await settle(path, key);
        await renameDurably(path, join(root, requireKey(key)), root);
        await tus.configstore.delete(id);
        return facts;
      } catch (error) {
        throw readDiskError(error);
      }
    },
    remove,
    async *list() {
      const seen = new Map<ArrivalId, Date>();
      for (const name of await readdir(folder)) {
        const id = parseArrivalId(name.split('.')[0] ?? '');
        const facts = id && (await stat(join(folder, name)).catch(() => null));
        if (!id || !facts) continue;
        const before = seen.get(id);
        if (!before || before < facts.mtime) seen.set(id, facts.mtime);
      }
      for (const [id, changedAt] of seen) yield { id, changedAt };
    },
    close: async () => {},
  };
}

/** Measures a file and brings it to the disk, for its own user only as every blob. */
async function settle(path: string, key: BlobKey) {
  const file = await open(path, 'r').catch((error) => {
    throw isMissing(error) ? new BlobNotFound(key, { cause: error }) : error;
  });
  try {
    const [facts] = await Promise.all([hashFile(file), file.sync()]);
    return facts;
  } finally {
    await file.close();
  }
}

/** The file store of tus, which says in the archive's words what the disk has against a write, and keeps some room free. */
class ArrivingFiles extends FileStore {
  readonly #floorBytes: number;

  constructor(directory: string, floorBytes: number) {
    super({ directory, configstore: arrivingNotes(directory) });
    this.#floorBytes = floorBytes;
  }

  override async create(upload: Upload): Promise<Upload> {
    try {
      await refuseBelowFloor(this.directory, this.#floorBytes);
      await writeFile(join(this.directory, upload.id), '', { flag: 'wx', mode: 0o600 });
      await this.configstore.set(upload.id, upload);
      return upload;
    } catch (error) {
      throw readDiskError(error);
    }
  }

  /** What came before a failure stays, so that it is not sent again. */
  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const check = () => refuseBelowFloor(this.directory, this.#floorBytes);
    try {
      await check();
      const file = await open(join(this.directory, id), 'r+');
      try {
        const end = fileEnd(file, offset, check);
        await pipeline(source, end.stream);
        return end.reached();
      } finally {
        await file.close();
      }
    } catch (error) {
      throw readDiskError(error);
    }
  }
}

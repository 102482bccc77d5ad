import { mkdirSync } from 'node:fs';
import { open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ERRORS, Upload } from '@tus/server';
import { type ArrivalId, type BlobKey, parseArrivalId } from '../../story/ids.ts';
import {
  type ArrivingBytes,
  arrivingFolder,
  nothingArrived,
  type TusStore,
  throwMissing,
} from '../arriving-bytes.ts';
import { type BlobFacts, BlobNotFound } from '../blob-store.ts';
import { requireKey } from '../require-key.ts';
import { type ArrivingNotes, arrivingNotes } from './arriving-notes.ts';
import { isMissing, readDiskError } from './disk-errors.ts';
import { renameDurably } from './durable.ts';
import { fileEnd, refuseBelowFloor } from './file-end.ts';
import { type GrowingHash, growingHash } from './growing-hash.ts';

export interface DiskArrivingOptions {
  /** The folder of the disk store's blobs: on one file system a whole file becomes a blob by its name alone. */
  readonly root: string;
  readonly floorBytes?: number | undefined;
}

/** Files that are still arriving, in a folder beside the blobs. */
export function createDiskArrivingBytes({ root: given, floorBytes = 0 }: DiskArrivingOptions): ArrivingBytes {
  const root = resolve(given);
  const folder = join(root, arrivingFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pathOf = (id: ArrivalId) => join(folder, id);
  const notes = arrivingNotes(folder);
  const hashes = hashesOfArrivals(folder);
  const tus = arrivingFiles(folder, notes, floorBytes, hashes);

  async function remove(id: ArrivalId): Promise<void> {
    await rm(pathOf(id), { force: true });
    hashes.forget(id);
    await notes.delete(id);
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
    // A disk is asked quickly.
    left: () => null,
    async end(id) {
      const { offset, size } = await tus.getUpload(id).catch(throwMissing);
      if (size === undefined) await tus.declareUploadLength(id, offset);
      return offset;
    },
    async keep(id, key) {
      try {
        const path = pathOf(id);
        const facts = await settle(path, key, () => hashes.facts(id));
        await renameDurably(path, join(root, requireKey(key)), root);
        hashes.forget(id);
        await notes.delete(id);
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

/** Brings a file to the disk, and asks what it is. */
async function settle(path: string, key: BlobKey, facts: () => Promise<BlobFacts>): Promise<BlobFacts> {
  const file = await open(path, 'r').catch((error) => {
    throw isMissing(error) ? new BlobNotFound(key, { cause: error }) : error;
  });
  try {
    const [found] = await Promise.all([facts(), file.sync()]);
    return found;
  } finally {
    await file.close();
  }
}

/** The hashes that this process counts, the last thousand; one holds while nobody else has written the file. */
function hashesOfArrivals(folder: string) {
  const most = 1000;
  const known = new Map<string, { readonly hash: GrowingHash; readonly left: string }>();
  const lookOf = async (id: string) => {
    const { size, mtimeMs } = await stat(join(folder, id));
    return `${size} ${mtimeMs}`;
  };
  /** The hash as this process left it; a new one, that reads all there is, where somebody wrote since. */
  async function of(id: string): Promise<GrowingHash> {
    const found = known.get(id);
    return found && found.left === (await lookOf(id)) ? found.hash : growingHash(join(folder, id));
  }
  return {
    of,
    facts: async (id: string) => (await of(id)).facts(),
    /** What it counted is what lies there now. */
    async left(id: string, hash: GrowingHash): Promise<void> {
      known.delete(id);
      known.set(id, { hash, left: await lookOf(id) });
      for (const oldest of known.keys()) {
        if (known.size <= most) break;
        known.delete(oldest);
      }
    },
    forget: (id: string) => known.delete(id),
  };
}

/** The tus protocol's store in a folder: a file for each arrival, and a note of its length beside it. */
function arrivingFiles(
  folder: string,
  notes: ArrivingNotes,
  floorBytes: number,
  hashes: ReturnType<typeof hashesOfArrivals>,
): TusStore {
  const checkRoom = () => refuseBelowFloor(folder, floorBytes);

  return {
    async create(upload) {
      try {
        await checkRoom();
        await writeFile(join(folder, upload.id), '', { flag: 'wx', mode: 0o600 });
        await notes.set(upload.id, { size: upload.size });
        return upload;
      } catch (error) {
        throw readDiskError(error);
      }
    },

    async declareUploadLength(id, size) {
      if (!(await notes.get(id))) throw ERRORS.FILE_NOT_FOUND;
      await notes.set(id, { size });
    },

    async getUpload(id) {
      const note = await notes.get(id);
      if (!note) throw ERRORS.FILE_NOT_FOUND;
      const { size: offset } = await stat(join(folder, id)).catch((error) => {
        throw isMissing(error) ? ERRORS.FILE_NO_LONGER_EXISTS : readDiskError(error);
      });
      return new Upload({ id, offset, ...(note.size === undefined ? {} : { size: note.size }) });
    },

    /** What came before a failure stays, so that it is not sent again. */
    async write(source, id, offset) {
      try {
        await checkRoom();
        const hash = await hashes.of(id);
        const file = await open(join(folder, id), 'r+');
        try {
          const end = fileEnd(file, offset, checkRoom, hash.wrote);
          await pipeline(source, end.stream);
          return end.reached();
        } finally {
          await file.close();
          await hashes.left(id, hash).catch(() => hashes.forget(id));
        }
      } catch (error) {
        throw readDiskError(error);
      }
    },
  };
}

import { readFile, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { ERRORS, Upload } from '@tus/server';
import type { TusStore } from '../arriving-bytes.ts';
import { readDiskError, storeUnavailable } from '../disk/disk-errors.ts';
import { sweepScratch, withScratch } from '../local-copy.ts';
import { type ArrivalNote, arrivalObjects, type Part } from './s3-arrival-objects.ts';
import { readS3Error } from './s3-errors.ts';
import { openSpool, type Spool } from './spool.ts';

/** Every part but the last has exactly so many bytes, as some stores ask for; so a part's number says where it belongs. */
const partSize = 8 * 1024 * 1024;
/** Parts of one upload that are on their way to the store at once. */
const partsOfOne = 4;
/** Parts that are in memory, and on their way to the store, at once: all uploads share them. */
const partsOfAll = 8;
const day = 24 * 3600 * 1000;

export interface S3ArrivingStore extends TusStore {
  /** See `ArrivingBytes.end`. @throws FILE_NOT_FOUND of the protocol */
  end(id: string): Promise<number>;
  remove(id: string): Promise<void>;
}

/**
 * The tus protocol's store on S3: an arrival is a multipart upload. What comes is collected in scratch, part by part, and
 * several parts go on their way side by side; what does not fill a part is kept as an object of its own, the tail, until
 * more comes. Only parts without a gap before them count, so a part that failed takes back what came after it until the
 * sender has sent it again; then what lies behind it counts too.
 * @param folder what the key of every arrival begins with.
 * @param scratch a local folder.
 */
export function createS3ArrivingStore(
  client: S3Client,
  { bucket, folder, scratch }: { readonly bucket: string; readonly folder: string; readonly scratch: string },
): S3ArrivingStore {
  const notes = knownNotes();
  const permits = countPermits(partsOfAll);
  let isSwept = false;
  const objectsOf = (id: string) => arrivalObjects(client, bucket, folder + id);

  /** @throws FILE_NOT_FOUND */
  async function noteOf(id: string): Promise<ArrivalNote> {
    const note = notes.get(id) ?? (await objectsOf(id).note());
    if (!note) throw ERRORS.FILE_NOT_FOUND;
    notes.set(id, note);
    return note;
  }

  /** An upload without parts was completed, or was cleared away by a rule of the bucket. @throws FILE_NOT_FOUND */
  async function bytesCompleted(id: string): Promise<number> {
    const bytes = await objectsOf(id).completed();
    if (bytes === null) throw ERRORS.FILE_NOT_FOUND;
    return bytes;
  }

  async function offsetOf(id: string, { uploadId, size }: ArrivalNote): Promise<number> {
    const objects = objectsOf(id);
    const parts = await objects.parts(uploadId);
    if (!parts) return bytesCompleted(id);
    const { bytes } = withoutGap(parts, size);
    const tail = await objects.tail();
    return tail?.start === bytes ? bytes + tail.bytes : bytes;
  }

  async function getUpload(id: string): Promise<Upload> {
    const note = await noteOf(id);
    const offset = await offsetOf(id, note);
    return new Upload({ id, offset, ...(note.size === null ? {} : { size: note.size }) });
  }

  async function declareUploadLength(id: string, size: number): Promise<void> {
    const note = { ...(await noteOf(id)), size };
    await objectsOf(id).saveNote(note);
    notes.set(id, note);
  }

  async function write(source: Readable, id: string, offset: number, folder: string): Promise<number> {
    const objects = objectsOf(id);
    const { uploadId, size } = await noteOf(id);
    const parts = await objects.parts(uploadId);
    if (!parts) return bytesCompleted(id);
    const { bytes: start, count } = withoutGap(parts, size);
    const left = offset - start;
    let number = count + 1;
    let reached = offset;
    let spool = openSpool(folder);

    const sending = sideBySide(partsOfOne);
    const send = (path: string, number: number) =>
      sending.begin(() =>
        permits.use(async () => {
          parts.set(number, await objects.putPart(uploadId, number, await take(path)));
        }),
      );

    try {
      if (left !== 0) await recall(await objects.openTail(start), left, spool);
      for await (const chunk of source) {
        for (let done = 0; done < chunk.length; ) {
          done += await spool.add(chunk.subarray(done, done + partSize - spool.bytes()));
          if (spool.bytes() < partSize) continue;
          await spool.close();
          await send(spool.path, number);
          number += 1;
          spool = openSpool(folder);
        }
        sending.throwIfFailed();
        reached += chunk.length;
      }
      await spool.close();
      if (spool.bytes() > 0 && reached === size) await send(spool.path, number);
      await sending.all();
      const here = withoutGap(parts, size);
      if (here.bytes < reached && reached > offset) {
        const { path } = spool;
        await permits.use(async () => objects.putTail(here.bytes, await take(path)));
      }
      // What lay behind a gap that is closed now is there already.
      reached = Math.max(reached, here.bytes);
      if (reached === size) await complete(id, uploadId, parts, size);
      return reached;
    } finally {
      await spool.close();
      // Nothing is written any more when this is over.
      await sending.all().catch(() => {});
    }
  }

  async function complete(
    id: string,
    uploadId: string,
    parts: Map<number, Part>,
    size: number,
  ): Promise<void> {
    const objects = objectsOf(id);
    if (size === 0) parts.set(1, await objects.putPart(uploadId, 1, Buffer.alloc(0)));
    const { count } = withoutGap(parts, size);
    const inOrder = [...parts].sort(([one], [other]) => one - other).map(([, part]) => part);
    try {
      await objects.complete(uploadId, inOrder.slice(0, Math.max(1, count)));
    } catch (error) {
      // The answer to a completion can be lost though it was made; asked again, the upload is gone.
      if ((await objects.parts(uploadId)) || (await objects.completed()) !== size) throw error;
    }
  }

  const store: S3ArrivingStore = {
    create: (upload) =>
      inOurWords(async () => {
        notes.set(upload.id, await objectsOf(upload.id).begin(upload.size ?? null));
        return upload;
      }),
    declareUploadLength: (id, size) => inOurWords(() => declareUploadLength(id, size)),
    getUpload: (id) => inOurWords(() => getUpload(id)),
    write(source, id, offset) {
      // What a killed server left of pieces that it had collected.
      if (!isSwept) sweepScratch(scratch, new Date(Date.now() - day)).catch(() => 0);
      isSwept = true;
      return inOurWords(() => withScratch(scratch, (folder) => write(source, id, offset, folder)));
    },
    async end(id) {
      const { offset, size } = await store.getUpload(id);
      if (size === undefined) await store.declareUploadLength(id, offset);
      // A bucket shows an object only once its upload was completed, which a write of nothing does.
      if (size === undefined || size === offset) await store.write(Readable.from([]), id, offset);
      return offset;
    },
    remove: (id) =>
      inOurWords(async () => {
        await objectsOf(id).remove();
        notes.delete(id);
      }),
  };
  return store;
}

/** The parts that count, from the first: each is full, or is the end of the file. */
function withoutGap(parts: ReadonlyMap<number, Part>, size: number | null): { bytes: number; count: number } {
  let bytes = 0;
  let count = 0;
  for (;;) {
    const next = parts.get(count + 1);
    if (!next || (next.bytes !== partSize && bytes + next.bytes !== size)) return { bytes, count };
    bytes += next.bytes;
    count += 1;
  }
}

/** Brings back what was left of the piece before. */
async function recall(tail: Readable | null, bytes: number, spool: Spool): Promise<void> {
  for await (const chunk of tail ?? []) await spool.add(chunk);
  if (spool.bytes() !== bytes) throw storeUnavailable();
}

/** Into memory, out of the folder. */
async function take(path: string): Promise<Buffer> {
  const bytes = await readFile(path);
  await rm(path);
  return bytes;
}

/** Runs work side by side, `most` at once. After a failure nothing more is begun. */
function sideBySide(most: number) {
  const underWay = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | null = null;
  const throwIfFailed = () => {
    if (failure) throw failure.error;
  };
  return {
    throwIfFailed,
    /** Resolves once it has begun. @throws what failed before it. */
    async begin(work: () => Promise<void>): Promise<void> {
      while (underWay.size >= most) await Promise.race(underWay);
      throwIfFailed();
      const running = work()
        .catch((error) => {
          failure ??= { error };
        })
        .finally(() => underWay.delete(running));
      underWay.add(running);
    },
    /** Resolves once all is done. @throws what failed first. */
    async all(): Promise<void> {
      await Promise.all(underWay);
      throwIfFailed();
    },
  };
}

/** Lets `most` run at once, in the order in which they asked. */
function countPermits(most: number) {
  let free = most;
  const waiting: (() => void)[] = [];
  return {
    async use(work: () => Promise<void>): Promise<void> {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else free += 1;
      }
    },
  };
}

/** A note changes once, when the length becomes known: then it is remembered, and several servers agree. */
function knownNotes() {
  const most = 1000;
  const known = new Map<string, ArrivalNote>();
  return {
    get: (id: string) => known.get(id),
    set(id: string, note: ArrivalNote) {
      if (note.size === null) return;
      known.set(id, note);
      for (const oldest of known.keys()) {
        if (known.size <= most) break;
        known.delete(oldest);
      }
    },
    delete: (id: string) => known.delete(id),
  };
}

async function inOurWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw readDiskError(readS3Error(error));
  }
}

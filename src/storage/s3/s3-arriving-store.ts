import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { ERRORS, Upload } from '@tus/server';
import type { TusStore } from '../arriving-bytes.ts';
import type { BlobFacts } from '../blob-store.ts';
import { readDiskError, storeUnavailable } from '../disk/disk-errors.ts';
import { sweepScratch, withScratch } from '../local-copy.ts';
import { beginHash, takeUpHash } from '../running-hash.ts';
import { partSize } from './part-size.ts';
import { oneAtATime, partsOfOne, permits, sideBySide } from './parts-under-way.ts';
import { type ArrivalNote, arrivalObjects, type LaidDown, type Part } from './s3-arrival-objects.ts';
import { isMissingInS3, readS3Error } from './s3-errors.ts';
import { type Ends, knownParts, noteEnd, type Standing, whatCounts, withoutGap } from './s3-standing.ts';
import { openSpool, type Spool } from './spool.ts';

/** Milliseconds after which a piece that is still coming is told of. */
const progressEvery = 1000;
/** How much is remembered of a file's beginning, for whoever judges it once it is whole. */
const longestHead = 8 * 1024;
const day = 24 * 3600 * 1000;

export interface S3ArrivingStore extends TusStore {
  /** See `ArrivingBytes.end`. @throws FILE_NOT_FOUND of the protocol */
  end(id: string): Promise<number>;
  /** See `ArrivingBytes.head`: of an arrival that became whole here; null where it has to be read. */
  head(id: string, length: number): Buffer | null;
  /** See `ArrivingBytes.left`. */
  left(id: string): number | null;
  /** What a completed upload is; null where there is none. */
  facts(id: string): Promise<BlobFacts | null>;
  remove(id: string): Promise<void>;
}

/** What of an arrival was found, before it is gone on with; or how many bytes it is, where it is whole. */
type Look =
  | { readonly offset: number; readonly whole: number }
  | {
      readonly offset: number;
      readonly parts: Map<number, Part>;
      readonly ends: Ends;
      readonly standing: Standing;
    };

/** What this process left of an arrival; it holds while nobody else has written, as the tail's mark tells. */
interface Seen {
  readonly parts: ReadonlyMap<number, Part>;
  readonly ends: Ends;
  readonly count: number;
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
  const seen = remembered<Seen>();
  const looked = remembered<Look>();
  const finished = remembered<BlobFacts>();
  const heads = remembered<Buffer>();
  /** Of each tail as this process knows it. */
  const marks = remembered<string | null>();
  /** What is being written of each tail, one after another. */
  const telling = new Map<string, Promise<void>>();
  let isSwept = false;
  const objectsOf = (id: string) => arrivalObjects(client, bucket, folder + id);

  /** @throws FILE_NOT_FOUND */
  async function noteOf(id: string): Promise<ArrivalNote> {
    const note = notes.get(id) ?? (await objectsOf(id).note());
    if (!note) throw ERRORS.FILE_NOT_FOUND;
    notes.set(id, note);
    return note;
  }

  async function keepTail(id: string, start: number, bytes: Buffer, hash: LaidDown): Promise<void> {
    const before = telling.get(id);
    const now = (async () => {
      await before?.catch(() => {});
      marks.set(id, await objectsOf(id).putTail(start, bytes, hash));
    })();
    telling.set(id, now);
    try {
      await now;
    } finally {
      if (telling.get(id) === now) telling.delete(id);
    }
  }

  /** Two questions at once: what was written last, and which parts there are. @throws FILE_NOT_FOUND */
  async function look(id: string, { uploadId, size }: ArrivalNote): Promise<Look> {
    const objects = objectsOf(id);
    await telling.get(id)?.catch(() => {});
    const before = seen.get(id);
    const [tail, newer] = await Promise.all([objects.tail(), objects.parts(uploadId, before?.count)]);
    // Another server may have gone on with it since, or it was completed.
    const isSame = before !== undefined && marks.get(id) === (tail?.mark ?? null);
    marks.set(id, tail?.mark ?? null);
    if (!isSame) seen.delete(id);
    const parts = newer && before && !isSame ? await objects.parts(uploadId) : newer;
    if (!parts || (parts.size === 0 && !isSame)) {
      // An upload without parts was completed, or has none yet, or was cleared away by a rule of the bucket.
      const whole = await objects.completed();
      if (whole !== null) return { offset: whole, whole };
      if (!parts) throw ERRORS.FILE_NOT_FOUND;
    }
    const all = isSame ? knownParts(parts, before.parts) : parts;
    const ends: Ends = isSame ? before.ends : new Map();
    const standing = whatCounts(all, tail, size, ends);
    return { offset: standing.start + standing.tail, parts: all, ends, standing };
  }

  async function getUpload(id: string): Promise<Upload> {
    const note = await noteOf(id);
    const found = await look(id, note);
    // Whoever asks is about to write, as a rule, and need not ask again.
    looked.set(id, found);
    return new Upload({ id, offset: found.offset, ...(note.size === null ? {} : { size: note.size }) });
  }

  async function declareUploadLength(id: string, size: number): Promise<void> {
    const note = { ...(await noteOf(id)), size };
    await objectsOf(id).saveNote(note);
    notes.set(id, note);
  }

  async function write(source: Readable, id: string, offset: number, folder: string): Promise<number> {
    const objects = objectsOf(id);
    const note = await noteOf(id);
    const { uploadId, size } = note;
    const before = looked.get(id);
    looked.delete(id);
    const found = before?.offset === offset ? before : await look(id, note);
    if ('whole' in found) return found.whole;
    if (found.offset !== offset) throw storeUnavailable();
    const { parts, ends, standing } = found;
    const { hash } = standing;
    const isRunning = hash.bytes() === offset;
    const after = standing.count;
    let number = after + 1;
    let reached = offset;
    let spool = openSpool(folder);
    let isOver = false;
    const here = () => withoutGap(parts, size, isRunning ? { after, ends } : undefined);
    /** How far it has come, now and then: a kill sends back to there. */
    const progress = oneAtATime(progressEvery, async () => {
      const { bytes, count } = here();
      const laidDown = ends.get(count);
      if (count > after && laidDown) await keepTail(id, bytes, Buffer.alloc(0), { bytes, laidDown });
    });
    const sending = sideBySide(partsOfOne);
    const putPart = async (number: number, bytes: Buffer, end: string | undefined) => {
      parts.set(number, { ...(await objects.putPart(uploadId, number, bytes)), end });
      if (isRunning) progress.wanted();
    };
    /** What is full goes on its way, and a new one is begun. */
    const sendPart = async () => {
      const [full, its] = [spool, number];
      const end = isRunning ? hash.layDown() : undefined;
      if (end !== undefined) noteEnd(ends, its, end);
      await sending.begin(() => permits.use(() => full.lend((bytes) => putPart(its, bytes, end))));
      number += 1;
      spool = openSpool(folder);
    };

    /** For the next piece, where nobody else writes before it comes. */
    const leave = (reached: number) => {
      const { bytes, count } = here();
      const end = ends.get(count);
      const its = hash.bytes() === reached ? hash : end === undefined ? null : takeUpHash(bytes, end);
      if (!its) return;
      const next = { count, start: bytes, tail: reached - bytes, hash: its };
      looked.set(id, { offset: reached, parts, ends, standing: next });
    };

    try {
      if (standing.tail > 0) await recall(await objects.openTail(standing.start), standing.tail, spool);
      for await (const chunk of source) {
        for (let done = 0; done < chunk.length; ) {
          const added = chunk.subarray(done, done + partSize - spool.bytes());
          if (isRunning) hash.update(added);
          done += await spool.add(added);
          if (spool.bytes() === partSize) await sendPart();
        }
        sending.throwIfFailed();
        if (reached < longestHead) heads.set(id, headOf(heads.get(id), chunk, reached));
        reached += chunk.length;
      }
      if (spool.bytes() > 0 && reached === size) await sendPart();
      await sending.all();
      await progress.over();
      const { bytes, count } = here();
      if (bytes < reached && reached > offset) {
        const laidDown = { bytes: hash.bytes(), laidDown: hash.layDown() };
        await permits.use(() => spool.lend((tail) => keepTail(id, bytes, tail, laidDown)));
      } else if (count > after && bytes !== size) {
        const laidDown = ends.get(count);
        const told = laidDown ? keepTail(id, bytes, Buffer.alloc(0), { bytes, laidDown }) : null;
        // The bytes are safe. Of a file whose sender has all of it, the next piece may come while this is being said: after
        // a kill they are sent again. Of a recording the sender keeps only what has not arrived.
        if (size === null) await told;
        else told?.catch(() => {});
      }
      // What lay behind a gap that is closed now is there already.
      reached = Math.max(reached, bytes);
      if (reached === size) {
        await complete(id, uploadId, parts, size, ends.get(count) ?? null);
        isOver = true;
      } else {
        leave(reached);
      }
      return reached;
    } catch (error) {
      // Another server completed it, or a rule of the bucket cleared it away: asked again, the store says which.
      isOver = isMissingInS3(error);
      throw isOver ? storeUnavailable({ cause: error }) : error;
    } finally {
      await spool.close();
      // Nothing is written any more when this is over.
      await sending.all().catch(() => {});
      await progress.over();
      if (isOver) seen.delete(id);
      else seen.set(id, { parts, ends, count: here().count });
    }
  }

  async function complete(
    id: string,
    uploadId: string,
    parts: Map<number, Part>,
    size: number,
    laidDown: string | null,
  ): Promise<void> {
    const objects = objectsOf(id);
    if (size === 0) parts.set(1, await objects.putPart(uploadId, 1, Buffer.alloc(0)));
    const { count } = withoutGap(parts, size);
    const inOrder = [...parts].sort(([one], [other]) => one - other).map(([, part]) => part);
    const whole = laidDown === null ? null : takeUpHash(size, laidDown);
    try {
      await Promise.all([
        objects.complete(uploadId, inOrder.slice(0, Math.max(1, count))),
        // For whoever finishes it after a kill; without it, the file would be read.
        laidDown && keepTail(id, size, Buffer.alloc(0), { bytes: size, laidDown }).catch(() => null),
      ]);
    } catch (error) {
      // The answer to a completion can be lost though it was made; asked again, the upload is gone.
      if ((await objects.parts(uploadId))?.size || (await objects.completed()) !== size) throw error;
    }
    if (whole) finished.set(id, { bytes: size, sha256: whole.digest() });
  }

  /** Of a completed upload. What its hash has not counted is read. */
  async function facts(id: string): Promise<BlobFacts | null> {
    const objects = objectsOf(id);
    const known = finished.get(id);
    if (known) return known;
    const bytes = await objects.completed();
    if (bytes === null) return null;
    const laidDown = (await objects.tail())?.hash;
    const hash = laidDown && laidDown.bytes() <= bytes ? laidDown : beginHash();
    if (hash.bytes() < bytes) {
      for await (const chunk of (await objects.open(hash.bytes())) ?? []) hash.update(chunk);
    }
    if (hash.bytes() !== bytes) throw storeUnavailable();
    return { bytes, sha256: hash.digest() };
  }

  const store: S3ArrivingStore = {
    create: (upload) =>
      inOurWords(async () => {
        notes.set(upload.id, await objectsOf(upload.id).begin(upload.size ?? null));
        seen.set(upload.id, { parts: new Map(), ends: new Map(), count: 0 });
        marks.set(upload.id, null);
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
    head(id, length) {
      const known = heads.get(id);
      const { bytes } = finished.get(id) ?? { bytes: 0 };
      return known && bytes > 0 && known.length >= Math.min(length, bytes) ? known.subarray(0, length) : null;
    },
    left: (id) => looked.get(id)?.offset ?? null,
    facts: (id) => inOurWords(() => facts(id)),
    remove: (id) =>
      inOurWords(async () => {
        await telling.get(id)?.catch(() => {});
        // What was completed here has no parts any more.
        await objectsOf(id).remove(finished.get(id) !== undefined);
        for (const each of [notes, seen, looked, finished, heads, marks]) each.delete(id);
      }),
  };
  return store;
}

/** The first bytes of a file, with more of them that came at `at`. */
function headOf(before: Buffer | undefined, chunk: Buffer, at: number): Buffer {
  const known = before ?? Buffer.alloc(0);
  return known.length < at ? known : Buffer.concat([known.subarray(0, at), chunk.subarray(0, longestHead)]);
}

/** Brings back what was left of the piece before. */
async function recall(tail: Readable | null, bytes: number, spool: Spool): Promise<void> {
  for await (const chunk of tail ?? []) await spool.add(chunk);
  if (spool.bytes() !== bytes) throw storeUnavailable();
}

/** A note changes once, when the length becomes known: then it is remembered, and several servers agree. */
function knownNotes() {
  const known = remembered<ArrivalNote>();
  return {
    get: known.get,
    set(id: string, note: ArrivalNote) {
      if (note.size !== null) known.set(id, note);
    },
    delete: known.delete,
  };
}

/** The last thousand. */
function remembered<T>() {
  const most = 1000;
  const known = new Map<string, T>();
  return {
    get: (id: string) => known.get(id),
    set(id: string, value: T) {
      known.delete(id);
      known.set(id, value);
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

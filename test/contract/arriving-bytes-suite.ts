import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ERRORS, Upload } from '@tus/server';
import { NotFound } from '../../src/errors.ts';
import { newArrivalId } from '../../src/random.ts';
import type { ArrivingBytes } from '../../src/storage/arriving-bytes.ts';
import { BlobNotFound, type BlobStore } from '../../src/storage/blob-store.ts';
import { newOriginalKey } from '../../src/storage/keys.ts';
import type { ArrivalId, MediaId, StoryId } from '../../src/story/ids.ts';

export interface ArrivingUnderTest {
  readonly arriving: ArrivingBytes;
  readonly blobs: BlobStore;
  /** The same store as another server sees it. */
  another(): ArrivingBytes;
  /** Whatever lies there of arrivals: files, objects, unfinished uploads; and in scratch. */
  leftovers(): Promise<readonly string[]>;
  close(): Promise<void>;
}

const megabyte = 1024 * 1024;
const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');
const newKey = () => newOriginalKey('0123456789abcdef' as StoryId, '0123456789' as MediaId);
/** As a socket would deliver them. */
export const chunked = (data: Buffer) =>
  Readable.from(
    (function* () {
      for (let at = 0; at < data.length; at += 65_536) yield data.subarray(at, at + 65_536);
    })(),
    { objectMode: false },
  );

/** What every store of arriving bytes owes. */
export function describeArrivingBytes(name: string, open: () => Promise<ArrivingUnderTest>): void {
  describe(name, () => {
    let under: ArrivingUnderTest;
    beforeAll(async () => {
      under = await open();
    });
    afterAll(() => under?.close());

    const begin = async (size: number | null): Promise<ArrivalId> => {
      const id = newArrivalId();
      await under.arriving.tus.create(new Upload({ id, offset: 0, ...(size === null ? {} : { size }) }));
      return id;
    };
    const write = (id: ArrivalId, data: Buffer, offset: number) =>
      under.arriving.tus.write(chunked(data), id, offset);
    const listed = async () => {
      const found: string[] = [];
      for await (const { id, changedAt } of under.arriving.list()) {
        expect(Math.abs(changedAt.getTime() - Date.now())).toBeLessThan(60_000);
        found.push(id);
      }
      return found.sort();
    };

    // Around 8 MiB, which is a part in a bucket, and in pieces that cross it.
    it.each([
      [1, [1]],
      [300_000, [1, 4099, 100_000, 195_900]],
      [8 * megabyte, [8 * megabyte]],
      [8 * megabyte + 1, [8 * megabyte, 1]],
      [25 * megabyte, [3 * megabyte, 6 * megabyte, 15 * megabyte + 5, megabyte - 5]],
    ])('makes a blob of %i bytes that came in pieces', async (size, pieces) => {
      const data = randomBytes(size);
      const id = await begin(size);
      let offset = 0;
      for (const piece of pieces) {
        expect(await under.arriving.tus.getUpload(id)).toMatchObject({ id, offset, size });
        expect(await write(id, data.subarray(offset, offset + piece), offset)).toBe(offset + piece);
        offset += piece;
      }
      const another = under.another();
      expect(await another.tus.getUpload(id)).toMatchObject({ id, offset: size, size });
      expect(await another.head(id, 100)).toEqual(data.subarray(0, 100));
      const key = newKey();
      expect(await another.keep(id, key)).toEqual({ bytes: size, sha256: sha256(data) });
      expect(sha256(await buffer(await under.blobs.get(key)))).toBe(sha256(data));
      await another.close();
      await expect(under.arriving.tus.getUpload(id)).rejects.toBe(ERRORS.FILE_NOT_FOUND);
      expect(await under.leftovers()).toEqual([]);
      await under.blobs.delete(key);
    });

    it('ends one of unknown length where it is', async () => {
      for (const pieces of [[700], [megabyte, 8 * megabyte, 5], [8 * megabyte]]) {
        const data = randomBytes(pieces.reduce((sum, each) => sum + each, 0));
        const id = await begin(null);
        let offset = 0;
        for (const piece of pieces) {
          await write(id, data.subarray(offset, offset + piece), offset);
          offset += piece;
        }
        const { size } = await under.arriving.tus.getUpload(id);
        expect(size).toBeUndefined();
        expect(await under.arriving.end(id)).toBe(data.length);
        expect(await under.arriving.end(id)).toBe(data.length);
        const key = newKey();
        expect(await under.arriving.keep(id, key)).toEqual({ bytes: data.length, sha256: sha256(data) });
        await under.blobs.delete(key);
      }
      expect(await under.leftovers()).toEqual([]);
    });

    it('takes the length later, which every server then knows', async () => {
      const data = randomBytes(1000);
      const id = await begin(null);
      const another = under.another();
      await write(id, data.subarray(0, 400), 0);
      expect((await another.tus.getUpload(id)).size).toBeUndefined();
      await under.arriving.tus.declareUploadLength(id, 1000);
      expect(await another.tus.getUpload(id)).toMatchObject({ offset: 400, size: 1000 });
      expect(await another.tus.write(chunked(data.subarray(400)), id, 400)).toBe(1000);
      const key = newKey();
      expect(await under.arriving.keep(id, key)).toEqual({ bytes: 1000, sha256: sha256(data) });
      await under.blobs.delete(key);
      await another.close();
    });

    it('puts together what has all its bytes, where only its length was still to come', async () => {
      for (const size of [700, 8 * megabyte]) {
        const data = randomBytes(size);
        const id = await begin(null);
        await write(id, data, 0);
        await under.arriving.tus.declareUploadLength(id, size);
        const another = under.another();
        expect(await another.end(id)).toBe(size);
        expect(await another.end(id)).toBe(size);
        expect(await another.head(id, 10)).toEqual(data.subarray(0, 10));
        const key = newKey();
        expect(await another.keep(id, key)).toEqual({ bytes: size, sha256: sha256(data) });
        await under.blobs.delete(key);
        await another.close();
      }
      const part = await begin(9);
      await write(part, randomBytes(5), 0);
      expect(await under.arriving.end(part)).toBe(5);
      expect(await under.arriving.tus.getUpload(part)).toMatchObject({ offset: 5, size: 9 });
      await under.arriving.remove(part);
      await expect(under.arriving.end(part)).rejects.toBeInstanceOf(NotFound);
    });

    it('lists what is there and removes it, once and again', async () => {
      const [empty, part, whole] = [await begin(5), await begin(9 * megabyte), await begin(700)];
      await write(part, randomBytes(8 * megabyte + 9), 0);
      await write(whole, randomBytes(700), 0);
      expect(await listed()).toEqual([empty, part, whole].sort());
      for (const id of [empty, part, whole, part, newArrivalId()]) await under.arriving.remove(id);
      expect(await listed()).toEqual([]);
      expect(await under.leftovers()).toEqual([]);
      await expect(under.arriving.tus.getUpload(part)).rejects.toBe(ERRORS.FILE_NOT_FOUND);
      await expect(under.arriving.head(part, 10)).rejects.toBeInstanceOf(NotFound);
      await expect(under.arriving.keep(part, newKey())).rejects.toBeInstanceOf(BlobNotFound);
    });

    it('shows no blob of what is still arriving', async () => {
      const id = await begin(9 * megabyte);
      await write(id, randomBytes(megabyte), 0);
      const keys: string[] = [];
      for await (const { key } of under.blobs.list('')) keys.push(key);
      expect(keys).toEqual([]);
      await under.blobs.sweepUnfinished(new Date(Date.now() + 60_000));
      expect((await under.arriving.tus.getUpload(id)).offset).toBe(megabyte);
      await under.arriving.remove(id);
    });

    it('keeps what came before its source failed, or goes back, but never counts what it has not', async () => {
      const data = randomBytes(12 * megabyte);
      const id = await begin(data.length);
      const broken = Readable.from(
        (function* () {
          for (let at = 0; at < 10 * megabyte; at += 65_536) yield data.subarray(at, at + 65_536);
          throw new Error('the judge says no');
        })(),
        { objectMode: false },
      );
      await expect(under.arriving.tus.write(broken, id, 0)).rejects.toThrow('the judge says no');
      const { offset } = await under.arriving.tus.getUpload(id);
      expect(offset).toBeLessThanOrEqual(10 * megabyte);
      await write(id, data.subarray(offset), offset);
      const key = newKey();
      expect(await under.arriving.keep(id, key)).toEqual({ bytes: data.length, sha256: sha256(data) });
      await under.blobs.delete(key);
    });
  });
}

import { createHash, randomBytes } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { base32 } from '../../src/random.ts';
import { BlobNotFound, type BlobStore } from '../../src/storage/blob-store.ts';
import type { BlobKey } from '../../src/story/ids.ts';

export interface StoreUnderTest {
  readonly store: BlobStore;
  /** Uploads begun and neither finished nor cleared away; null where this cannot be known. */
  unfinished(): Promise<number | null>;
  /** Files or connections held open; null where this cannot be known. */
  held(): Promise<number | null>;
  close(): Promise<void>;
}

const megabyte = 1024 * 1024;
const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');
/** As a socket would deliver them. */
const chunked = (data: Buffer) =>
  Readable.from(
    (function* () {
      for (let at = 0; at < data.length; at += 65_536) yield data.subarray(at, at + 65_536);
    })(),
    { objectMode: false },
  );

/** What every BlobStore owes. Keys are the run's own, so that a lasting bucket can be used and is left as it was. */
export function describeBlobStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    const run = `probes/${base32(12)}/`;
    const newKey = (folder = '') => `${run}${folder}${base32(20)}` as BlobKey;
    let under: StoreUnderTest;
    let store: BlobStore;

    const keysUnder = async (prefix: string) => {
      const keys: string[] = [];
      for await (const { key } of store.list(prefix)) keys.push(key);
      return keys.sort();
    };
    const read = async (key: BlobKey, range?: { start: number; end: number }) =>
      buffer(await store.get(key, range));
    const expectNothing = async (key: BlobKey) => {
      await expect(store.stat(key)).rejects.toBeInstanceOf(BlobNotFound);
      expect(await keysUnder(key)).toEqual([]);
      expect((await under.unfinished()) ?? 0).toBe(0);
    };

    beforeAll(async () => {
      under = await open();
      store = under.store;
    });
    afterAll(async () => {
      for (const key of await keysUnder(run)) await store.delete(key as BlobKey);
      await under.close();
    });

    it.each([0, 1, 5 * megabyte + 1, 8 * megabyte, 20 * megabyte])(
      'gives back %i bytes as they came',
      async (size) => {
        const data = randomBytes(size);
        const key = newKey();
        const before = Date.now();
        const facts = await store.put(key, chunked(data), { type: 'image/png' });
        expect(facts).toEqual({ bytes: size, sha256: sha256(data) });
        const stored = await store.stat(key);
        expect(stored).toMatchObject({ key, bytes: size });
        expect(Math.abs(stored.storedAt.getTime() - before)).toBeLessThan(60_000);
        const back = await read(key);
        expect({ bytes: back.length, sha256: sha256(back) }).toEqual(facts);
        expect((await under.unfinished()) ?? 0).toBe(0);
      },
    );

    describe('ranges', () => {
      const data = randomBytes(300_000);
      const key = newKey();
      const empty = newKey();
      beforeAll(async () => {
        await store.put(key, chunked(data));
        await store.put(empty, Readable.from([]));
      });

      it.each([
        ['the first byte', 0, 0, 0, 1],
        ['the start', 0, 99, 0, 100],
        ['the middle', 100_000, 199_999, 100_000, 200_000],
        ['the last byte', 299_999, 299_999, 299_999, 300_000],
        ['past the end', 299_990, 400_000, 299_990, 300_000],
        ['open', 299_000, Number.MAX_SAFE_INTEGER, 299_000, 300_000],
        ['all', 0, 299_999, 0, 300_000],
      ])('%s', async (_name, start, end, from, to) => {
        expect((await read(key, { start, end })).equals(data.subarray(from, to))).toBe(true);
        expect((await store.read(key, { start, end })).equals(data.subarray(from, to))).toBe(true);
      });

      it.each([
        ['begins at the end', key, 300_000, 300_001],
        ['begins after the end', key, 500_000, 600_000],
        ['is of an empty blob', empty, 0, 0],
        ['ends before it begins', key, 10, 9],
        ['is negative', key, -5, 10],
        ['is no number', key, Number.NaN, 10],
      ])('is a RangeError where it %s', async (_name, of, start, end) => {
        await expect(store.get(of, { start, end })).rejects.toBeInstanceOf(RangeError);
        await expect(store.read(of, { start, end })).rejects.toBeInstanceOf(RangeError);
      });

      it('none: the whole at once', async () => {
        expect((await store.read(key)).equals(data)).toBe(true);
        expect((await store.read(empty)).length).toBe(0);
      });
    });

    it('says BlobNotFound of what is not there', async () => {
      const key = newKey();
      await expect(store.stat(key)).rejects.toMatchObject({ name: 'BlobNotFound', status: 404, key });
      await expect(store.get(key)).rejects.toBeInstanceOf(BlobNotFound);
      await expect(store.read(key)).rejects.toBeInstanceOf(BlobNotFound);
      await expect(store.get(key, { start: 0, end: 1 })).rejects.toBeInstanceOf(BlobNotFound);
      await expect(store.get(`${run.slice(0, -1)}` as BlobKey)).rejects.toBeInstanceOf(BlobNotFound);
    });

    it.each([
      '../outside',
      'probes/../../outside',
      '/etc/passwd',
      'probes/./a',
      'probes//a',
      'probes/a/',
      '',
    ])('refuses the key %p', async (text) => {
      const key = text as BlobKey;
      const source = Readable.from([Buffer.from('x')]);
      await expect(store.put(key, source)).rejects.toThrow('Expected a blob key');
      expect(source.destroyed).toBe(true);
      await expect(store.get(key)).rejects.toThrow('Expected a blob key');
      await expect(store.read(key)).rejects.toThrow('Expected a blob key');
      await expect(store.stat(key)).rejects.toThrow('Expected a blob key');
      await expect(store.delete(key)).rejects.toThrow('Expected a blob key');
    });

    it.each([
      ['at once', 0],
      ['within the first part', 3 * megabyte],
      ['after the first part', 18 * megabyte],
    ])('leaves nothing where the source fails %s', async (_name, after) => {
      const key = newKey();
      const error = new Error('the phone lost its signal');
      const source = Readable.from(
        (async function* () {
          for (let sent = 0; sent < after; sent += megabyte) yield randomBytes(megabyte);
          throw error;
        })(),
      );
      await expect(store.put(key, source)).rejects.toBe(error);
      expect(source.destroyed).toBe(true);
      await expectNothing(key);
    });

    it('takes a source that failed before it was handed over', async () => {
      const key = newKey();
      const source = new PassThrough();
      source.on('error', () => {});
      source.destroy(new Error('gone already'));
      await new Promise(setImmediate);
      await expect(store.put(key, source)).rejects.toThrow('gone already');
      await expectNothing(key);
    });

    it.each([
      ['before it begins', -1],
      ['within the first part', megabyte],
      ['after the first part', 18 * megabyte],
    ])('leaves nothing where it is called off %s', async (_name, after) => {
      const key = newKey();
      const caller = new AbortController();
      const reason = new Error('called off');
      if (after < 0) caller.abort(reason);
      const source = Readable.from(
        (async function* () {
          for (let sent = 0; sent < after; sent += megabyte) yield randomBytes(megabyte);
          setTimeout(() => caller.abort(reason), 20);
          // Says nothing more, as a phone in a tunnel does.
          await new Promise(() => {});
        })(),
      );
      await expect(store.put(key, source, { signal: caller.signal })).rejects.toBe(reason);
      expect(source.destroyed).toBe(true);
      await expectNothing(key);
    });

    it('takes twenty at once', async () => {
      const blobs = Array.from({ length: 20 }, () => ({ key: newKey('many/'), data: randomBytes(300_000) }));
      const facts = await Promise.all(blobs.map(({ key, data }) => store.put(key, chunked(data))));
      expect(facts.map((fact) => fact.sha256)).toEqual(blobs.map(({ data }) => sha256(data)));
      const back = await Promise.all(blobs.map(({ key }) => read(key)));
      expect(back.map(sha256)).toEqual(facts.map((fact) => fact.sha256));
    });

    it('lists all of 120 blobs and no other', async () => {
      const keys = Array.from({ length: 120 }, () => newKey('listed/a'));
      const others = [newKey('listed/b'), newKey('list')];
      for (let at = 0; at < 120; at += 20) {
        await Promise.all(
          keys.slice(at, at + 20).map((key) => store.put(key, Readable.from([Buffer.from('x')]))),
        );
      }
      await Promise.all(others.map((key) => store.put(key, Readable.from([Buffer.from('xy')]))));
      expect(await keysUnder(`${run}listed/a`)).toEqual([...keys].sort());
      expect(await keysUnder(`${run}list`)).toEqual([...keys, ...others].sort());
      expect(await keysUnder(`${run}listed/c`)).toEqual([]);
      expect(await keysUnder(`${run}../`)).toEqual([]);
      for await (const blob of store.list(others[0] ?? '')) {
        expect(blob.bytes).toBe(2);
        expect(blob.storedAt.getTime()).toBeGreaterThan(Date.now() - 60_000);
      }
    });

    it('deletes, and is quiet where there is nothing to delete', async () => {
      const key = newKey('deleted/');
      const kept = newKey('deleted/');
      await Promise.all([key, kept].map((each) => store.put(each, Readable.from([Buffer.from('x')]))));
      await store.delete(key);
      await expectNothing(key);
      await store.delete(key);
      await store.delete(newKey('nowhere/'));
      expect(await keysUnder(`${run}deleted/`)).toEqual([kept]);
      expect((await read(kept)).toString()).toBe('x');
    });

    it('never shows a blob before it is whole', async () => {
      const key = newKey();
      const source = new PassThrough();
      let seen = 0;
      const put = store.put(key, source);
      for (let part = 0; part < 20; part += 1) {
        if (!source.write(randomBytes(megabyte)))
          await new Promise((resolve) => source.once('drain', resolve));
        const found = await Promise.allSettled([store.stat(key), store.get(key)]);
        for (const result of found) {
          if (result.status === 'fulfilled') seen += 1;
          else expect(result.reason).toBeInstanceOf(BlobNotFound);
        }
        seen += (await keysUnder(key)).length;
      }
      expect(seen).toBe(0);
      source.end();
      expect((await put).bytes).toBe(20 * megabyte);
      expect((await store.stat(key)).bytes).toBe(20 * megabyte);
    });

    it('lets go of a stream that ends early', async () => {
      const key = newKey();
      const data = randomBytes(2 * megabyte);
      await store.put(key, chunked(data));
      const before = (await under.held()) ?? 0;
      const streams = await Promise.all(Array.from({ length: 20 }, () => store.get(key)));
      for (const each of streams) each.destroy();
      while (((await under.held()) ?? 0) > before) await new Promise((resolve) => setTimeout(resolve, 10));
      const stream = await store.get(key);
      for await (const chunk of stream) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
      expect(stream.destroyed).toBe(true);
      expect((await read(key)).equals(data)).toBe(true);
    });

    it('says that it can be written to, and leaves no trace of having tried', async () => {
      const before = await keysUnder('probes/');
      await store.check();
      expect(await keysUnder('probes/')).toEqual(before);
    });

    it('sweeps nothing where nothing was left', async () => {
      expect(await store.sweepUnfinished(new Date(Date.now() - 3_600_000))).toBe(0);
    });
  });
}

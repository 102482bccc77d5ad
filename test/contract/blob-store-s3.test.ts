import { randomBytes } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Unavailable } from '../../src/errors.ts';
import { base32 } from '../../src/random.ts';
import { BlobNotFound, type BlobStore } from '../../src/storage/blob-store.ts';
import { createS3BlobStore } from '../../src/storage/s3/s3-blob-store.ts';
import type { BlobKey } from '../../src/story/ids.ts';
import { noFaults } from '../support/s3-faults.ts';
import { type S3Server, startS3Server } from '../support/s3-server.ts';
import { eventually } from '../support/storyteller.ts';

const megabyte = 1024 * 1024;
const newKey = () => `probes/${base32(20)}` as BlobKey;
const later = () => new Date(Date.now() + 60_000);

/** S20: S3 slow, 503 or gone. */
describe('the S3 store, when S3 fails', () => {
  let server: S3Server;
  let store: BlobStore;

  beforeAll(async () => {
    server = await startS3Server();
    store = createS3BlobStore({ ...server, answerTimeoutMs: 1_000 });
    // It has found out what the store takes, and every request that is seen from now on is a test's own.
    await store.check();
    server.faults.seen.length = 0;
  });
  afterEach(() => {
    Object.assign(server.faults, { ...noFaults(), seen: server.faults.seen });
    server.faults.seen.length = 0;
  });
  afterAll(async () => {
    await store.close();
    await server.close();
  });

  const keysIn = async (store: BlobStore) => {
    const found: string[] = [];
    for await (const { key } of store.list('')) found.push(key);
    return found;
  };

  it('signs addresses that open one blob for some seconds, only where it is set to', async () => {
    expect(store.elsewhere).toBeUndefined();
    const signing = createS3BlobStore({ ...server, signedSeconds: 1 });
    const key = newKey();
    await signing.put(key, Readable.from([Buffer.from('drawing')]));
    const other = signing.elsewhere?.({ key, type: 'image/png' });
    if (other?.by !== 'store') throw new Error('Expected an address of the store');
    const address = await other.signedAddress();
    expect(server.faults.seen.filter((seen) => seen.includes('X-Amz-Signature'))).toEqual([]);
    const answers = new Map<number, string | null>();
    while (!answers.has(403)) {
      const answer = await fetch(address);
      answers.set(answer.status, answer.headers.get('content-type'));
      await answer.arrayBuffer();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect([...answers][0]).toEqual([200, 'image/png']);
    await signing.close();
  });

  it('tries again, later each time, where it answers SlowDown', async () => {
    const key = newKey();
    server.faults.slowDown = 2;
    expect(await store.put(key, Readable.from([Buffer.from('drawing')]))).toMatchObject({ bytes: 7 });
    expect(server.faults.seen.length).toBe(3);
    expect((await buffer(await store.get(key))).toString()).toBe('drawing');
  });

  it('tries again where connections are cut, in parts too', async () => {
    const key = newKey();
    const data = randomBytes(20 * megabyte);
    server.faults.cut = 2;
    server.faults.on = (request) => request.url?.includes('partNumber') ?? false;
    await store.put(key, Readable.from([data]));
    expect((await buffer(await store.get(key))).equals(data)).toBe(true);
    expect(await server.unfinishedUploads()).toBe(0);
  });

  it('makes one blob of a small put whose answer was lost', async () => {
    const key = newKey();
    server.faults.loseAnswer = 1;
    await store.put(key, Readable.from([Buffer.from('drawing')]));
    server.faults.loseAnswer = 0;
    expect((await keysIn(store)).filter((found) => found === key)).toEqual([key]);
    expect((await buffer(await store.get(key))).toString()).toBe('drawing');
  });

  it('knows a small put that was made though no answer ever came', async () => {
    const key = newKey();
    server.faults.on = (request) => request.method === 'PUT';
    server.faults.loseAnswer = 100;
    expect(await store.put(key, Readable.from([Buffer.from('drawing')]))).toMatchObject({ bytes: 7 });
    expect((await buffer(await store.get(key))).toString()).toBe('drawing');
  });

  it('knows a blob of parts that was completed though the answer was lost', async () => {
    const key = newKey();
    const data = randomBytes(9 * megabyte);
    // The first try is carried out, its answer lost; every further one finds no such upload.
    server.faults.on = (request) => request.method === 'POST' && !(request.url?.includes('uploads') ?? false);
    server.faults.loseAnswer = 1;
    expect(await store.put(key, Readable.from([data]))).toMatchObject({ bytes: data.length });
    expect((await buffer(await store.get(key))).equals(data)).toBe(true);
    expect(await server.unfinishedUploads()).toBe(0);
  });

  it('makes no second upload of one whose beginning was answered into nothing', async () => {
    const key = newKey();
    server.faults.on = (request) => request.url?.includes('uploads') ?? false;
    server.faults.loseAnswer = 1;
    await store.put(key, Readable.from([randomBytes(9 * megabyte)]));
    server.faults.on = () => true;
    expect((await store.stat(key)).bytes).toBe(9 * megabyte);
    expect(await server.unfinishedUploads()).toBe(1);
    expect(await store.sweepUnfinished(later(), `${key}/`)).toBe(0);
    expect(await store.sweepUnfinished(later(), key)).toBe(1);
    expect((await store.stat(key)).bytes).toBe(9 * megabyte);
  });

  it('is Unavailable, with a time to come back, where it stays away; nothing is left', async () => {
    const key = newKey();
    // A client of its own: the tests before have used up much of the other's retries.
    const store = createS3BlobStore(server);
    server.faults.cut = 1_000;
    const expected = { name: 'Unavailable', status: 503, retryAfter: 30 };
    await expect(store.put(key, Readable.from([Buffer.from('x')]))).rejects.toMatchObject(expected);
    await expect(store.get(key)).rejects.toMatchObject(expected);
    await expect(store.stat(key)).rejects.toMatchObject(expected);
    await expect(store.delete(key)).rejects.toMatchObject(expected);
    await expect(keysIn(store)).rejects.toMatchObject(expected);
    await expect(store.check()).rejects.toMatchObject(expected);
    await expect(store.sweepUnfinished(later())).rejects.toMatchObject(expected);
    server.faults.cut = 0;
    await expect(store.stat(key)).rejects.toBeInstanceOf(BlobNotFound);
    await store.check();
    await store.close();
  });

  it('leaves nothing where the parts cannot be carried', async () => {
    const key = newKey();
    server.faults.on = (request) => request.url?.includes('partNumber') ?? false;
    server.faults.cut = 1_000;
    const source = Readable.from([randomBytes(20 * megabyte)]);
    await expect(store.put(key, source)).rejects.toBeInstanceOf(Unavailable);
    expect(source.destroyed).toBe(true);
    expect(await server.unfinishedUploads()).toBe(0);
    await expect(store.stat(key)).rejects.toBeInstanceOf(BlobNotFound);
  });

  it('is Unavailable where an answer takes too long', async () => {
    server.faults.delay = 5_000;
    server.faults.on = (request) => request.method === 'HEAD';
    await expect(store.stat(newKey())).rejects.toBeInstanceOf(Unavailable);
  });

  it('lets a put be called off while the store does not answer', async () => {
    const caller = new AbortController();
    server.faults.delay = 10_000;
    server.faults.on = (request) => request.method === 'PUT';
    const started = Date.now();
    setTimeout(() => caller.abort(new Error('called off')), 100);
    const put = store.put(newKey(), Readable.from([Buffer.from('x')]), { signal: caller.signal });
    await expect(put).rejects.toThrow('called off');
    expect(Date.now() - started).toBeLessThan(9000);
  });

  it('tells the reader where a connection breaks half-way', async () => {
    const key = newKey();
    await store.put(key, Readable.from([randomBytes(megabyte)]));
    server.faults.cutBody = 1;
    server.faults.on = (request) => request.method === 'GET';
    await expect(buffer(await store.get(key))).rejects.toBeInstanceOf(Unavailable);
    server.faults.cutBody = 1;
    const unheard = await store.get(key);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expect(buffer(unheard)).rejects.toBeInstanceOf(Unavailable);
    expect((await buffer(await store.get(key))).length).toBe(megabyte);
  });

  it('sends no checksums to a store that refuses them, which it finds out once', async () => {
    const store = createS3BlobStore(server);
    server.faults.noChecksums = true;
    const [small, large] = [newKey(), newKey()];
    const data = randomBytes(20 * megabyte);
    await Promise.all([
      store.put(small, Readable.from([Buffer.from('drawing')])),
      store.put(large, Readable.from([data])),
    ]);
    expect((await buffer(await store.get(small))).toString()).toBe('drawing');
    expect((await buffer(await store.get(large))).equals(data)).toBe(true);
    await store.check();
    const probes = server.faults.seen.flatMap(
      (line) => /^PUT .*(probes\/checksums-\w+)/.exec(line)?.[1] ?? [],
    );
    expect(new Set(probes).size).toBe(1);
    await store.close();
  });

  it('refuses a bucket that keeps what it deletes', async () => {
    const key = newKey();
    await store.put(key, Readable.from([Buffer.from('x')]));
    server.faults.headers = { 'x-amz-delete-marker': 'true' };
    await expect(store.delete(key)).rejects.toThrow('without versioning');
    await expect(store.check()).rejects.toThrow('S3_BUCKET');
  });
});

describe('the S3 store, set up wrongly', () => {
  let server: S3Server;
  beforeAll(async () => {
    server = await startS3Server({ listsUploads: false });
  });
  afterAll(() => server.close());

  it.each([
    ['bucket', { bucket: 'no-such-bucket' }, 'S3_BUCKET'],
    ['key', { accessKeyId: 'NOBODY' }, 'S3_ACCESS_KEY_ID'],
  ])('names the setting: %s', async (_name, wrong, setting) => {
    const store = createS3BlobStore({ ...server, ...wrong });
    await expect(store.check()).rejects.toThrow(setting);
    await expect(store.check()).rejects.not.toBeInstanceOf(Unavailable);
    await store.close();
  });

  it('asks for both keys or neither', () => {
    expect(() => createS3BlobStore({ ...server, secretAccessKey: undefined })).toThrow('together');
  });

  it('sweeps none, and says so once, where unfinished uploads cannot be listed', async () => {
    const said: unknown[] = [];
    const logger = { warn: (...args: unknown[]) => void said.push(args) };
    const store = createS3BlobStore({ ...server, logger });
    expect(await store.sweepUnfinished(later())).toBe(0);
    expect(await store.sweepUnfinished(later())).toBe(0);
    expect(said).toHaveLength(1);
    await store.close();
  });
});

it('sweeps what a killed process left, and only what is old and under its prefix', async () => {
  const server = await startS3Server();
  const [mine, other] = ['mine', 'other'].map((prefix) => createS3BlobStore({ ...server, prefix }));
  if (!mine || !other) throw new Error('Expected two stores');
  const sources = [mine, mine, mine, other].map((store) => {
    const source = new PassThrough();
    const caller = new AbortController();
    const put = store.put(newKey(), source, { signal: caller.signal }).catch(() => {});
    source.write(randomBytes(9 * megabyte));
    return { put, caller };
  });
  while ((await server.unfinishedUploads()) < 4) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await mine.sweepUnfinished(new Date(Date.now() - 60_000))).toBe(0);
  expect(await mine.sweepUnfinished(later())).toBe(3);
  // A part that was on its way may land after its upload was ended, and bring it back: S3's manual says so of itself.
  const left = async () => {
    await mine.sweepUnfinished(later());
    return server.unfinishedUploads();
  };
  await eventually('the other store’s upload alone', left, (uploads) => uploads === 1);
  for (const { caller } of sources) caller.abort();
  await Promise.all(sources.map(({ put }) => put));
  await Promise.all([mine.close(), other.close()]);
  await server.close();
});

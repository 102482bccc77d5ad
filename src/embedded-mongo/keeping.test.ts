import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { deserialize, serialize } from 'bson';
import { open } from 'lmdb';
import { Decimal128, type Document, Double, Int32, Long, MongoClient, Timestamp } from 'mongodb';
import { type EmbeddedMongo, type EmbeddedMongoOptions, startEmbeddedMongo } from './index.ts';

/** Ids of every kind. */
interface Kept extends Document {
  _id?: number;
}

let folder: string;
let store: EmbeddedMongo;
let client: MongoClient;
let warnings: { details: Record<string, unknown>; sentence: string }[];

async function start(options: Partial<EmbeddedMongoOptions> = {}): Promise<void> {
  const keep = (details: Record<string, unknown>, sentence: string) => warnings.push({ details, sentence });
  store = await startEmbeddedMongo({
    dir: join(folder, 'data'),
    socketPath: join(folder, 'run', 'mongo.sock'),
    log: { warn: keep, error: keep },
    ...options,
  });
  client = await MongoClient.connect(store.uri('test'));
}

async function stop(): Promise<void> {
  await client.close();
  await store.close();
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embedded-'));
  warnings = [];
  await start();
});
afterEach(async () => {
  await stop();
  await rm(folder, { recursive: true });
});

const collection = (name = 'c') => client.db().collection<Kept>(name);

describe('what the embedded store keeps', () => {
  it('leaves every value as it came when another field changes', async () => {
    const sent = {
      _id: 1,
      int: new Int32(1),
      double: new Double(1),
      zero: new Double(-0),
      nan: new Double(Number.NaN),
      long: Long.fromString('9007199254740993'),
      small: Long.fromNumber(7),
      decimal: Decimal128.fromString('1.10'),
      stamp: new Timestamp({ t: 4_000_000_000, i: 3 }),
      nested: { list: [new Double(2), new Int32(2), null, { deep: Long.fromNumber(3) }] },
    };
    await collection().insertOne(sent);
    await collection().updateOne(
      { _id: 1 },
      { $set: { other: 'x' }, $push: { 'nested.list': new Double(5) as never } },
    );
    const found = await collection().findOne({ _id: 1 }, { promoteValues: false });
    const list = [...sent.nested.list, new Double(5)];
    expect(found).toEqual({ ...sent, _id: new Int32(1), nested: { list }, other: 'x' });
    expect(Object.is(Number(found?.zero), -0)).toBe(true);
    expect(String(found?.decimal)).toBe('1.10');
  });

  it('puts _id first by moving bytes, so that fields named by numbers stay where they were', async () => {
    const raw = await collection().findOne({}, { raw: true });
    expect(raw).toBeNull();
    // The driver puts a missing _id last; a JavaScript object would put the field 7 first.
    await collection().insertOne({ b: 1, '7': 2, a: 3 } as never);
    const stored = (await collection().findOne({}, { raw: true })) as unknown as Buffer;
    expect(stored.toString('latin1', 5, 8)).toBe('_id');
    const { _id, ...rest } = (await collection().findOne({})) ?? {};
    expect(rest).toEqual({ '7': 2, b: 1, a: 3 });
    expect(stored.length).toBe(serialize({ _id, ...rest }).length);
  });

  it('never shows a change before it is committed, nor an old one after', async () => {
    await collection().insertOne({ _id: 1, n: 0 });
    const other = await MongoClient.connect(store.uri('test'));
    let last = 0;
    for (let n = 1; n <= 100; n += 1) {
      const [, seen] = await Promise.all([
        collection().updateOne({ _id: 1 }, { $set: { n } }),
        other.db().collection('c').findOne(),
      ]);
      expect(seen?.n).toBeGreaterThanOrEqual(last);
      last = n;
      expect((await other.db().collection('c').findOne())?.n).toBe(n);
    }
    await other.close();
  });

  it('leaves nothing of a refused write, index entries included', async () => {
    await collection().createIndex({ a: 1 });
    await collection().createIndex({ b: 1 }, { unique: true });
    await collection().insertMany([
      { _id: 1, a: 1, b: 1 },
      { _id: 2, a: 2, b: 2 },
    ]);
    await expect(collection().insertOne({ _id: 3, a: 3, b: 1 })).rejects.toMatchObject({ code: 11000 });
    await expect(collection().updateOne({ _id: 2 }, { $set: { a: 9, b: 1 } })).rejects.toMatchObject({
      code: 11000,
    });
    expect(await collection().countDocuments({ a: { $in: [3, 9] } })).toBe(0);
    expect(await collection().countDocuments({ a: 2 })).toBe(1);
  });

  it('has all of it after it was closed and opened: documents, indexes, arrays in indexes', async () => {
    await collection().createIndex({ tags: 1, n: -1 });
    await collection().insertMany([
      { _id: 1, tags: ['x', 'y'], n: 1 },
      { _id: 2, tags: 'x', n: 2 },
    ]);
    await stop();
    await start();
    await collection().insertOne({ _id: 3, tags: ['x'], n: 3 });
    expect((await collection().find({ tags: 'x' }).sort({ n: -1 }).toArray()).map(({ _id }) => _id)).toEqual([
      3, 2, 1,
    ]);
    expect((await collection().indexes()).map(({ name }) => name)).toEqual(['_id_', 'tags_1_n_-1']);
    await expect(collection().insertOne({ _id: 1 })).rejects.toMatchObject({ code: 11000 });
  });
});

describe('a data folder of an earlier version', () => {
  it('opens without its indexes of words, which held nothing on disk', async () => {
    await collection().createIndex({ words: 1 }, { name: 'search' });
    await collection().insertOne({ _id: 1, words: 'old river' });
    await stop();
    const root = open({ path: join(folder, 'data'), noSubdir: false, maxDbs: 4 });
    const catalog = root.openDB<Buffer, Buffer>({
      name: 'catalog',
      keyEncoding: 'binary',
      encoding: 'binary',
    });
    for (const { key, value } of catalog.getRange({})) {
      const kept = deserialize(value);
      for (const { spec } of kept.indexes) if (spec.name === 'search') spec.key = { words: 'text' };
      await catalog.put(key, Buffer.from(serialize(kept)));
    }
    await root.close();
    await start();
    expect((await collection().indexes()).map(({ name }) => name)).toEqual(['_id_']);
    expect(await collection().findOne({ words: 'old river' })).toMatchObject({ _id: 1 });
  });
});

describe('how the embedded store reads', () => {
  const count = 12_000;
  const middle = { since: new Date(6000 * 1000), id: 6000 };

  const keyset = {
    $or: [{ since: { $lt: middle.since } }, { since: middle.since, _id: { $lt: middle.id } }],
  };

  it('stops early on pages in the middle of 12,000; warns of a scan, by names of fields only', async () => {
    await collection().createIndex({ onWeb: 1, since: -1, _id: -1 });
    await collection().createIndex({ onWeb: 1, themes: 1, since: -1, _id: -1 });
    const docs = Array.from({ length: count }, (_, n) => ({
      _id: n,
      onWeb: true,
      since: new Date(n * 1000),
      themes: ['t', `t${n % 3}`],
    }));
    await collection().insertMany(docs);
    const firstOfPage = async (beyond: Document) => {
      const page = await collection()
        .find({ onWeb: true, ...beyond })
        .sort({ since: -1, _id: -1 })
        .limit(25)
        .toArray();
      const [first] = page.map(({ _id }) => _id);
      expect(page.map(({ _id }) => _id)).toEqual(Array.from({ length: 25 }, (_, n) => Number(first) - n));
      return first;
    };
    expect(await firstOfPage({})).toBe(count - 1);
    expect(await firstOfPage({ since: { $lte: middle.since } })).toBe(6000);
    expect(await firstOfPage(keyset)).toBe(5999);
    expect(await firstOfPage({ themes: 't', ...keyset })).toBe(5999);
    expect(warnings).toEqual([]);
    await collection().findOne({ secret: 'a person' });
    const details = { ns: 'test.c', examined: count, found: 0, filter: ['secret'], sort: [] };
    expect(warnings).toEqual([{ details, sentence: expect.stringContaining('index') }]);
  });
});

describe('time to live', () => {
  it('removes what is past its time, and nothing else', async () => {
    await stop();
    await start({ ttlSweepMs: 50 });
    const past = new Date(Date.now() - 60_000);
    await collection().createIndex({ at: 1 }, { expireAfterSeconds: 0 });
    await collection('d').createIndex(
      { at: -1 },
      { expireAfterSeconds: 30, partialFilterExpression: { draft: true } },
    );
    await collection().insertMany([
      { _id: 1, at: past },
      { _id: 2, at: new Date(Date.now() + 60_000) },
      { _id: 3 },
      { _id: 4, at: 5 },
      { _id: 5, at: null },
      { _id: 6, at: [new Date(), past] },
    ]);
    await collection('d').insertMany([
      { _id: 1, at: past, draft: true },
      { _id: 2, at: past },
      { _id: 3, at: new Date(), draft: true },
    ]);
    const ids = async (name: string) =>
      (await collection(name).find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
    for (let tries = 0; tries < 100 && (await ids('d')).length > 2; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await ids('c')).toEqual([2, 3, 4, 5]);
    expect(await ids('d')).toEqual([2, 3]);
  });
});

describe('who may use it', () => {
  it('makes its folders for the owner only', async () => {
    for (const name of ['data', 'run']) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'run', 'mongo.sock'))).mode & 0o777).toBe(0o600);
  });

  it('refuses a second server on the same data or the same socket', async () => {
    const other = (dir: string, socket: string) =>
      startEmbeddedMongo({ dir: join(folder, dir), socketPath: join(folder, 'run', socket) });
    await expect(other('data', 'other.sock')).rejects.toThrow(/already served by process \d+/);
    await expect(other('elsewhere', 'mongo.sock')).rejects.toThrow(/already listens/);
    expect(await client.db().command({ ping: 1 })).toMatchObject({ ok: 1 });
    const free = await other('elsewhere', 'other.sock');
    await free.close();
  });

  it('refuses a socket path that is too long', async () => {
    const socketPath = join(folder, 'x'.repeat(120), 'mongo.sock');
    await expect(startEmbeddedMongo({ dir: join(folder, 'long'), socketPath })).rejects.toThrow(
      /Expected a socket path of at most \d+ bytes/,
    );
  });

  it('closes a connection that does not speak the protocol, and serves the others', async () => {
    for (const bytes of [
      Buffer.from('GET / HTTP/1.1\r\n\r\n'),
      Buffer.alloc(64),
      Buffer.from([20, 0, 0, 0, ...Buffer.alloc(16)]),
    ]) {
      const socket = connect(join(folder, 'run', 'mongo.sock'));
      socket.on('error', () => undefined);
      socket.write(bytes);
      await once(socket, 'close');
    }
    expect(await client.db().command({ ping: 1 })).toMatchObject({ ok: 1 });
    expect(warnings).toHaveLength(3);
  });
});

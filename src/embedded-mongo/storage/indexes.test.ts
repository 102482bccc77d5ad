import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Document, MongoClient, type MongoServerError } from 'mongodb';
import { mongoTargets, type TestMongo } from '../../../test/support/mongo.ts';
import { temporaryFolder } from '../../../test/support/temporary.ts';
import { startEmbeddedMongo } from '../index.ts';

const numbered = (count: number, make: (n: number) => Document): Document[] =>
  Array.from({ length: count }, (_, n) => make(n));

describe.each(mongoTargets)('indexes in $name', ({ open }) => {
  let mongo: TestMongo;
  let client: MongoClient;

  beforeAll(async () => {
    mongo = await open();
    client = await MongoClient.connect(mongo.uri);
  });
  afterAll(async () => {
    await client?.close();
    await mongo?.close();
  });
  const collection = (name: string) => client.db().collection<Document>(name);
  const refused = async (work: Promise<unknown>) =>
    (await work.catch((error: unknown) => error)) as MongoServerError;

  it('keeps values unique, and says which key stood in the way', async () => {
    const people = collection('people');
    await people.createIndex({ email: 1, site: 1 }, { unique: true });
    await people.insertOne({ email: 'a@b', site: 1 });
    const error = await refused(people.insertOne({ email: 'a@b', site: 1 }));
    expect(error).toMatchObject({
      code: 11000,
      keyPattern: { email: 1, site: 1 },
      keyValue: { email: 'a@b', site: 1 },
    });
    expect(error.message).toBe(
      `E11000 duplicate key error collection: ${people.namespace} index: email_1_site_1 dup key: { email: "a@b", site: 1 }`,
    );
    await people.insertOne({ email: 'c@d', site: 1 });
    expect(await refused(people.updateOne({ email: 'c@d' }, { $set: { email: 'a@b' } }))).toMatchObject({
      code: 11000,
    });
    expect(
      await refused(people.updateOne({ email: 'q' }, { $set: { email: 'a@b', site: 1 } }, { upsert: true })),
    ).toMatchObject({ code: 11000 });
    expect(
      await refused(people.findOneAndUpdate({ email: 'c@d' }, { $set: { email: 'a@b' } })),
    ).toMatchObject({ code: 11000 });
    expect(await people.countDocuments({ email: 'c@d' })).toBe(1);
    await people.deleteOne({ email: 'a@b' });
    await people.insertOne({ email: 'a@b', site: 1 });
  });

  it('counts missing and null as one value where it is unique, but not where sparse or partial', async () => {
    const plain = collection('plain');
    await plain.createIndex({ a: 1 }, { unique: true });
    await plain.insertOne({});
    expect(await refused(plain.insertOne({ a: null }))).toMatchObject({ code: 11000 });
    const sparse = collection('sparse');
    await sparse.createIndex({ a: 1 }, { unique: true, sparse: true });
    await sparse.insertMany([{}, {}, { a: 1 }]);
    expect(await refused(sparse.insertOne({ a: 1 }))).toMatchObject({ code: 11000 });
    expect(await sparse.countDocuments({ a: null })).toBe(2);
    expect(await sparse.find().sort({ a: 1 }).toArray()).toHaveLength(3);
    const partial = collection('partial');
    await partial.createIndex({ a: 1 }, { unique: true, partialFilterExpression: { live: true } });
    await partial.insertMany([{ a: 1 }, { a: 1 }, { a: 1, live: true }]);
    expect(await refused(partial.insertOne({ a: 1, live: true }))).toMatchObject({ code: 11000 });
    expect(await refused(partial.updateMany({}, { $set: { live: true } }))).toMatchObject({ code: 11000 });
    expect(await partial.countDocuments({ a: 1 })).toBe(3);
    expect(await partial.countDocuments({ a: 1, live: true })).toBe(1);
  });

  it('keeps elements of arrays unique across documents, not within one', async () => {
    const tags = collection('tags');
    await tags.createIndex({ t: 1 }, { unique: true });
    await tags.insertOne({ t: ['x', 'x', 'y'] });
    expect(await refused(tags.insertOne({ t: ['z', 'y'] }))).toMatchObject({ code: 11000 });
    await tags.insertOne({ t: ['z'] });
  });

  it('tells 5 from "5" and takes 5 and 5.0 for one', async () => {
    const keys = collection('keys');
    await keys.insertOne({ _id: 5 as never });
    await keys.insertOne({ _id: '5' as never });
    expect(await refused(keys.insertOne({ _id: 5.0 as never }))).toMatchObject({ code: 11000 });
  });

  it('builds over what is there, and refuses where that is not unique', async () => {
    const old = collection('old');
    await old.insertMany([{ a: 1 }, { a: 2 }, { a: 1 }]);
    expect(await refused(old.createIndex({ a: 1 }, { unique: true }))).toMatchObject({ code: 11000 });
    expect((await old.indexes()).map(({ name }) => name)).toEqual(['_id_']);
    await old.createIndex({ a: 1 });
    expect(await old.countDocuments({ a: 1 })).toBe(2);
  });

  it('lists, repeats, refuses and drops indexes', async () => {
    const many = collection('named');
    await many.createIndex({ a: 1 }, { name: 'one', expireAfterSeconds: 60 });
    await many.createIndex({ a: 1 }, { name: 'one', expireAfterSeconds: 60 });
    await many.createIndex({ b: -1, c: 1 }, { sparse: true });
    expect(await many.indexes()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { a: 1 }, name: 'one', expireAfterSeconds: 60 },
      { v: 2, key: { b: -1, c: 1 }, name: 'b_-1_c_1', sparse: true },
    ]);
    expect(await refused(many.createIndex({ a: 1 }, { name: 'two' }))).toMatchObject({ code: 85 });
    expect(await refused(many.createIndex({ z: 1 }, { name: 'one' }))).toMatchObject({ code: 86 });
    expect(await refused(many.dropIndex('nope'))).toMatchObject({ code: 27 });
    await many.dropIndex('one');
    await many.dropIndexes();
    expect(await many.indexes()).toHaveLength(1);
    expect(await refused(collection('never').indexes())).toMatchObject({ code: 26 });
  });

  it('lists, creates and drops collections and the database', async () => {
    const db = client.db();
    await db.createCollection('made');
    expect(await refused(db.createCollection('made'))).toMatchObject({ code: 48 });
    expect(await db.listCollections({ name: 'made' }).toArray()).toMatchObject([
      { name: 'made', type: 'collection' },
    ]);
    expect(await db.listCollections({}, { nameOnly: true }).toArray()).toContainEqual({
      name: 'made',
      type: 'collection',
    });
    await collection('made').insertOne({ a: 1 });
    expect(await collection('made').drop()).toBe(true);
    expect(await collection('made').countDocuments()).toBe(0);
    const { databases } = await client.db('admin').admin().listDatabases();
    expect(databases.map(({ name }) => name)).toContain(db.databaseName);
    const other = client.db(`${db.databaseName}-other`);
    await other.collection('x').insertOne({ a: 1 });
    await other.dropDatabase();
    expect(await other.collection('x').countDocuments()).toBe(0);
    expect(await other.listCollections().toArray()).toEqual([]);
  });

  it('keeps long values unique by the whole of them, and sorts them right', async () => {
    const long = collection('long');
    const stem = 'x'.repeat(3000);
    await long.createIndex({ a: 1 }, { unique: true });
    await long.insertMany(['c', 'a', 'b'].map((end) => ({ a: stem + end })));
    await long.insertOne({ a: 'y' });
    expect(await refused(long.insertOne({ a: `${stem}b` }))).toMatchObject({ code: 11000 });
    expect(await refused(long.updateOne({ a: 'y' }, { $set: { a: `${stem}b` } }))).toMatchObject({
      code: 11000,
    });
    const ends = (docs: Document[]) => docs.map(({ a }) => String(a).at(-1)).join('');
    expect(ends(await long.find().sort({ a: 1 }).limit(9).toArray())).toBe('abcy');
    expect(ends(await long.find({ a: `${stem}b` }).toArray())).toBe('b');
    expect(
      ends(
        await long
          .find({ a: { $gt: `${stem}a` } })
          .sort({ a: -1 })
          .toArray(),
      ),
    ).toBe('ycb');
    await long.updateOne({ a: `${stem}b` }, { $set: { a: `${stem}d` } });
    expect(ends(await long.find({ a: { $in: [`${stem}b`, `${stem}d`] } }).toArray())).toBe('d');
  });

  it('walks pages by key, newest first and oldest first, ties included', async () => {
    const pages = collection('pages');
    await pages.createIndex({ onWeb: 1, publishedAt: -1, _id: -1 });
    await pages.insertMany(
      numbered(300, (n) => ({
        _id: n as never,
        onWeb: n % 3 > 0,
        publishedAt: new Date(Math.floor(n / 7) * 1000),
      })),
    );
    for (const direction of [-1, 1] as const) {
      const past = direction === -1 ? '$lt' : '$gt';
      const seen: Document[] = [];
      for (;;) {
        const last = seen.at(-1);
        const beyond = last
          ? {
              $or: [
                { publishedAt: { [past]: last.publishedAt } },
                { publishedAt: last.publishedAt, _id: { [past]: last._id } },
              ],
            }
          : {};
        const page = await pages
          .find({ onWeb: true, ...beyond })
          .sort({ publishedAt: direction, _id: direction })
          .limit(25)
          .toArray();
        seen.push(...page);
        if (page.length < 25) break;
      }
      const expected = numbered(300, (n) => ({ n }))
        .map(({ n }) => n)
        .filter((n) => n % 3 > 0);
      expect(seen.map(({ _id }) => _id)).toEqual(direction === 1 ? expected : expected.reverse());
    }
  });

  it('answers alike whatever indexes there are', async () => {
    const data = numbered(200, (n) => ({
      _id: n as never,
      a: [null, n % 5, `s${n % 4}`, [n % 3, n % 7], undefined][n % 5],
      b: { c: n % 6, d: [{ e: n % 4 }, { e: n % 3, f: 1 }] },
      at: new Date(n * 1000),
    }));
    const filters: Document[] = [
      { a: 1 },
      { a: null },
      { a: { $in: [1, 's1', null] } },
      { a: { $gt: 0, $lte: 3 } },
      { a: { $gte: 's1' }, 'b.c': 2 },
      { 'b.d.e': 2, 'b.d.f': 1 },
      { 'b.d.e': { $gt: 0, $lt: 2 } },
      { 'b.c': { $in: [1, 2] }, at: { $lt: new Date(90_000) } },
      { $or: [{ 'b.c': 1 }, { 'b.c': { $gt: 4 } }], at: { $gte: new Date(20_000) } },
      { at: { $gt: new Date(50_000), $lt: new Date(60_000) } },
      { $and: [{ a: { $exists: true } }, { 'b.c': { $ne: 3 } }] },
      { a: [0, 0] },
      { b: { c: 1, d: [] } },
      { a: { $not: { $gt: 1 } }, 'b.c': 4 },
      { 'b.c': { $in: [4, 0, 2] } },
      { 'b.d.e': { $in: [2, 0, 5] }, at: { $lt: new Date(150_000) } },
      { 'b.d.e': { $in: [2, 3] }, a: { $in: [0, 's1', 's2'] } },
      { 'b.d.e': { $in: [] } },
    ];
    const sorts: Document[] = [
      { _id: 1 },
      { at: -1 },
      { 'b.c': 1, at: -1, _id: 1 },
      { a: 1, _id: 1 },
      { a: -1, _id: -1 },
      { 'b.d.e': 1, _id: 1 },
      { at: -1, _id: -1 },
      { at: 1, _id: 1 },
    ];
    const bare = collection('bare');
    await bare.insertMany(data);
    const keyed = collection('keyed');
    await keyed.insertMany(data);
    for (const key of [
      { a: 1 },
      { at: -1 },
      { 'b.c': 1, at: -1, _id: 1 },
      { 'b.d.e': 1, 'b.d.f': 1 },
      { a: -1, _id: -1 },
      { 'b.d.e': 1, at: -1, _id: -1 },
    ]) {
      await keyed.createIndex(key as Document as { [key: string]: 1 | -1 });
    }
    for (const filter of filters) {
      for (const sort of sorts) {
        const answer = async (from: typeof bare, limit: number) =>
          (
            await from
              .find(filter)
              .sort(sort as { [key: string]: 1 | -1 })
              .limit(limit)
              .toArray()
          ).map(({ _id }) => _id);
        expect({ filter, sort, ids: await answer(keyed, 9) }).toEqual({
          filter,
          sort,
          ids: await answer(bare, 9),
        });
        expect({ filter, sort, ids: await answer(keyed, 0) }).toEqual({
          filter,
          sort,
          ids: await answer(bare, 0),
        });
      }
    }
  });

  it('reads what lies under several keys of an index in one order, and no further than the page', async () => {
    const said: Record<string, unknown>[] = [];
    const folder = await temporaryFolder();
    const store = await startEmbeddedMongo({
      dir: join(folder.path, 'mongo'),
      socketPath: join(folder.path, 'mongo.sock'),
      log: { warn: (details) => void said.push(details), error: () => undefined },
    });
    const own = await MongoClient.connect(store.uri('words'));
    const stories = own.db().collection<Document>('stories');
    await stories.createIndex({ terms: 1, since: -1, _id: -1 });
    await stories.insertMany(
      numbered(12_000, (n) => ({
        _id: n as never,
        since: new Date(n),
        terms: [`odd${n % 2}`, `of${n % 3}`],
      })),
    );
    const page = await stories
      .find({ terms: { $in: ['odd1', 'of0'] } })
      .sort({ since: -1, _id: -1 })
      .limit(5)
      .toArray();
    expect(page.map(({ _id }) => _id)).toEqual([11_999, 11_997, 11_995, 11_994, 11_993]);
    // Nothing was said of a query that reads many documents.
    expect(said).toEqual([]);
    await own.close();
    await store.close();
    await folder.remove();
  });
});

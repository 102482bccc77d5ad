import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Document, Double, Int32, Long, MongoClient, type UpdateOptions } from 'mongodb';
import { mongoTargets, type TestMongo } from '../../../test/support/mongo.ts';

interface Row {
  readonly name: string;
  readonly before: Document;
  /** Beside the document's own _id. */
  readonly filter?: Document;
  readonly update: Document;
  readonly options?: UpdateOptions;
  /** The document after, but for its _id; or the code with which MongoDB refuses. */
  readonly after: Document | number;
}

const i = (n: number) => new Int32(n);
const d = (n: number) => new Double(n);
const l = (n: string) => Long.fromString(n);
const each = (list: unknown[], more: Document = {}) => ({ $each: list, ...more });
const scores = [
  { k: 'a', n: i(3) },
  { k: 'b', n: i(1) },
  { k: 'c', n: i(2) },
];

const rows: readonly Row[] = [
  {
    name: '$set changes and adds, new fields by name',
    before: { b: i(1) },
    update: { $set: { z: i(1), b: i(2), a: i(3) } },
    after: { b: i(2), a: i(3), z: i(1) },
  },
  {
    name: '$set makes documents on the way',
    before: {},
    update: { $set: { 'a.b.c': i(1) } },
    after: { a: { b: { c: i(1) } } },
  },
  {
    name: '$set with a number makes a field, not an array',
    before: {},
    update: { $set: { 'a.0': i(1) } },
    after: { a: { 0: i(1) } },
  },
  {
    name: '$set into an array by index',
    before: { a: [i(1), i(2)] },
    update: { $set: { 'a.1': i(9) } },
    after: { a: [i(1), i(9)] },
  },
  {
    name: '$set past an array fills with null',
    before: { a: [i(1)] },
    update: { $set: { 'a.3': i(9) } },
    after: { a: [i(1), null, null, i(9)] },
  },
  {
    name: '$set of a field of an array is refused',
    before: { a: [i(1)] },
    update: { $set: { 'a.b': i(9) } },
    after: 28,
  },
  {
    name: '$set through a scalar is refused',
    before: { a: i(1) },
    update: { $set: { 'a.b': i(9) } },
    after: 28,
  },
  { name: '$set through null is refused', before: { a: null }, update: { $set: { 'a.b': i(9) } }, after: 28 },
  { name: '$set of nothing changes nothing', before: { a: i(1) }, update: { $set: {} }, after: { a: i(1) } },
  {
    name: '$set keeps number types',
    before: { a: i(1) },
    update: { $set: { b: d(2), c: l('3') } },
    after: { a: i(1), b: d(2), c: l('3') },
  },
  {
    name: '$set of an equal number of another type takes its type',
    before: { a: i(1) },
    update: { $set: { a: d(1) } },
    after: { a: d(1) },
  },
  { name: '$set of _id is refused', before: {}, update: { $set: { _id: 'other' } }, after: 66 },
  {
    name: '$unset removes',
    before: { a: i(1), b: i(2) },
    update: { $unset: { a: '', zz: '' } },
    after: { b: i(2) },
  },
  {
    name: '$unset inside',
    before: { a: { b: i(1), c: i(2) } },
    update: { $unset: { 'a.b': true } },
    after: { a: { c: i(2) } },
  },
  {
    name: '$unset of an element leaves null',
    before: { a: [i(1), i(2)] },
    update: { $unset: { 'a.0': '' } },
    after: { a: [null, i(2)] },
  },
  { name: '$unset of _id is refused', before: {}, update: { $unset: { _id: '' } }, after: 66 },
  { name: '$inc adds', before: { a: i(1) }, update: { $inc: { a: i(2) } }, after: { a: i(3) } },
  { name: '$inc of a missing field sets it', before: {}, update: { $inc: { a: i(2) } }, after: { a: i(2) } },
  {
    name: '$inc past 32 bits makes a long',
    before: { a: i(2147483647) },
    update: { $inc: { a: i(1) } },
    after: { a: l('2147483648') },
  },
  { name: '$inc keeps a long', before: { a: l('1') }, update: { $inc: { a: i(1) } }, after: { a: l('2') } },
  {
    name: '$inc of a large long is exact',
    before: { a: l('9007199254740993') },
    update: { $inc: { a: i(2) } },
    after: { a: l('9007199254740995') },
  },
  {
    name: '$inc by a double makes a double',
    before: { a: i(1) },
    update: { $inc: { a: d(0.5) } },
    after: { a: d(1.5) },
  },
  {
    name: '$inc past 64 bits is refused',
    before: { a: l('9223372036854775807') },
    update: { $inc: { a: i(1) } },
    after: 2,
  },
  { name: '$inc of a string is refused', before: { a: 'x' }, update: { $inc: { a: i(1) } }, after: 14 },
  { name: '$inc of null is refused', before: { a: null }, update: { $inc: { a: i(1) } }, after: 14 },
  { name: '$inc by a string is refused', before: { a: i(1) }, update: { $inc: { a: 'x' } }, after: 14 },
  {
    name: '$min takes the smaller',
    before: { a: i(5), b: i(5) },
    update: { $min: { a: i(3), b: i(7), c: i(1) } },
    after: { a: i(3), b: i(5), c: i(1) },
  },
  {
    name: '$min goes by the order of types',
    before: { a: 'x' },
    update: { $min: { a: i(3) } },
    after: { a: i(3) },
  },
  {
    name: '$max takes the larger',
    before: { a: i(5), b: i(5) },
    update: { $max: { a: i(3), b: i(7) } },
    after: { a: i(5), b: i(7) },
  },
  {
    name: '$max on dates',
    before: { a: new Date(5) },
    update: { $max: { a: new Date(9) } },
    after: { a: new Date(9) },
  },
  {
    name: '$setOnInsert does nothing to what is there',
    before: { a: i(1) },
    update: { $setOnInsert: { b: i(1) } },
    options: { upsert: true },
    after: { a: i(1) },
  },
  {
    name: '$push appends',
    before: { a: [i(1)] },
    update: { $push: { a: i(2) } },
    after: { a: [i(1), i(2)] },
  },
  {
    name: '$push of an array appends it whole',
    before: { a: [] },
    update: { $push: { a: [i(1)] } },
    after: { a: [[i(1)]] },
  },
  {
    name: '$push makes the array',
    before: {},
    update: { $push: { 'x.a': i(2) } },
    after: { x: { a: [i(2)] } },
  },
  { name: '$push to a string is refused', before: { a: 'x' }, update: { $push: { a: i(2) } }, after: 2 },
  { name: '$push to null is refused', before: { a: null }, update: { $push: { a: i(2) } }, after: 2 },
  {
    name: '$push $each',
    before: { a: [i(1)] },
    update: { $push: { a: each([i(2), i(3)]) } },
    after: { a: [i(1), i(2), i(3)] },
  },
  {
    name: '$push $position',
    before: { a: [i(1), i(2)] },
    update: { $push: { a: each([i(9)], { $position: 1 }) } },
    after: { a: [i(1), i(9), i(2)] },
  },
  {
    name: '$push $position from the end',
    before: { a: [i(1), i(2)] },
    update: { $push: { a: each([i(9)], { $position: -1 }) } },
    after: { a: [i(1), i(9), i(2)] },
  },
  {
    name: '$push $slice keeps the last',
    before: { a: [i(1), i(2)] },
    update: { $push: { a: each([i(3)], { $slice: -2 }) } },
    after: { a: [i(2), i(3)] },
  },
  {
    name: '$push $slice keeps the first',
    before: { a: [i(1), i(2)] },
    update: { $push: { a: each([i(3)], { $slice: 2 }) } },
    after: { a: [i(1), i(2)] },
  },
  {
    name: '$push $slice 0 empties',
    before: { a: [i(1)] },
    update: { $push: { a: each([], { $slice: 0 }) } },
    after: { a: [] },
  },
  {
    name: '$push $sort of values',
    before: { a: [i(3), i(1)] },
    update: { $push: { a: each([i(2)], { $sort: -1 }) } },
    after: { a: [i(3), i(2), i(1)] },
  },
  {
    name: '$push $sort by a field, then $slice',
    before: { a: scores },
    update: { $push: { a: each([{ k: 'd', n: i(0) }], { $sort: { n: 1 }, $slice: 2 }) } },
    after: {
      a: [
        { k: 'd', n: i(0) },
        { k: 'b', n: i(1) },
      ],
    },
  },
  {
    name: '$push $slice and $sort on a missing field',
    before: {},
    update: { $push: { a: each([i(3), i(1), i(2)], { $sort: 1, $slice: -2 }) } },
    after: { a: [i(2), i(3)] },
  },
  {
    name: '$push with an unknown clause is refused',
    before: { a: [] },
    update: { $push: { a: each([], { $foo: 1 }) } },
    after: 2,
  },
  {
    name: '$addToSet adds what is not there',
    before: { a: [i(1)] },
    update: { $addToSet: { a: i(2) } },
    after: { a: [i(1), i(2)] },
  },
  {
    name: '$addToSet leaves what is, of any number type',
    before: { a: [i(1)] },
    update: { $addToSet: { a: d(1) } },
    after: { a: [i(1)] },
  },
  {
    name: '$addToSet on documents: key order counts',
    before: { a: [{ x: i(1), y: i(2) }] },
    update: { $addToSet: { a: { y: i(2), x: i(1) } } },
    after: {
      a: [
        { x: i(1), y: i(2) },
        { y: i(2), x: i(1) },
      ],
    },
  },
  {
    name: '$addToSet $each',
    before: {},
    update: { $addToSet: { a: each(['x', 'y', 'x']) } },
    after: { a: ['x', 'y'] },
  },
  {
    name: '$addToSet to a scalar is refused',
    before: { a: i(1) },
    update: { $addToSet: { a: i(2) } },
    after: 2,
  },
  {
    name: '$pull by value',
    before: { a: [i(1), i(2), i(1)] },
    update: { $pull: { a: i(1) } },
    after: { a: [i(2)] },
  },
  {
    name: '$pull by operators',
    before: { a: [i(1), i(5), i(9)] },
    update: { $pull: { a: { $gte: i(5) } } },
    after: { a: [i(1)] },
  },
  {
    name: '$pull by $in',
    before: { a: ['x', 'y', 'z'] },
    update: { $pull: { a: { $in: ['x', 'z'] } } },
    after: { a: ['y'] },
  },
  {
    name: '$pull of documents by their fields',
    before: { a: scores },
    update: { $pull: { a: { k: 'b' } } },
    after: { a: [scores[0], scores[2]] },
  },
  {
    name: '$pull of documents by a condition',
    before: { a: scores },
    update: { $pull: { a: { n: { $gt: 1 }, k: { $ne: 'c' } } } },
    after: { a: [scores[1], scores[2]] },
  },
  {
    name: '$pull by a regex',
    before: { a: ['ab', 'b'] },
    update: { $pull: { a: /^a/ } },
    after: { a: ['b'] },
  },
  { name: '$pull from nothing', before: { b: i(1) }, update: { $pull: { a: i(1) } }, after: { b: i(1) } },
  { name: '$pull from a scalar is refused', before: { a: i(1) }, update: { $pull: { a: i(1) } }, after: 2 },
  {
    name: '$pullAll',
    before: { a: [i(1), i(2), i(1), i(3)] },
    update: { $pullAll: { a: [i(1), i(3)] } },
    after: { a: [i(2)] },
  },
  {
    name: 'positional $',
    before: { a: [i(1), i(5), i(9)] },
    filter: { a: { $gte: 5 } },
    update: { $set: { 'a.$': i(0) } },
    after: { a: [i(1), i(0), i(9)] },
  },
  {
    name: 'positional $ in a field of the element',
    before: { m: scores },
    filter: { 'm.k': 'b' },
    update: { $set: { 'm.$.n': i(7) } },
    after: { m: [scores[0], { k: 'b', n: i(7) }, scores[2]] },
  },
  {
    name: 'positional $ by $elemMatch, two fields of one element',
    before: { m: scores },
    filter: { m: { $elemMatch: { k: 'c', n: 2 } } },
    update: { $set: { 'm.$.n': i(7), 'm.$.x': i(1) } },
    after: { m: [scores[0], scores[1], { k: 'c', n: i(7), x: i(1) }] },
  },
  {
    name: 'positional $ with nothing matched in an array is refused',
    before: { a: [i(1)] },
    update: { $set: { 'a.$': i(0) } },
    after: 2,
  },
  {
    name: '$[] takes every element',
    before: { a: [{ n: i(1) }, { n: i(2) }] },
    update: { $inc: { 'a.$[].n': i(10) } },
    after: { a: [{ n: i(11) }, { n: i(12) }] },
  },
  { name: '$[] of a missing array is refused', before: {}, update: { $set: { 'a.$[]': i(1) } }, after: 2 },
  { name: '$[] of a scalar is refused', before: { a: i(1) }, update: { $set: { 'a.$[]': i(1) } }, after: 2 },
  {
    name: '$[id] takes the elements its filter takes',
    before: { m: scores },
    update: { $set: { 'm.$[e].ok': true } },
    options: { arrayFilters: [{ 'e.n': { $gte: 2 }, 'e.k': { $ne: 'z' } }] },
    after: { m: [{ ...scores[0], ok: true }, scores[1], { ...scores[2], ok: true }] },
  },
  {
    name: '$[id] on scalars',
    before: { a: [i(1), i(7)] },
    update: { $set: { 'a.$[e]': i(0) } },
    options: { arrayFilters: [{ e: { $gt: 5 } }] },
    after: { a: [i(1), i(0)] },
  },
  {
    name: '$[id] nested',
    before: { m: [{ r: [i(1), i(2)] }, { r: [i(2)] }] },
    update: { $set: { 'm.$[].r.$[e]': i(9) } },
    options: { arrayFilters: [{ e: 2 }] },
    after: { m: [{ r: [i(1), i(9)] }, { r: [i(9)] }] },
  },
  {
    name: '$[id] without a filter is refused',
    before: { a: [] },
    update: { $set: { 'a.$[e]': i(0) } },
    after: 2,
  },
  {
    name: 'a filter without $[id] is refused',
    before: { a: [] },
    update: { $set: { a: i(0) } },
    options: { arrayFilters: [{ e: 1 }] },
    after: 9,
  },
  {
    name: 'one path twice is refused',
    before: {},
    update: { $set: { a: i(1) }, $inc: { a: i(1) } },
    after: 40,
  },
  {
    name: 'a path inside another is refused',
    before: {},
    update: { $set: { 'a.b': i(1) }, $unset: { a: '' } },
    after: 40,
  },
  { name: 'an empty name in a path is refused', before: {}, update: { $set: { 'a..b': i(1) } }, after: 56 },
  { name: 'a name with a dollar is refused', before: {}, update: { $set: { 'a.$b': i(1) } }, after: 52 },
  { name: 'an unknown operator is refused', before: {}, update: { $foo: { a: i(1) } }, after: 9 },
  { name: 'an operator without fields is refused', before: {}, update: { $set: 'a' }, after: 9 },
];

const raw = { promoteValues: false, bsonRegExp: true } as const;

describe.each(mongoTargets)('what an update makes in $name', ({ open }) => {
  let mongo: TestMongo;
  let client: MongoClient;
  let next = 0;

  beforeAll(async () => {
    mongo = await open();
    client = await MongoClient.connect(mongo.uri);
  });
  afterAll(async () => {
    await client?.close();
    await mongo?.close();
  });
  const collection = () => client.db().collection<Document & { _id: string }>('updates');

  it.each(rows)('$name', async ({ before, filter, update, options, after }) => {
    next += 1;
    const _id = `u${next}`;
    await collection().insertOne({ _id, ...before });
    const change = collection().updateOne({ _id, ...filter }, update, {
      ...options,
      checkKeys: false,
    } as UpdateOptions);
    const expected = typeof after === 'number' ? before : after;
    if (typeof after === 'number') await expect(change).rejects.toMatchObject({ code: after });
    else expect((await change).matchedCount).toBe(1);
    const found = await collection().findOne({ _id }, raw);
    expect(found).toEqual({ _id: expect.anything(), ...expected });
    expect(Object.keys(found ?? {})).toEqual(['_id', ...Object.keys(expected)]);
  });

  it('sets the current date as a date or a timestamp', async () => {
    const _id = 'now';
    await collection().insertOne({ _id });
    await collection().updateOne(
      { _id },
      { $currentDate: { a: true as never, b: { $type: 'timestamp' }, c: { $type: 'date' } } },
    );
    const found = await collection().findOne({ _id });
    expect(Math.abs(Date.now() - Number(found?.a))).toBeLessThan(60_000);
    expect(found?.b).toMatchObject({ _bsontype: 'Timestamp' });
    expect(found?.c).toBeInstanceOf(Date);
  });

  it('counts a change that changes nothing as matched, not modified', async () => {
    await collection().insertOne({ _id: 'same', a: 1 });
    expect(await collection().updateOne({ _id: 'same' }, { $set: { a: 1 } })).toMatchObject({
      matchedCount: 1,
      modifiedCount: 0,
    });
    expect(await collection().updateOne({ _id: 'same' }, { $set: { a: 2 } })).toMatchObject({
      matchedCount: 1,
      modifiedCount: 1,
    });
  });

  it('updates one or many', async () => {
    const many = client.db().collection('many');
    await many.insertMany([{ k: 1 }, { k: 1 }, { k: 2 }]);
    expect(await many.updateMany({ k: 1 }, { $set: { x: 1 } })).toMatchObject({
      matchedCount: 2,
      modifiedCount: 2,
    });
    expect(await many.updateOne({ k: 1 }, { $set: { x: 2 } })).toMatchObject({
      matchedCount: 1,
      modifiedCount: 1,
    });
    expect((await many.find({ x: 2 }).toArray()).length).toBe(1);
    expect(await many.deleteOne({ k: 1 })).toMatchObject({ deletedCount: 1 });
    expect(await many.deleteMany({})).toMatchObject({ deletedCount: 2 });
  });

  it('replaces a document whole, but for its _id', async () => {
    await collection().insertOne({ _id: 'whole', a: 1, b: 2 });
    await collection().replaceOne({ _id: 'whole' }, { c: 3 });
    expect(await collection().findOne({ _id: 'whole' })).toEqual({ _id: 'whole', c: 3 });
    await expect(collection().replaceOne({ _id: 'whole' }, { _id: 'x', c: 3 })).rejects.toMatchObject({
      code: 66,
    });
  });

  it('upserts from what the filter pins', async () => {
    const made = await collection().updateOne(
      { _id: 'made', k: 'x', 'd.e': { $eq: 5 }, $and: [{ f: 1 }], n: { $gt: 3 }, $or: [{ g: 1 }, { g: 2 }] },
      { $set: { s: 1 }, $setOnInsert: { i: 1 }, $inc: { c: 2 } },
      { upsert: true },
    );
    expect(made).toMatchObject({ upsertedCount: 1, upsertedId: 'made', matchedCount: 0 });
    expect(await collection().findOne({ _id: 'made' })).toEqual({
      _id: 'made',
      k: 'x',
      d: { e: 5 },
      f: 1,
      s: 1,
      i: 1,
      c: 2,
    });
    const replaced = await collection().replaceOne({ _id: 'repl', q: 1 }, { z: 1 }, { upsert: true });
    expect(replaced.upsertedId).toBe('repl');
    expect(await collection().findOne({ _id: 'repl' })).toEqual({ _id: 'repl', z: 1 });
    const free = await client
      .db()
      .collection('free')
      .updateOne({ k: 1 }, { $set: { v: 1 } }, { upsert: true });
    expect(free.upsertedId).toMatchObject({ _bsontype: 'ObjectId' });
  });

  it('finds and modifies: before, after, sorted, projected, upserted, removed', async () => {
    const queue = client.db().collection('queue');
    await queue.insertMany([
      { k: 1, p: 2 },
      { k: 1, p: 9 },
    ]);
    const projection = { _id: 0, p: 1, taken: 1 };
    expect(
      await queue.findOneAndUpdate({ k: 1 }, { $set: { taken: 1 } }, { sort: { p: -1 }, projection }),
    ).toEqual({ p: 9 });
    expect(
      await queue.findOneAndUpdate({ p: 9 }, { $inc: { taken: 1 } }, { returnDocument: 'after', projection }),
    ).toEqual({ p: 9, taken: 2 });
    expect(await queue.findOneAndUpdate({ k: 7 }, { $set: { p: 1 } })).toBeNull();
    expect(await queue.findOneAndUpdate({ k: 7 }, { $set: { p: 1 } }, { upsert: true })).toBeNull();
    expect(
      await queue.findOneAndUpdate({ k: 8 }, { $set: { p: 1 } }, { upsert: true, returnDocument: 'after' }),
    ).toMatchObject({ k: 8, p: 1 });
    expect(
      await queue.findOneAndReplace({ k: 8 }, { r: 1 }, { returnDocument: 'after', projection: { _id: 0 } }),
    ).toEqual({ r: 1 });
    expect(await queue.findOneAndDelete({ p: 9 }, { projection })).toEqual({ p: 9, taken: 2 });
    expect(await queue.countDocuments({ k: 1 })).toBe(1);
    const result = await queue.findOneAndUpdate(
      { k: 1 },
      { $set: { z: 1 } },
      { includeResultMetadata: true },
    );
    expect(result.lastErrorObject).toMatchObject({ n: 1, updatedExisting: true });
  });

  it('lets one of many racing changes win', async () => {
    await collection().insertOne({ _id: 'race', state: 'open', n: 0 });
    const tries = Array.from({ length: 50 }, (_, winner) =>
      collection().findOneAndUpdate({ _id: 'race', state: 'open' }, { $set: { state: 'taken', winner } }),
    );
    expect((await Promise.all(tries)).filter((found) => found !== null)).toHaveLength(1);
    await Promise.all(
      Array.from({ length: 100 }, () => collection().updateOne({ _id: 'race' }, { $inc: { n: 1 } })),
    );
    expect(await collection().findOne({ _id: 'race' })).toMatchObject({ n: 100 });
  });

  it('stops an ordered batch at the first refusal, and finishes an unordered one', async () => {
    const batch = client.db().collection<{ _id: number }>('batch');
    await expect(batch.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }])).rejects.toMatchObject({
      code: 11000,
      insertedCount: 1,
    });
    await expect(batch.insertMany([{ _id: 1 }, { _id: 3 }], { ordered: false })).rejects.toMatchObject({
      code: 11000,
    });
    expect((await batch.find().toArray()).map(({ _id }) => _id).sort()).toEqual([1, 3]);
  });

  it('runs a mixed bulk write', async () => {
    const bulk = client.db().collection<{ _id: number; v?: number }>('bulk');
    const result = await bulk.bulkWrite([
      { insertOne: { document: { _id: 1 } } },
      { updateOne: { filter: { _id: 1 }, update: { $set: { v: 1 } } } },
      { replaceOne: { filter: { _id: 2 }, replacement: { v: 2 }, upsert: true } },
      { deleteOne: { filter: { _id: 1 } } },
    ]);
    expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 1, upsertedCount: 1, deletedCount: 1 });
    expect(await bulk.find().toArray()).toEqual([{ _id: 2, v: 2 }]);
  });
});

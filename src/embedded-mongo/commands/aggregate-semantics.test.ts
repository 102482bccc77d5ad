import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Decimal128,
  type Document,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  MongoClient,
  ObjectId,
} from 'mongodb';
import { mongoTargets, type TestMongo } from '../../../test/support/mongo.ts';

const stories: Document[] = [
  { _id: 0, theme: ['x', 'y'], n: 3, place: 'a', at: new Date('2024-03-05T10:00:00Z'), by: { name: 'P' } },
  { _id: 1, theme: ['x'], n: 5, place: 'b', at: new Date('2023-12-31T23:59:59Z'), by: { name: 'Q' } },
  { _id: 2, theme: [], n: 1, place: 'a', at: null, by: {} },
  { _id: 3, n: null, place: 'b' },
];
const ids = (...list: number[]) => list.map((_id) => ({ _id }));
const only = { $project: { _id: 1 } };

/** What it shows; the pipeline over the stories; what MongoDB's manual says comes out, in order. */
type Row = readonly [name: string, pipeline: Document[], out: Document[]];

const rows: readonly Row[] = [
  ['$match', [{ $match: { n: { $gt: 2 } } }, only], ids(0, 1)],
  ['$match later on', [{ $limit: 2 }, { $match: { place: 'b' } }, only], ids(1)],
  ['$sort up', [{ $sort: { n: 1 } }, only], ids(3, 2, 0, 1)],
  ['$sort down', [{ $sort: { n: -1 } }, only], ids(1, 0, 2, 3)],
  ['$sort by two', [{ $sort: { place: -1, _id: -1 } }, only], ids(3, 1, 2, 0)],
  ['$skip and $limit', [{ $sort: { _id: 1 } }, { $skip: 1 }, { $limit: 2 }, only], ids(1, 2)],
  ['$limit, then $skip', [{ $sort: { _id: 1 } }, { $limit: 3 }, { $skip: 2 }, only], ids(2)],
  [
    '$project in',
    [{ $match: { _id: 0 } }, { $project: { _id: 0, n: 1, 'by.name': 1 } }],
    [{ n: 3, by: { name: 'P' } }],
  ],
  [
    '$project out',
    [{ $match: { _id: 1 } }, { $project: { theme: 0, at: 0, by: 0 } }],
    [{ _id: 1, n: 5, place: 'b' }],
  ],
  [
    '$project computed',
    [{ $match: { _id: 1 } }, { $project: { m: '$n', l: { $literal: '$n' } } }],
    [{ _id: 1, m: 5, l: '$n' }],
  ],
  [
    '$addFields',
    [{ $match: { _id: 3 } }, { $addFields: { 'q.r': '$place', s: [1, '$place'] } }],
    [{ _id: 3, n: null, place: 'b', q: { r: 'b' }, s: [1, 'b'] }],
  ],
  [
    '$set',
    [{ $match: { _id: 3 } }, { $set: { n: '$nothing', place: 'z' } }, { $unset: 'nothing' }],
    [{ _id: 3, place: 'z' }],
  ],
  [
    '$unset',
    [{ $match: { _id: 0 } }, { $unset: ['theme', 'at', 'by.name'] }],
    [{ _id: 0, n: 3, place: 'a', by: {} }],
  ],
  [
    '$unwind',
    [{ $unwind: '$theme' }, { $project: { theme: 1 } }],
    [
      { _id: 0, theme: 'x' },
      { _id: 0, theme: 'y' },
      { _id: 1, theme: 'x' },
    ],
  ],
  [
    '$unwind keeping',
    [
      { $unwind: { path: '$theme', preserveNullAndEmptyArrays: true } },
      { $match: { theme: { $exists: false } } },
      only,
    ],
    ids(2, 3),
  ],
  [
    '$unwind with the index',
    [
      { $match: { _id: 0 } },
      { $unwind: { path: '$theme', includeArrayIndex: 'at' } },
      { $project: { at: 1, theme: 1 } },
    ],
    [
      { _id: 0, theme: 'x', at: 0 },
      { _id: 0, theme: 'y', at: 1 },
    ],
  ],
  [
    '$group with $sum',
    [{ $group: { _id: '$place', n: { $sum: '$n' }, c: { $sum: 1 } } }, { $sort: { _id: 1 } }],
    [
      { _id: 'a', n: 4, c: 2 },
      { _id: 'b', n: 5, c: 2 },
    ],
  ],
  ['$group of everything', [{ $group: { _id: null, c: { $sum: 1 } } }], [{ _id: null, c: 4 }]],
  [
    '$group with $avg, $min, $max',
    [
      { $group: { _id: '$place', avg: { $avg: '$n' }, min: { $min: '$n' }, max: { $max: '$n' } } },
      { $sort: { _id: 1 } },
    ],
    [
      { _id: 'a', avg: 2, min: 1, max: 3 },
      { _id: 'b', avg: 5, min: 5, max: 5 },
    ],
  ],
  [
    '$group with $first, $last, $push',
    [
      { $sort: { _id: 1 } },
      { $group: { _id: '$place', f: { $first: '$_id' }, l: { $last: '$n' }, p: { $push: '$_id' } } },
      { $sort: { _id: 1 } },
    ],
    [
      { _id: 'a', f: 0, l: 1, p: [0, 2] },
      { _id: 'b', f: 1, l: null, p: [1, 3] },
    ],
  ],
  [
    '$group with $addToSet',
    [{ $group: { _id: null, s: { $addToSet: { $cond: [{ $eq: ['$place', 'a'] }, 'a', 'a'] } } } }],
    [{ _id: null, s: ['a'] }],
  ],
  [
    '$group by a document',
    [{ $group: { _id: { p: '$place' }, c: { $sum: 1 } } }, { $sort: { '_id.p': 1 } }],
    [
      { _id: { p: 'a' }, c: 2 },
      { _id: { p: 'b' }, c: 2 },
    ],
  ],
  [
    '$group over a path into documents',
    [{ $group: { _id: '$by.name' } }, { $sort: { _id: 1 } }],
    [{ _id: null }, { _id: 'P' }, { _id: 'Q' }],
  ],
  [
    '$group with $push of documents',
    [
      { $match: { _id: { $lt: 2 } } },
      { $sort: { _id: 1 } },
      { $group: { _id: null, all: { $push: '$$ROOT' } } },
      { $project: { _id: 0, 'all._id': 1 } },
    ],
    [{ all: [{ _id: 0 }, { _id: 1 }] }],
  ],
  ['$count', [{ $match: { place: 'a' } }, { $count: 'c' }], [{ c: 2 }]],
  ['$count of nothing', [{ $match: { place: 'q' } }, { $count: 'c' }], []],
  [
    '$sortByCount',
    [{ $match: { theme: { $ne: [] } } }, { $unwind: '$theme' }, { $sortByCount: '$theme' }],
    [
      { _id: 'x', count: 2 },
      { _id: 'y', count: 1 },
    ],
  ],
  [
    '$ifNull, $size, $arrayElemAt',
    [
      { $match: { _id: 0 } },
      {
        $project: {
          a: { $ifNull: ['$zz', 'none'] },
          b: { $size: '$theme' },
          c: { $arrayElemAt: ['$theme', 1] },
        },
      },
    ],
    [{ _id: 0, a: 'none', b: 2, c: 'y' }],
  ],
  [
    '$add, $subtract, $concat',
    [
      { $match: { _id: 1 } },
      {
        $project: {
          a: { $add: ['$n', 2] },
          b: { $subtract: ['$n', 2] },
          c: { $concat: ['$place', '-', '$by.name'] },
        },
      },
    ],
    [{ _id: 1, a: 7, b: 3, c: 'b-Q' }],
  ],
  [
    '$year, $month, $dateToString',
    [
      { $match: { _id: 1 } },
      {
        $project: {
          y: { $year: '$at' },
          m: { $month: '$at' },
          s: { $dateToString: { date: '$at', format: '%Y-%m-%d' } },
        },
      },
    ],
    [{ _id: 1, y: 2023, m: 12, s: '2023-12-31' }],
  ],
  [
    '$and, $or, $not',
    [
      { $match: { _id: 0 } },
      { $project: { a: { $and: [true, '$n'] }, b: { $or: [false, '$zz'] }, c: { $not: ['$n'] } } },
    ],
    [{ _id: 0, a: true, b: false, c: false }],
  ],
  [
    '$eq, $ne, $gt, $gte, $lt, $lte',
    [
      { $match: { _id: 1 } },
      {
        $project: {
          r: [
            { $eq: ['$n', 5] },
            { $ne: ['$n', 5] },
            { $gt: ['$n', 5] },
            { $gte: ['$n', 5] },
            { $lt: ['$n', 'x'] },
            { $lte: ['$n', 4] },
          ],
        },
      },
    ],
    [{ _id: 1, r: [true, false, false, true, true, false] }],
  ],
];

const oid = (n: number) => new ObjectId(String(n).padStart(24, '0'));
/** MongoDB's order of all types, least first; what shares a line with another is written apart. */
const inOrder = [
  new MinKey(),
  [],
  null,
  Number.NaN,
  Number.NEGATIVE_INFINITY,
  -1.5,
  0,
  Decimal128.fromString('0.1'),
  1,
  Long.fromString('9007199254740992'),
  Long.fromString('9007199254740993'),
  1e300,
  'A',
  'a',
  'aa',
  '\u{ff5e}',
  '\u{1f600}',
  {},
  { a: 1 },
  { a: 2 },
  { b: 0 },
  { a: 'x' },
  oid(1),
  oid(2),
  false,
  true,
  new Date(-5),
  new Date(5),
  /a/,
  new MaxKey(),
];

describe.each(mongoTargets)('aggregation, order and projection in $name', ({ open }) => {
  let mongo: TestMongo;
  let client: MongoClient;

  beforeAll(async () => {
    mongo = await open();
    client = await MongoClient.connect(mongo.uri);
    await client.db().collection('stories').insertMany(stories);
  });
  afterAll(async () => {
    await client?.close();
    await mongo?.close();
  });
  const collection = (name = 'stories') => client.db().collection<Document & { _id: number }>(name);

  it.each(rows)('%s', async (_name, pipeline, out) => {
    expect(await collection().aggregate(pipeline).toArray()).toEqual(out);
  });

  it('samples without repeating', async () => {
    const sample = await collection()
      .aggregate([{ $sample: { size: 3 } }])
      .toArray();
    expect(new Set(sample.map(({ _id }) => _id)).size).toBe(3);
  });

  it('sums ints, longs and doubles exactly', async () => {
    const sums = collection('sums');
    await sums.insertMany([
      { _id: 1, a: Long.fromString('9007199254740993') },
      { _id: 2, a: new Int32(2) },
      { _id: 3, a: 'x' },
    ]);
    const [row] = await sums
      .aggregate([{ $group: { _id: null, a: { $sum: '$a' } } }], { promoteValues: false })
      .toArray();
    expect(row?.a).toEqual(Long.fromString('9007199254740995'));
    await sums.insertOne({ _id: 4, a: new Double(0.5) });
    const [mixed] = await sums
      .aggregate([{ $match: { _id: { $gt: 1 } } }, { $group: { _id: null, a: { $sum: '$a' } } }])
      .toArray();
    expect(mixed?.a).toBe(2.5);
  });

  it.each([1, -1] as const)(
    'sorts every type in its place, with and without an index (%s)',
    async (direction) => {
      const order = collection(`order${direction + 1}`);
      const shuffled = inOrder
        .map((v, _id) => ({ _id, v }))
        .sort((a, b) => ((a._id * 17) % 31) - ((b._id * 17) % 31));
      // An empty array would make the index multikey, so it comes in last.
      await order.insertMany(shuffled.filter(({ v }) => !Array.isArray(v)));
      const sorted = async () =>
        (await order.find().sort({ v: direction }).limit(100).toArray()).map(({ _id }) => _id);
      const expected = inOrder.map((_, id) => id).filter((id) => id !== 1);
      if (direction === -1) expected.reverse();
      expect(await sorted()).toEqual(expected);
      await order.createIndex({ v: 1 });
      expect(await sorted()).toEqual(expected);
      await order.dropIndexes();
      await order.createIndex({ v: -1 });
      expect(await sorted()).toEqual(expected);
      await order.insertMany(shuffled.filter(({ v }) => Array.isArray(v)));
      const withArray = inOrder.map((_, id) => id);
      expect(await sorted()).toEqual(direction === 1 ? withArray : withArray.reverse());
    },
  );

  it('sorts an array by its least element going up and its greatest going down', async () => {
    const lists = collection('lists');
    await lists.insertMany([
      { _id: 0, a: [5, 1] },
      { _id: 1, a: 3 },
      { _id: 2, a: [2, 4] },
      { _id: 3, a: [] },
      { _id: 4 },
    ]);
    const sorted = async (direction: 1 | -1) =>
      (await lists.find().sort({ a: direction, _id: 1 }).toArray()).map(({ _id }) => _id);
    expect(await sorted(1)).toEqual([3, 4, 0, 2, 1]);
    expect(await sorted(-1)).toEqual([0, 2, 1, 4, 3]);
    await lists.createIndex({ a: 1 });
    expect(await sorted(1)).toEqual([3, 4, 0, 2, 1]);
    expect(await sorted(-1)).toEqual([0, 2, 1, 4, 3]);
  });

  it('finds with skip, limit, batches and a single batch', async () => {
    const many = collection('many');
    await many.insertMany(Array.from({ length: 250 }, (_, _id) => ({ _id })));
    expect(await many.find().batchSize(7).toArray()).toHaveLength(250);
    expect(await many.find().toArray()).toHaveLength(250);
    expect((await many.find().sort({ _id: 1 }).skip(240).limit(5).toArray()).map(({ _id }) => _id)).toEqual([
      240, 241, 242, 243, 244,
    ]);
    expect(await many.findOne({ _id: 9 })).toEqual({ _id: 9 });
    const cursor = many.find().batchSize(2);
    expect(await cursor.next()).toEqual({ _id: 0 });
    await cursor.close();
    expect(await many.estimatedDocumentCount()).toBe(250);
    expect(await many.countDocuments({ _id: { $gte: 200 } }, { skip: 10, limit: 20 })).toBe(20);
  });

  it('lists distinct values, elements of arrays apart', async () => {
    expect(await collection().distinct('theme')).toEqual(['x', 'y']);
    expect(await collection().distinct('place', { n: { $gt: 4 } })).toEqual(['b']);
    expect(await collection().distinct('by.name')).toEqual(['P', 'Q']);
  });

  it.each([
    [{ n: 1 }, { _id: 0, n: 3 }],
    [{ n: 1, _id: 0 }, { n: 3 }],
    [
      { theme: 0, at: 0, by: 0 },
      { _id: 0, n: 3, place: 'a' },
    ],
    [{ 'by.name': 1 }, { _id: 0, by: { name: 'P' } }],
    [{ by: { name: 1 } }, { _id: 0, by: { name: 'P' } }],
    [{ 'n.x': 1 }, { _id: 0 }],
    [{ _id: 1 }, { _id: 0 }],
  ])('projects %j', async (projection, out) => {
    expect(await collection().findOne({ _id: 0 }, { projection })).toEqual(out);
  });

  it.each([
    [{ a: 1, b: 0 }, 31254],
    [{ a: 0, b: 1 }, 31253],
    [{ a: 1, 'a.b': 1 }, 31249],
  ])('refuses to project %j', async (projection, code) => {
    await expect(collection().findOne({ _id: 0 }, { projection })).rejects.toMatchObject({ code });
  });

  it('projects through arrays', async () => {
    await collection('nested').insertOne({ _id: 0, m: [{ x: 1, y: 2 }, { y: 3 }, 5] });
    expect(await collection('nested').findOne({}, { projection: { 'm.x': 1 } })).toEqual({
      _id: 0,
      m: [{ x: 1 }, {}],
    });
    expect(await collection('nested').findOne({}, { projection: { 'm.x': 0 } })).toEqual({
      _id: 0,
      m: [{ y: 2 }, { y: 3 }, 5],
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Binary,
  BSONRegExp,
  Decimal128,
  type Document,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  MongoClient,
  ObjectId,
  Timestamp,
} from 'mongodb';
import { mongoTargets, type TestMongo } from '../../../test/support/mongo.ts';

/** What it shows; the documents, numbered from 0 as they stand; the filter; which of them MongoDB's manual says match. */
type Row = readonly [name: string, docs: readonly Document[], filter: Document, matches: readonly number[]];

const day = (n: number) => new Date(Date.UTC(2024, 0, n));
const oid = (n: number) => new ObjectId(String(n).padStart(24, '0'));
const big = Long.fromString('9007199254740993');
const values = (...list: unknown[]): Document[] => list.map((a) => ({ a }));
const numbers = values(1, 2, 3, '2', null, true);
const nulls: Document[] = [{ a: null }, {}, { a: 0 }, { a: [] }, { a: [null] }, { a: '' }];
const arrays: Document[] = [{ a: [1, 2] }, { a: 1 }, { a: [[1, 2]] }, { a: [] }, { a: [3, 4] }];
const nested: Document[] = [
  { a: { b: 1, c: 2 } },
  { a: { c: 2, b: 1 } },
  { a: [{ b: 1 }, { b: 2 }] },
  { a: { b: [1, 5] } },
  { a: 4 },
  {},
];
const media: Document[] = [
  {
    m: [
      { id: 'x', n: 1 },
      { id: 'y', n: 9 },
    ],
  },
  {
    m: [
      { id: 'x', n: 9 },
      { id: 'y', n: 1 },
    ],
  },
  { m: [] },
  { m: { id: 'x', n: 9 } },
];

const rows: readonly Row[] = [
  ['equality of a number', numbers, { a: 2 }, [1]],
  ['equality of a string, case counts', values('x', 'X', 'xx'), { a: 'x' }, [0]],
  ['$eq', numbers, { a: { $eq: 2 } }, [1]],
  [
    '$eq across number types',
    values(new Int32(5), new Double(5), Long.fromNumber(5), Decimal128.fromString('5.0'), 6),
    { a: 5 },
    [0, 1, 2, 3],
  ],
  ['$eq of a long past 2^53 is exact', values(big, Long.fromString('9007199254740992')), { a: big }, [0]],
  [
    '$eq of a decimal is not of the nearest double',
    values(0.1, Decimal128.fromString('0.1'), Decimal128.fromString('0.10')),
    { a: Decimal128.fromString('0.1') },
    [1, 2],
  ],
  ['$eq of -0 and 0', values(new Double(-0), 0), { a: 0 }, [0, 1]],
  ['$eq of NaN', values(Number.NaN, 1, Decimal128.fromString('NaN')), { a: Number.NaN }, [0, 2]],
  ['$eq of a date', values(day(1), day(2), day(1).getTime()), { a: day(1) }, [0]],
  ['$eq of an ObjectId is not of its text', values(oid(1), oid(2), oid(1).toHexString()), { a: oid(1) }, [0]],
  [
    '$eq of binary looks at the subtype',
    values(new Binary(Buffer.from('ab')), new Binary(Buffer.from('ab'), 5), new Binary(Buffer.from('ac'))),
    { a: new Binary(Buffer.from('ab')) },
    [0],
  ],
  ['$eq of a boolean', values(true, false, 1), { a: true }, [0]],
  [
    '$eq of a timestamp',
    values(new Timestamp({ t: 1, i: 1 }), new Timestamp({ t: 1, i: 2 })),
    { a: new Timestamp({ t: 1, i: 1 }) },
    [0],
  ],
  ['$eq of null: null, missing, an array holding null', nulls, { a: null }, [0, 1, 4]],
  ['$eq of an empty string', nulls, { a: '' }, [5]],
  ['$eq of an array: itself or an element', arrays, { a: [1, 2] }, [0, 2]],
  ['$eq of an empty array', arrays, { a: [] }, [3]],
  ['$eq of an element', arrays, { a: 1 }, [0, 1]],
  ['$eq of a document: key order counts', nested, { a: { b: 1, c: 2 } }, [0]],
  ['$eq of a document: all of it', nested, { a: { b: 1 } }, [2]],
  ['a dotted path', nested, { 'a.b': 1 }, [0, 1, 2, 3]],
  ['a dotted path with an index', nested, { 'a.0.b': 1 }, [2]],
  ['a dotted path, missing', nested, { 'a.b': null }, [4, 5]],
  [
    'a dotted path into scalars of an array is no null',
    [{ a: [1] }, { a: [{ b: 1 }, {}] }, { a: [] }],
    { 'a.b': null },
    [1],
  ],
  ['a field named __proto__ is a field', [{ ['__proto__']: { x: 1 } }, {}], { '__proto__.x': 1 }, [0]],
  ['$ne', numbers, { a: { $ne: 2 } }, [0, 2, 3, 4, 5]],
  ['$ne on arrays: no element equal', arrays, { a: { $ne: 1 } }, [2, 3, 4]],
  ['$ne null: there and not null', nulls, { a: { $ne: null } }, [2, 3, 5]],
  ['$gt compares within the type', numbers, { a: { $gt: 1 } }, [1, 2]],
  ['$gt on strings', values('a', 'b', 'B', 3), { a: { $gt: 'a' } }, [1]],
  [
    '$gt on strings past the basic plane: by code point',
    values('\u{ff5e}', '\u{1f600}'),
    { a: { $gt: '\u{ff5e}' } },
    [1],
  ],
  ['$gt on any element', arrays, { a: { $gt: 3 } }, [4]],
  ['$gt on dates', values(day(1), day(3), day(5).getTime()), { a: { $gt: day(2) } }, [1]],
  [
    '$gt on longs is exact',
    values(big, Long.fromString('9007199254740992')),
    { a: { $gt: Long.fromString('9007199254740992') } },
    [0],
  ],
  [
    '$gt on decimals',
    values(Decimal128.fromString('1.05'), Decimal128.fromString('1.5'), 1.2),
    { a: { $gt: Decimal128.fromString('1.1') } },
    [1, 2],
  ],
  ['$gt on documents', values({ x: 1 }, { x: 3 }, { x: 1, y: 1 }), { a: { $gt: { x: 1 } } }, [1, 2]],
  ['$gt null matches nothing', nulls, { a: { $gt: null } }, []],
  ['$gt MinKey matches every other type', values(1, 'x', null), { a: { $gt: new MinKey() } }, [0, 1, 2]],
  ['$gte', numbers, { a: { $gte: 2 } }, [1, 2]],
  ['$gte null is null or missing', nulls, { a: { $gte: null } }, [0, 1, 4]],
  ['$gte NaN is NaN', values(Number.NaN, 1), { a: { $gte: Number.NaN } }, [0]],
  ['$lt', numbers, { a: { $lt: 2 } }, [0]],
  ['$lt never takes NaN', values(Number.NaN, -1, 5), { a: { $lt: 3 } }, [1]],
  ['$lt on booleans', values(false, true, 0), { a: { $lt: true } }, [0]],
  ['$lt on ObjectIds', values(oid(1), oid(3)), { a: { $lt: oid(2) } }, [0]],
  ['$lt MaxKey matches every other type', values(1, 'x'), { a: { $lt: new MaxKey() } }, [0, 1]],
  ['$lte', numbers, { a: { $lte: 2 } }, [0, 1]],
  [
    '$lte with -0 and infinities',
    values(Number.NEGATIVE_INFINITY, new Double(-0), Number.POSITIVE_INFINITY),
    { a: { $lte: 0 } },
    [0, 1],
  ],
  ['a range on a scalar', values(0, 2, 6), { a: { $gt: 1, $lt: 5 } }, [1]],
  [
    'a range on an array may be met by two elements',
    values([0, 10], [2], [7]),
    { a: { $gt: 1, $lt: 5 } },
    [0, 1],
  ],
  ['$in', numbers, { a: { $in: [1, '2'] } }, [0, 3]],
  ['$in with null', nulls, { a: { $in: [null, ''] } }, [0, 1, 4, 5]],
  ['$in with a regex', values('abc', 'xbc', 'q'), { a: { $in: [/^a/, 'q'] } }, [0, 2]],
  ['$in on arrays', arrays, { a: { $in: [4, [1, 2]] } }, [0, 2, 4]],
  ['$in of nothing', numbers, { a: { $in: [] } }, []],
  ['$nin', numbers, { a: { $nin: [1, 2, null] } }, [2, 3, 5]],
  ['$nin takes missing fields', [{ a: 1 }, {}], { a: { $nin: [1] } }, [1]],
  ['$exists true', nulls, { a: { $exists: true } }, [0, 2, 3, 4, 5]],
  ['$exists false', nulls, { a: { $exists: false } }, [1]],
  ['$exists on a dotted path', nested, { 'a.b': { $exists: true } }, [0, 1, 2, 3]],
  ['$and', numbers, { $and: [{ a: { $gt: 1 } }, { a: { $lt: 3 } }] }, [1]],
  ['$or', numbers, { $or: [{ a: 1 }, { a: '2' }] }, [0, 3]],
  [
    '$or beside a field',
    [
      { a: 1, b: 1 },
      { a: 2, b: 1 },
      { a: 1, b: 2 },
    ],
    { b: 1, $or: [{ a: 1 }, { a: 3 }] },
    [0],
  ],
  [
    '$or whose branches reach different types',
    values(null, 5, 'x', day(1)),
    { $or: [{ a: null }, { a: { $gt: 4 } }, { a: 'x' }] },
    [0, 1, 2],
  ],
  ['$nor', numbers, { $nor: [{ a: 1 }, { a: { $gt: 2 } }] }, [1, 3, 4, 5]],
  ['$not', numbers, { a: { $not: { $gt: 1 } } }, [0, 3, 4, 5]],
  ['$not with several operators', values(0, 2, 6), { a: { $not: { $gt: 1, $lt: 5 } } }, [0, 2]],
  ['$not with a regex', values('ab', 'b', 1), { a: { $not: /^a/ } }, [1, 2]],
  [
    '$elemMatch on documents: one element meets all',
    media,
    { m: { $elemMatch: { id: 'x', n: { $gt: 5 } } } },
    [1],
  ],
  ['without $elemMatch two elements may', media, { 'm.id': 'x', 'm.n': { $gt: 5 } }, [0, 1, 3]],
  ['$elemMatch on values', values([0, 10], [2], 2), { a: { $elemMatch: { $gt: 1, $lt: 5 } } }, [1]],
  ['$elemMatch with $or', media, { m: { $elemMatch: { $or: [{ id: 'z' }, { n: 9, id: 'y' }] } } }, [0]],
  ['$all', arrays, { a: { $all: [1, 2] } }, [0]],
  ['$all with one value takes a scalar', arrays, { a: { $all: [1] } }, [0, 1]],
  ['$all of an array', arrays, { a: { $all: [[1, 2]] } }, [0, 2]],
  ['$all of nothing', arrays, { a: { $all: [] } }, []],
  [
    '$all with $elemMatch',
    media,
    { m: { $all: [{ $elemMatch: { id: 'x', n: 1 } }, { $elemMatch: { id: 'y' } }] } },
    [0],
  ],
  ['$size', arrays, { a: { $size: 2 } }, [0, 4]],
  ['$size counts the outer array', arrays, { a: { $size: 1 } }, [2]],
  ['$regex as text', values('Abc', 'abc', 5), { a: { $regex: '^a' } }, [1]],
  ['$regex with $options i', values('Abc', 'abc', 'x'), { a: { $regex: '^a', $options: 'i' } }, [0, 1]],
  ['$regex with $options m', values('x\nab', 'xab'), { a: { $regex: '^a', $options: 'm' } }, [0]],
  ['$regex with $options s', values('a\nb', 'ab'), { a: { $regex: 'a.b', $options: 's' } }, [0]],
  ['a regex on elements', values(['x', 'ab'], ['x']), { a: /^a/ }, [0]],
  ['a regex equals itself', values(new BSONRegExp('^a', ''), 'b'), { a: /^a/ }, [0]],
  [
    '$type by name',
    values(1, 'x', new Double(1.5), Long.fromNumber(1), null, [], {}),
    { a: { $type: 'string' } },
    [1],
  ],
  ['$type by number', values(new Int32(1), new Double(1.5), 'x'), { a: { $type: 16 } }, [0]],
  [
    '$type number',
    values(new Int32(1), new Double(1.5), Long.fromNumber(2), Decimal128.fromString('1'), 'x'),
    { a: { $type: 'number' } },
    [0, 1, 2, 3],
  ],
  ['$type objectId', values(oid(1), 'x'), { a: { $type: 'objectId' } }, [0]],
  ['$type array is of the field', values([1], 1, [[1]]), { a: { $type: 'array' } }, [0, 2]],
  ['$type of an element', values([1, 'x'], [1]), { a: { $type: 'string' } }, [0]],
  ['$type of several', values(true, day(1), 'x', null), { a: { $type: ['bool', 'date'] } }, [0, 1]],
  [
    '$type object, binData, regex, timestamp, decimal, minKey, maxKey',
    values(
      {},
      new Binary(Buffer.from('a')),
      new BSONRegExp('a'),
      new Timestamp({ t: 1, i: 1 }),
      Decimal128.fromString('1'),
      new MinKey(),
      new MaxKey(),
      1,
    ),
    { a: { $type: ['object', 'binData', 'regex', 'timestamp', 'decimal', 'minKey', 'maxKey'] } },
    [0, 1, 2, 3, 4, 5, 6],
  ],
  [
    'two paths through one array',
    [
      {
        m: [
          { x: 1, y: 3 },
          { x: 2, y: 2 },
        ],
      },
      { m: [{ x: 1, y: 2 }] },
    ],
    { 'm.x': 1, 'm.y': 2 },
    [0, 1],
  ],
];

function firstPath(filter: Document): string {
  const [path = ''] = Object.keys(filter);
  return path.startsWith('$') ? 'a' : path;
}

describe.each(mongoTargets)('what a filter matches in $name', ({ open }) => {
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

  it.each(rows)('%s', async (_name, docs, filter, matches) => {
    next += 1;
    const collection = client.db().collection<Document & { _id: number }>(`query${next}`);
    await collection.insertMany(docs.map((doc, _id) => ({ ...doc, _id })));
    const ids = async () =>
      (await collection.find(filter).toArray()).map(({ _id }) => _id).sort((a, b) => a - b);
    expect(await ids()).toEqual(matches);
    expect(await collection.countDocuments(filter)).toBe(matches.length);
    // An index may change how fast the answer comes, never what it is.
    if (/^[a-z]+(\.[a-z]+)*$/.test(firstPath(filter))) {
      await collection.createIndex({ [firstPath(filter)]: -1 });
      expect(await ids()).toEqual(matches);
      await collection.dropIndexes();
      await collection.createIndex({ [firstPath(filter)]: 1, 'm.y': 1 });
      expect(await ids()).toEqual(matches);
    }
  });
});

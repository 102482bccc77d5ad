import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Document, MongoClient } from 'mongodb';
import { embeddedMongo, type TestMongo } from '../../../test/support/mongo.ts';

/** Real MongoDB takes most of these: here each is refused by name, so that nothing is ever quietly ignored. */
const commands: readonly (readonly [name: string, command: Document, code: number, says: RegExp])[] = [
  ['an unknown command', { serverStatus: 1 }, 59, /no such command: 'serverStatus'/],
  ['a name from Object.prototype', { constructor: 1 }, 59, /no such command: 'constructor'/],
  ['a hint', { find: 'c', hint: { a: 1 } }, 40415, /find\.hint/],
  ['a collation', { find: 'c', collation: { locale: 'en' } }, 40415, /find\.collation/],
  ['let', { aggregate: 'c', pipeline: [], cursor: {}, let: {} }, 40415, /aggregate\.let/],
  [
    'an update with a collation',
    { update: 'c', updates: [{ q: {}, u: {}, collation: { locale: 'en' } }] },
    40415,
    /collation/,
  ],
  ['a capped collection', { create: 'c', capped: true }, 40415, /capped/],
  ['a validator', { create: 'c', validator: {} }, 40415, /validator/],
  ['a view', { create: 'c', viewOn: 'd' }, 40415, /viewOn/],
  ['a transaction', { insert: 'c', documents: [{}], txnNumber: 1 }, 20, /replica set/],
  ['an unknown top-level operator', { find: 'c', filter: { $where: '1' } }, 2, /\$where/],
  ['$expr', { find: 'c', filter: { $expr: { $eq: [1, 1] } } }, 2, /\$expr/],
  ['$jsonSchema', { find: 'c', filter: { $jsonSchema: {} } }, 2, /\$jsonSchema/],
  ['an unknown operator', { find: 'c', filter: { a: { $near: [0, 0] } } }, 2, /\$near/],
  ['$mod', { find: 'c', filter: { a: { $mod: [2, 0] } } }, 2, /\$mod/],
  [
    'an operator from Object.prototype',
    { find: 'c', filter: { a: { $eq: 1, constructor: 1 } } },
    2,
    /constructor/,
  ],
  ['$options without $regex', { find: 'c', filter: { a: { $options: 'i' } } }, 2, /\$options/],
  [
    'a regex option that JavaScript lacks',
    { find: 'c', filter: { a: { $regex: 'x', $options: 'x' } } },
    51108,
    /options/,
  ],
  ['a broken regex', { find: 'c', filter: { a: { $regex: '(' } } }, 51091, /invalid/],
  ['$in without an array', { find: 'c', filter: { a: { $in: 1 } } }, 2, /\$in/],
  ['$type of nothing known', { find: 'c', filter: { a: { $type: 'nope' } } }, 2, /nope/],
  ['an empty $or', { find: 'c', filter: { $or: [] } }, 2, /\$or/],
  ['a filter that is no object', { find: 'c', filter: 'x' }, 14, /filter/],
  ['a wrong sort', { find: 'c', sort: { a: 2 } }, 15975, /sort/],
  ['a sort by score', { find: 'c', sort: { s: { $meta: 'textScore' } } }, 15975, /sort/],
  ['$text', { find: 'c', filter: { $text: { $search: 'x' } } }, 2, /\$text/],
  ['a projection that slices', { find: 'c', projection: { a: { $slice: 1 } } }, 2, /projections/],
  ['a projection that computes', { find: 'c', projection: { a: '$b' } }, 2, /projections/],
  ['a positional projection', { find: 'c', projection: { 'a.$': 1 } }, 16410, /a\.\$/],
  ['a negative skip', { find: 'c', skip: -1 }, 51024, /skip/],
  ['$rename', { update: 'c', updates: [{ q: {}, u: { $rename: { a: 'b' } } }] }, 9, /\$rename/],
  ['a pipeline as an update', { update: 'c', updates: [{ q: {}, u: [{ $set: { a: 1 } }] }] }, 9, /pipeline/],
  [
    'an unknown update operator',
    { update: 'c', updates: [{ q: {}, u: { $bogus: { a: 2 } } }] },
    9,
    /\$bogus/,
  ],
  [
    'an unknown update operator beside one that is known',
    { update: 'c', updates: [{ q: {}, u: { $set: { a: 2 }, $bogus: { a: 2 } } }] },
    9,
    /\$bogus/,
  ],
  [
    'an unknown update operator that would find nothing',
    { update: 'none', updates: [{ q: { a: 9 }, u: { $bogus: { a: 2 } }, upsert: true }] },
    9,
    /\$bogus/,
  ],
  [
    'an unknown operator of findAndModify',
    { findAndModify: 'c', update: { $bogus: { a: 2 } } },
    9,
    /\$bogus/,
  ],
  [
    'a field beside update operators',
    { update: 'c', updates: [{ q: {}, u: { $set: { a: 2 }, b: 1 } }] },
    9,
    / b\./,
  ],
  [
    'an update operator beside fields',
    { update: 'c', updates: [{ q: {}, u: { b: 1, $set: { a: 2 } } }] },
    52,
    /\$set/,
  ],
  [
    'an unknown operator in $pull',
    { update: 'c', updates: [{ q: {}, u: { $pull: { l: { $bogus: 1 } } } }] },
    2,
    /\$bogus/,
  ],
  [
    'an unknown operator in a delete',
    { delete: 'c', deletes: [{ q: { a: { $bogus: 1 } }, limit: 0 }] },
    2,
    /\$bogus/,
  ],
  ['an unknown operator in $all', { find: 'c', filter: { a: { $all: [{ $bogus: 1 }] } } }, 2, /\$all/],
  ['an unknown operator in a projection', { find: 'c', projection: { a: { $bogus: 1 } } }, 2, /'a'/],
  [
    'two stages in one',
    { aggregate: 'c', pipeline: [{ $match: { a: 1 }, $limit: 1 }], cursor: {} },
    40323,
    /one field/,
  ],
  ['an unknown stage', { aggregate: 'c', pipeline: [{ $lookup: {} }], cursor: {} }, 40324, /\$lookup/],
  ['$facet', { aggregate: 'c', pipeline: [{ $facet: {} }], cursor: {} }, 40324, /\$facet/],
  ['$out', { aggregate: 'c', pipeline: [{ $out: 'x' }], cursor: {} }, 40324, /\$out/],
  [
    'an unknown accumulator',
    { aggregate: 'c', pipeline: [{ $group: { _id: 1, a: { $stdDevPop: '$a' } } }], cursor: {} },
    15952,
    /\$stdDevPop/,
  ],
  [
    'an unknown expression',
    { aggregate: 'c', pipeline: [{ $set: { a: { $rand: {} } } }], cursor: {} },
    168,
    /\$rand/,
  ],
  [
    'an expression with code',
    { aggregate: 'c', pipeline: [{ $set: { a: { $function: {} } } }], cursor: {} },
    168,
    /\$function/,
  ],
  [
    'an expression inside another',
    { aggregate: 'c', pipeline: [{ $set: { a: { $add: [1, { $pow: [2, 2] }] } } }], cursor: {} },
    168,
    /\$pow/,
  ],
  ['a variable', { aggregate: 'c', pipeline: [{ $set: { a: '$$NOW' } }], cursor: {} }, 17276, /NOW/],
  ['aggregate without a cursor', { aggregate: 'c', pipeline: [] }, 9, /cursor/],
  ['a geo index', { createIndexes: 'c', indexes: [{ key: { a: '2dsphere' }, name: 'g' }] }, 67, /2dsphere/],
  ['a wildcard index', { createIndexes: 'c', indexes: [{ key: { '$**': 1 }, name: 'w' }] }, 67, /\$\*\*/],
  [
    'an index with a collation',
    { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a', collation: {} }] },
    197,
    /collation/,
  ],
  ['an index of words', { createIndexes: 'c', indexes: [{ key: { a: 'text' }, name: 'a' }] }, 67, /text/],
  ['a reserved collection name', { create: 'system.users' }, 73, /system\.users/],
  ['a lost cursor', { getMore: 99n, collection: 'c' }, 43, /99/],
];

describe('what the embedded store refuses', () => {
  let mongo: TestMongo;
  let client: MongoClient;

  beforeAll(async () => {
    mongo = await embeddedMongo();
    client = await MongoClient.connect(mongo.uri);
    await client.db().collection('c').insertOne({ a: 1 });
  });
  afterAll(async () => {
    await client?.close();
    await mongo?.close();
  });

  it.each(commands)('%s', async (_name, command, code, says) => {
    const reply = await client
      .db()
      .command(command)
      .catch((error: unknown) => error as Document);
    const refusal = reply.writeErrors?.[0] ?? reply;
    expect(refusal).toMatchObject({ code });
    expect(refusal.errmsg ?? refusal.message).toMatch(says);
    expect(await client.db().collection('c').countDocuments()).toBe(1);
  });

  it('a document over 16 MB, and what an update would make one', async () => {
    const large = client.db().collection<{ _id: number; a: string; b?: string }>('large');
    await expect(large.insertOne({ _id: 1, a: 'x'.repeat(17 * 1024 * 1024) })).rejects.toThrow();
    await large.insertOne({ _id: 2, a: 'x'.repeat(9 * 1024 * 1024) });
    await expect(
      large.updateOne({ _id: 2 }, { $set: { b: 'x'.repeat(9 * 1024 * 1024) } }),
    ).rejects.toMatchObject({ code: 10334 });
    expect(await large.countDocuments({ b: { $exists: true } })).toBe(0);
  });

  it('an _id that is an array or a regex, and a field that starts with a dollar', async () => {
    const c = client.db().collection<Document>('c');
    await expect(c.insertOne({ _id: [1] as never })).rejects.toMatchObject({ code: 53 });
    await expect(c.insertOne({ _id: /x/ as never })).rejects.toMatchObject({ code: 53 });
    await expect(c.insertOne({ $a: 1 })).rejects.toMatchObject({ code: 52 });
  });

  it('a dollar within an _id, however it would come to be', async () => {
    const c = client.db().collection<Document>('c');
    for (const _id of [{ $a: 1 }, { b: { $a: 1 } }, { b: [{ $a: 1 }] }] as never[]) {
      const refusal = { code: 52, message: expect.stringContaining("'$'-prefixed") };
      await expect(c.insertOne({ _id })).rejects.toMatchObject(refusal);
      await expect(c.replaceOne({ a: 9 }, { _id, a: 9 }, { upsert: true })).rejects.toMatchObject(refusal);
      await expect(c.updateOne({ a: 9 }, { $set: { _id } }, { upsert: true })).rejects.toMatchObject(refusal);
      await expect(
        c.updateOne({ _id: { $eq: _id } }, { $set: { a: 9 } }, { upsert: true }),
      ).rejects.toMatchObject(refusal);
    }
    expect(await c.countDocuments()).toBe(1);
  });

  it('two arrays under one index', async () => {
    const pairs = client.db().collection('pairs');
    await pairs.createIndex({ a: 1, b: 1 });
    await expect(pairs.insertOne({ a: [1], b: [2] })).rejects.toMatchObject({ code: 171 });
    expect(await pairs.countDocuments()).toBe(0);
  });

  it('a document nested without end, and stays up', async () => {
    let deep: Document = {};
    for (let i = 0; i < 50_000; i += 1) deep = { d: deep };
    await expect(client.db().collection('c').insertOne(deep)).rejects.toMatchObject({ code: 15 });
    expect(await client.db().command({ ping: 1 })).toMatchObject({ ok: 1 });
  });
});

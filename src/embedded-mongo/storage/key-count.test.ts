import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Collection, MongoClient } from 'mongodb';
import { mongoTargets, type TestMongo } from '../../../test/support/mongo.ts';

interface Item {
  readonly _id: number;
  readonly shown?: boolean | null;
  readonly tags?: readonly string[];
  readonly place?: string;
}

/** What is counted from keys must be what is found by reading: each row is counted both ways. */
describe.each(mongoTargets)('counting in $name', ({ open }) => {
  let mongo: TestMongo;
  let client: MongoClient;
  let items: Collection<Item>;

  beforeAll(async () => {
    mongo = await open();
    client = await MongoClient.connect(mongo.uri);
    items = client.db().collection<Item>('items');
    await items.createIndex({ shown: 1, place: 1, _id: 1 });
    await items.createIndex({ shown: 1, tags: 1, _id: 1 });
    await items.createIndex({ tags: 1, place: 1 });
    await items.createIndex({ place: 1 }, { sparse: true });
    const made: Item[] = Array.from({ length: 60 }, (_, id) => ({
      _id: id,
      ...(id % 4 === 0 ? {} : { shown: id % 3 === 0 }),
      tags: id % 5 === 0 ? ['a', 'b', 'a'] : id % 7 === 0 ? [] : ['b'],
      ...(id % 6 === 0 ? {} : { place: id % 2 ? 'north' : 'south' }),
    }));
    await items.insertMany(made);
    await items.insertOne({ _id: 100, shown: null, tags: ['a'] });
  });
  afterAll(async () => {
    await client?.close();
    await mongo?.close();
  });

  it.each([
    [{}],
    [{ shown: true }],
    [{ shown: false }],
    [{ shown: null }],
    [{ shown: true, place: 'north' }],
    [{ place: 'north', shown: true }],
    [{ shown: true, tags: 'a' }],
    [{ shown: true, tags: 'b' }],
    [{ tags: 'a' }],
    [{ tags: 'b', place: 'south' }],
    [{ place: 'south' }],
    [{ place: 'nowhere' }],
    [{ tags: ['b'] }],
    [{ shown: { $ne: true } }],
    [{ shown: true, place: { $in: ['north', 'south'] } }],
  ])('%j', async (filter) => {
    const found = await items.find(filter).toArray();
    expect(await items.countDocuments(filter)).toBe(found.length);
    const reply = await client.db().command({ count: 'items', query: filter });
    expect(reply.n).toBe(found.length);
  });

  it('stays true through changes that come at once, refused ones among them', async () => {
    const filters = [{}, { shown: true }, { shown: true, place: 'north' }, { shown: true, tags: 'b' }];
    const counted = () => Promise.all(filters.map((filter) => items.countDocuments(filter)));
    const found = () =>
      Promise.all(filters.map(async (filter) => (await items.find(filter).toArray()).length));
    const change = (round: number): Promise<unknown> => {
      const _id = 200 + (round % 17);
      const place = round % 3 ? 'north' : 'south';
      if (round % 5 === 0) return items.deleteMany({ _id: { $gte: _id }, place });
      if (round % 5 === 1) return items.updateMany({ place }, { $set: { shown: round % 2 === 0 } });
      if (round % 5 === 2)
        return items.updateOne({ _id }, { $set: { tags: ['b', 'c'], place } }, { upsert: true });
      if (round % 5 === 3)
        return items.insertMany([{ _id: 300 + round, shown: true }, { _id: 100 }, { _id: 400 + round }]);
      return items.replaceOne({ _id }, { shown: true, place, tags: ['b'] }, { upsert: true });
    };
    for (let round = 0; round < 60; round += 4) {
      const changes = [0, 1, 2, 3].flatMap((step) => [change(round + step), counted()]);
      await Promise.allSettled(changes);
      expect({ round, counts: await counted() }).toEqual({ round, counts: await found() });
    }
    await items.drop();
    expect(await counted()).toEqual([0, 0, 0, 0]);
  });
});

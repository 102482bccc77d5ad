import type { Collection } from 'mongodb';
import { isDuplicateKey } from './connection.ts';

/** What MongoDB has and servers like it may lack. Each is tried, since some take a command and do nothing by it. */
export interface ServerNeed {
  readonly name: 'unique' | 'partial' | 'expiry' | 'positional' | 'one-winner' | 'no-lost-update';
  /** Resolves to false, or throws, where the server lacks it. `records` is empty, and for this need alone. */
  readonly isMet: (records: Collection<TrialRecord>) => Promise<boolean>;
}

export interface TrialRecord {
  readonly _id: string;
  readonly key?: string;
  readonly listed?: boolean;
  readonly media?: readonly object[];
  readonly holder?: number | null;
  readonly number?: number;
}

/** So many ask at once where only one may win. */
const racers = 12;
const everyRacer = Array.from({ length: racers }, (_, number) => number);

export const serverNeeds: readonly ServerNeed[] = [
  {
    name: 'unique',
    async isMet(records) {
      await records.createIndex({ key: 1 }, { unique: true, sparse: true });
      await records.insertMany([{ _id: 'one', key: 'a' }, { _id: 'keyless' }, { _id: 'keyless too' }]);
      return isRefused(records.insertOne({ _id: 'other', key: 'a' }));
    },
  },
  {
    name: 'partial',
    async isMet(records) {
      await records.createIndex({ key: 1 }, { partialFilterExpression: { listed: true } });
      await records.insertMany([
        { _id: 'one', key: 'a', listed: true },
        { _id: 'left out', key: 'a', listed: false },
        { _id: 'left out too', key: 'a' },
      ]);
      // Whoever keeps all records in it wastes room; whoever finds by it alone loses those that it leaves out.
      const found = await Promise.all(
        [{ key: 'a', listed: true }, { key: 'a' }].map((filter) => records.countDocuments(filter)),
      );
      return found.join() === '1,3';
    },
  },
  {
    name: 'expiry',
    async isMet(records) {
      await records.createIndex({ at: 1 }, { expireAfterSeconds: 3600 });
      // Only a server that knows it can list it; to see a record go would take a minute.
      const indexes = await records.listIndexes().toArray();
      return indexes.some(({ expireAfterSeconds }) => expireAfterSeconds === 3600);
    },
  },
  {
    name: 'positional',
    async isMet(records) {
      const media = (percent: number) => [{ id: 'a' }, { id: 'b', attempt: { token: 't', percent } }];
      await records.insertOne({ _id: 'one', media: media(0) });
      await records.updateOne(
        { _id: 'one', 'media.attempt.token': 't' },
        { $set: { 'media.$.attempt.percent': 50 } },
      );
      const after = await records.findOne({ _id: 'one' });
      return JSON.stringify(after?.media) === JSON.stringify(media(50));
    },
  },
  {
    name: 'one-winner',
    async isMet(records) {
      await records.insertOne({ _id: 'lease', holder: null });
      const take = (holder: number) =>
        records.findOneAndUpdate({ _id: 'lease', holder: null }, { $set: { holder } });
      const taken = await Promise.all(everyRacer.map(take));
      return taken.filter((before) => before !== null).length === 1;
    },
  },
  {
    name: 'no-lost-update',
    async isMet(records) {
      const count = () => records.updateOne({ _id: 'count' }, { $inc: { number: 1 } }, { upsert: true });
      const outcomes = await Promise.allSettled(everyRacer.map(count));
      const failed = outcomes.filter(({ status }) => status === 'rejected');
      // Whoever begins at once with another may be told so, but what was answered must be there.
      if (!failed.every((outcome) => isDuplicateKey((outcome as PromiseRejectedResult).reason))) return false;
      return (await records.findOne({ _id: 'count' }))?.number === racers - failed.length;
    },
  },
];

async function isRefused(save: Promise<unknown>): Promise<boolean> {
  try {
    await save;
    return false;
  } catch (error) {
    return isDuplicateKey(error);
  }
}

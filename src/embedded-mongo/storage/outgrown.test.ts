import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { temporaryFolder } from '../../../test/support/temporary.ts';
import { watchGrowth } from './outgrown.ts';
import { Store } from './store.ts';

it('says once that a collection has outgrown the store, and nothing of one that only had many', async () => {
  const folder = await temporaryFolder();
  const said: Record<string, unknown>[] = [];
  const log = { warn: (details: Record<string, unknown>) => void said.push(details), error: () => undefined };
  const store = new Store(join(folder.path, 'mongo'), log);
  const insert = (name: string, from: number, to: number) =>
    store.write(() => {
      const collection = store.ensureCollection('a', name);
      for (let _id = from; _id < to; _id += 1) store.insert(collection, { _id });
      return collection;
    });
  const gone = await insert('gone', 0, 20);
  await store.write(() => {
    for (let _id = 0; _id < 15; _id += 1) store.remove(gone, _id + 1, { _id });
  });
  await insert('stories', 0, 9);
  const look = watchGrowth(store, 10);
  look();
  expect(said).toEqual([]);
  await insert('stories', 9, 12);
  look();
  look();
  expect(said).toEqual([{ ns: 'a.stories', documents: 12 }]);
  await store.close();
  await folder.remove();
});

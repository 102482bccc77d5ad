import { rankOf } from '../query/values.ts';
import { decode } from './codec.ts';
import type { Collection } from './collection.ts';
import type { Index } from './index-definition.ts';
import { fieldKey } from './index-entries.ts';
import type { Store } from './store.ts';

function expired(store: Store, index: Index, seconds: number): number[] {
  const cutoff = new Date(Date.now() - seconds * 1000);
  const dates = Buffer.from([rankOf(cutoff)]);
  const descending = index.fields[0]?.descending ?? false;
  const last = fieldKey(cutoff, descending);
  const first = descending ? Buffer.from([~(dates[0] ?? 0) & 0xff]) : dates;
  return [...(descending ? store.range(index, last, first, false) : store.range(index, first, last, false))];
}

function sweepIndex(store: Store, collection: Collection, index: Index, seconds: number): void {
  for (const id of new Set(expired(store, index, seconds))) {
    const raw = store.get(collection, id);
    if (raw) store.remove(collection, id, decode(raw));
  }
}

/** Removes every document whose TTL index says that its time is past. */
export async function sweepExpired(store: Store): Promise<void> {
  const due = [...store.collections.values()].flatMap((collection) =>
    collection.indexes.flatMap((index) =>
      index.expireAfter === undefined ? [] : [{ collection, index, seconds: index.expireAfter }],
    ),
  );
  for (const { collection, index, seconds } of due) {
    if (expired(store, index, seconds).length === 0) continue;
    await store.write(() => {
      if (store.collections.get(collection.ns) === collection) sweepIndex(store, collection, index, seconds);
    });
  }
}

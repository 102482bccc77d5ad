import { CommandError } from '../errors.ts';
import { type Doc, show } from '../query/values.ts';
import { decode } from '../storage/codec.ts';
import type { Collection } from '../storage/collection.ts';
import type { Index } from '../storage/index-definition.ts';
import { type Entry, entriesOf } from '../storage/index-entries.ts';
import { prefixed, recordKey } from '../storage/record-keys.ts';
import type { Store } from '../storage/store.ts';

/** What a change of one record does to the index entries; nothing of it is written yet. */
export interface ChangePlan {
  readonly removed: readonly Buffer[];
  readonly added: readonly Buffer[];
  readonly flags: readonly (readonly [index: Index, arrays: readonly boolean[], cut: boolean])[];
}

/** Plans the change from `old` to `next`, either of which may be absent. @throws 11000 where a unique index refuses. */
export function planChange(
  store: Store,
  collection: Collection,
  id: number,
  old: Doc | undefined,
  next: Doc | undefined,
): ChangePlan {
  const removed: Buffer[] = [];
  const added: Buffer[] = [];
  const flags: [Index, readonly boolean[], boolean][] = [];
  for (const index of collection.indexes) {
    const before = new Map(
      (old ? entriesOf(index, old).list : []).map((entry) => [entry.key.toString('latin1'), entry]),
    );
    const after = next ? entriesOf(index, next) : { list: [], arrays: [] };
    for (const entry of after.list) {
      if (before.delete(entry.key.toString('latin1')) && entry.key.length === entry.full.length) continue;
      if (index.unique) checkUnique(store, collection, index, entry, id);
      added.push(prefixed(index.id, Buffer.concat([entry.key, recordKey(id)])));
    }
    for (const { key } of before.values())
      removed.push(prefixed(index.id, Buffer.concat([key, recordKey(id)])));
    flags.push([index, after.arrays, after.list.some((entry) => entry.key.length < entry.full.length)]);
  }
  return { removed, added, flags };
}

/** Notes what an index now holds; true where that is news that the catalog must keep. */
export function raiseFlags(index: Index, arrays: readonly boolean[], cut: boolean): boolean {
  const news = arrays.some((is, i) => is && !index.multikey[i]) || (cut && !index.cut);
  arrays.forEach((is, i) => {
    if (is) index.multikey[i] = true;
  });
  index.cut ||= cut;
  return news;
}

function checkUnique(store: Store, collection: Collection, index: Index, entry: Entry, id: number): void {
  for (const other of store.range(index, entry.key, entry.key, false)) {
    if (other === id) continue;
    // A cut key only says that the values begin alike, so they are compared in full.
    if (entry.key.length < entry.full.length && !holds(store, collection, index, other, entry)) continue;
    throw duplicate(collection, index, entry);
  }
}

function holds(store: Store, collection: Collection, index: Index, id: number, entry: Entry): boolean {
  const raw = store.get(collection, id);
  return (
    raw !== undefined && entriesOf(index, decode(raw)).list.some((other) => other.full.equals(entry.full))
  );
}

export function duplicate(collection: Collection, index: Index, entry: Entry): CommandError {
  const keyValue = Object.fromEntries(index.fields.map(({ path }, i) => [path, entry.values[i] ?? null]));
  const message = `E11000 duplicate key error collection: ${collection.ns} index: ${index.name} dup key: ${show(keyValue)}`;
  return new CommandError(11000, message, { keyPattern: index.spec.key, keyValue });
}

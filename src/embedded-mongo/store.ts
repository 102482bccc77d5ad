import { type Database, open, type RootDatabase } from 'lmdb';
import { decode, encode, toStored } from './codec.ts';
import { asCommandError, CommandError } from './errors.ts';
import { defineIndex, type Index, normaliseSpec } from './index-definition.ts';
import { type Entry, entriesOf, MAX_KEY } from './index-entries.ts';
import { successor } from './keys.ts';
import type { Log } from './log.ts';
import { TextIndex } from './text.ts';
import { type Doc, show } from './values.ts';

export interface StoredRecord {
  readonly id: number;
  readonly raw: Buffer;
}

export interface Collection {
  readonly id: number;
  readonly db: string;
  readonly name: string;
  /** `db.name`, MongoDB's namespace. */
  readonly ns: string;
  indexes: Index[];
  nextRecord: number;
}

type Bytes = Database<Buffer, Buffer>;

function prefixed(id: number, rest: Uint8Array = new Uint8Array()): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(id);
  return Buffer.concat([head, rest]);
}

function recordKey(id: number): Buffer {
  const key = Buffer.alloc(8);
  key.writeBigUInt64BE(BigInt(id));
  return key;
}

const recordId = (key: Buffer): number => Number(key.readBigUInt64BE(key.length - 8));

/**
 * Documents and index entries in LMDB. Record keys are collection and record number, index keys are index number, the
 * values and the record number. Every change runs inside `write`, which resolves once the change is on disk.
 */
export class Store {
  readonly collections = new Map<string, Collection>();
  readonly log: Log;
  private readonly root: RootDatabase<Buffer, Buffer>;
  private readonly records: Bytes;
  private readonly entries: Bytes;
  private readonly catalog: Bytes;
  private nextId = 1;
  private changed: [Collection, number][] = [];
  private closing = false;
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(dir: string, log: Log) {
    this.log = log;
    const bytes = { keyEncoding: 'binary', encoding: 'binary' } as const;
    this.root = open({ path: dir, noSubdir: false, maxDbs: 4, ...bytes });
    this.records = this.root.openDB({ name: 'records', ...bytes });
    this.entries = this.root.openDB({ name: 'entries', ...bytes });
    this.catalog = this.root.openDB({ name: 'catalog', ...bytes });
    this.loadCatalog();
  }

  private loadCatalog(): void {
    this.collections.clear();
    for (const { key, value } of this.catalog.getRange({})) {
      const ns = key.toString();
      const kept = decode(value);
      const collection = this.makeCollection(ns, Number(kept.id));
      for (const item of kept.indexes as Doc[]) {
        const index = this.makeIndex(collection, Number(item.id), item.spec as Doc);
        (item.multikey as boolean[]).forEach((value, i) => {
          index.multikey[i] = value;
        });
        index.cut = item.cut === true;
        collection.indexes.push(index);
        this.nextId = Math.max(this.nextId, index.id + 1);
      }
      const last = this.records.getKeys({
        start: successor(prefixed(collection.id)),
        end: prefixed(collection.id),
        reverse: true,
        limit: 1,
      });
      for (const found of last) collection.nextRecord = recordId(found) + 1;
      this.collections.set(ns, collection);
      this.nextId = Math.max(this.nextId, collection.id + 1);
    }
  }

  private makeCollection(ns: string, id: number): Collection {
    const dot = ns.indexOf('.');
    return { id, ns, db: ns.slice(0, dot), name: ns.slice(dot + 1), indexes: [], nextRecord: 1 };
  }

  private makeIndex(collection: Collection, id: number, spec: Doc): Index {
    return defineIndex(id, spec, (weights, stem) => new TextIndex(this, collection, weights, stem));
  }

  private keepCatalog(collection: Collection): void {
    const indexes = collection.indexes.map(({ id, spec, multikey, cut }) => ({ id, spec, multikey, cut }));
    this.catalog.put(Buffer.from(collection.ns), encode({ id: collection.id, indexes }));
  }

  /** Runs `work` alone against the latest state; resolves with its result once LMDB has committed and synced. */
  async write<T>(work: () => T): Promise<T> {
    if (this.closing) throw new CommandError(91, 'The embedded store is closing');
    const commit = this.commit(work);
    this.underWay.add(commit);
    return commit.finally(() => this.underWay.delete(commit));
  }

  private async commit<T>(work: () => T): Promise<T> {
    const changed: [Collection, number][] = [];
    let outcome: { value: T } | { error: unknown } = { error: new CommandError(1, 'The write did not run') };
    try {
      await this.root.transaction(() => {
        this.changed = changed;
        // Everything that can fail does so before its first put, so a refusal leaves nothing to roll back.
        try {
          outcome = { value: work() };
        } catch (error) {
          outcome = { error };
        }
      });
    } catch (error) {
      this.log.error(
        { err: String(error) },
        'The embedded store could not commit; what it knew is read again from disk',
      );
      this.loadCatalog();
      throw asCommandError(error);
    }
    for (const [collection, id] of changed) for (const { text } of collection.indexes) text?.touch(id);
    if ('error' in outcome) throw outcome.error;
    return (outcome as { value: T }).value;
  }

  get(collection: Collection, id: number): Buffer | undefined {
    return this.records.get(prefixed(collection.id, recordKey(id)));
  }

  /** Every record of a collection in the order of insertion. */
  *scan(collection: Collection): Generator<StoredRecord> {
    const start = prefixed(collection.id);
    for (const { key, value } of this.records.getRange({ start, end: successor(start) })) {
      yield { id: recordId(key), raw: value };
    }
  }

  size(collection: Collection): number {
    const start = prefixed(collection.id);
    return this.records.getKeysCount({ start, end: successor(start) });
  }

  /** Record numbers of the entries from `low` to everything that starts with `high`, in the index's order or against it. */
  *range(index: Index, low: Uint8Array, high: Uint8Array, reverse: boolean): Generator<number> {
    const start = prefixed(index.id, low.subarray(0, MAX_KEY));
    const end = successor(prefixed(index.id, high.subarray(0, MAX_KEY)));
    const options = reverse ? { start: end, end: start, reverse } : { start, end };
    for (const key of this.entries.getKeys(options)) yield recordId(key);
  }

  collection(db: string, name: string): Collection | undefined {
    return this.collections.get(`${db}.${name}`);
  }

  /** Call inside `write`. The collection, made with its `_id` index if it was not there. */
  ensureCollection(db: string, name: string): Collection {
    const existing = this.collection(db, name);
    if (existing) return existing;
    const ns = `${db}.${name}`;
    if (
      name === '' ||
      name.includes('$') ||
      name.includes('\0') ||
      name.startsWith('system.') ||
      Buffer.byteLength(ns) > 255
    ) {
      throw new CommandError(73, `Invalid collection name: ${name}`);
    }
    const collection = this.makeCollection(ns, this.nextId++);
    collection.indexes.push(
      this.makeIndex(collection, this.nextId++, { v: 2, unique: true, key: { _id: 1 }, name: '_id_' }),
    );
    this.collections.set(ns, collection);
    this.keepCatalog(collection);
    return collection;
  }

  /** Call inside `write`. Stores a document; `encoded` is its bytes when they came over the wire as they stand. */
  insert(collection: Collection, doc: Doc, encoded?: Buffer): void {
    const raw = toStored(doc, encoded);
    const id = collection.nextRecord;
    const plan = this.plan(collection, id, undefined, doc);
    collection.nextRecord += 1;
    this.apply(collection, id, plan, raw);
  }

  /** Call inside `write`. */
  replace(collection: Collection, id: number, old: Doc, next: Doc, raw: Buffer): void {
    this.apply(collection, id, this.plan(collection, id, old, next), raw);
  }

  /** Call inside `write`. */
  remove(collection: Collection, id: number, old: Doc): void {
    this.apply(collection, id, this.plan(collection, id, old, undefined), undefined);
  }

  private plan(collection: Collection, id: number, old: Doc | undefined, next: Doc | undefined) {
    const removed: Buffer[] = [];
    const added: Buffer[] = [];
    const flags: [Index, readonly boolean[], boolean][] = [];
    for (const index of collection.indexes) {
      if (index.text) continue;
      const before = new Map(
        (old ? entriesOf(index, old).list : []).map((entry) => [entry.key.toString('latin1'), entry]),
      );
      const after = next ? entriesOf(index, next) : { list: [], arrays: [] };
      for (const entry of after.list) {
        if (before.delete(entry.key.toString('latin1')) && entry.key.length === entry.full.length) continue;
        if (index.unique) this.checkUnique(collection, index, entry, id);
        added.push(prefixed(index.id, Buffer.concat([entry.key, recordKey(id)])));
      }
      for (const { key } of before.values())
        removed.push(prefixed(index.id, Buffer.concat([key, recordKey(id)])));
      flags.push([index, after.arrays, after.list.some((entry) => entry.key.length < entry.full.length)]);
    }
    return { removed, added, flags };
  }

  private apply(
    collection: Collection,
    id: number,
    plan: ReturnType<Store['plan']>,
    raw: Buffer | undefined,
  ): void {
    for (const key of plan.removed) this.entries.remove(key);
    for (const key of plan.added) this.entries.put(key, Buffer.alloc(0));
    const key = prefixed(collection.id, recordKey(id));
    if (raw) this.records.put(key, raw);
    else this.records.remove(key);
    this.changed.push([collection, id]);
    if (plan.flags.map(([index, arrays, cut]) => this.raiseFlags(index, arrays, cut)).includes(true))
      this.keepCatalog(collection);
  }

  private raiseFlags(index: Index, arrays: readonly boolean[], cut: boolean): boolean {
    const news = arrays.some((is, i) => is && !index.multikey[i]) || (cut && !index.cut);
    arrays.forEach((is, i) => {
      if (is) index.multikey[i] = true;
    });
    index.cut ||= cut;
    return news;
  }

  private checkUnique(collection: Collection, index: Index, entry: Entry, id: number): void {
    for (const other of this.range(index, entry.key, entry.key, false)) {
      if (other === id) continue;
      // A cut key only says that the values begin alike, so they are compared in full.
      if (entry.key.length < entry.full.length && !this.holds(collection, index, other, entry)) continue;
      throw duplicate(collection, index, entry);
    }
  }

  private holds(collection: Collection, index: Index, id: number, entry: Entry): boolean {
    const raw = this.get(collection, id);
    return (
      raw !== undefined && entriesOf(index, decode(raw)).list.some((other) => other.full.equals(entry.full))
    );
  }

  /** Call inside `write`. Builds an index over what is there; throws 11000 and leaves nothing if it cannot be unique. */
  createIndex(collection: Collection, spec: Doc): void {
    const index = this.makeIndex(collection, this.nextId++, normaliseSpec(spec));
    const keys: Buffer[] = [];
    const owners = new Map<string, number>();
    for (const { id, raw } of index.text ? [] : this.scan(collection)) {
      const { list, arrays } = entriesOf(index, decode(raw));
      for (const entry of list) {
        const full = entry.full.toString('latin1');
        if (index.unique && (owners.get(full) ?? id) !== id) throw duplicate(collection, index, entry);
        if (index.unique) owners.set(full, id);
        keys.push(prefixed(index.id, Buffer.concat([entry.key, recordKey(id)])));
      }
      this.raiseFlags(
        index,
        arrays,
        list.some((entry) => entry.key.length < entry.full.length),
      );
    }
    for (const key of keys) this.entries.put(key, Buffer.alloc(0));
    collection.indexes = [...collection.indexes, index];
    this.keepCatalog(collection);
  }

  /** Call inside `write`. */
  dropIndex(collection: Collection, index: Index): void {
    this.clear(this.entries, index.id);
    collection.indexes = collection.indexes.filter((other) => other !== index);
    this.keepCatalog(collection);
  }

  /** Call inside `write`. */
  dropCollection(collection: Collection): void {
    for (const index of collection.indexes) this.clear(this.entries, index.id);
    this.clear(this.records, collection.id);
    this.catalog.remove(Buffer.from(collection.ns));
    this.collections.delete(collection.ns);
  }

  private clear(from: Bytes, id: number): void {
    const start = prefixed(id);
    for (const key of [...from.getKeys({ start, end: successor(start) })]) from.remove(key);
  }

  /** Waits for the writes under way, then closes the files. */
  async close(): Promise<void> {
    this.closing = true;
    await Promise.allSettled(this.underWay);
    await this.root.close();
  }
}

function duplicate(collection: Collection, index: Index, entry: Entry): CommandError {
  const keyValue = Object.fromEntries(index.fields.map(({ path }, i) => [path, entry.values[i] ?? null]));
  const message = `E11000 duplicate key error collection: ${collection.ns} index: ${index.name} dup key: ${show(keyValue)}`;
  return new CommandError(11000, message, { keyPattern: index.spec.key, keyValue });
}

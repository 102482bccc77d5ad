import { type Database, open, type RootDatabase } from 'lmdb';
import { type ChangePlan, duplicate, planChange, raiseFlags } from '../commands/change-plan.ts';
import { CommandError } from '../errors.ts';
import type { Doc } from '../query/values.ts';
import type { Log } from '../server/log.ts';
import { decode, encode, toStored } from './codec.ts';
import { type Collection, checkName, type StoredRecord } from './collection.ts';
import { askForRoom, refusalOf } from './failed-commit.ts';
import { defineIndex, type Index, isOfWords, normaliseSpec } from './index-definition.ts';
import { entriesOf, MAX_KEY } from './index-entries.ts';
import { KeptCounts, type KeyChange } from './kept-counts.ts';
import { successor } from './keys.ts';
import { prefixed, recordId, recordKey } from './record-keys.ts';

type Bytes = Database<Buffer, Buffer>;

/** One caller's part of a commit. */
interface Work {
  readonly run: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}
type Outcome = { readonly value: unknown } | { readonly error: unknown };

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
  private readonly kept = new KeptCounts();
  private changes: KeyChange[] = [];
  private closing = false;
  private readonly underWay = new Set<Promise<unknown>>();
  private waiting: Work[] = [];
  private committing: Promise<void> | undefined;
  private readonly dir: string;
  /** The last commit failed; said once, until one goes through again. */
  private failing = false;

  constructor(dir: string, log: Log) {
    this.log = log;
    this.dir = dir;
    const bytes = { keyEncoding: 'binary', encoding: 'binary' } as const;
    // LMDB's own batches leave a promise that nobody holds, and where a commit fails, it ends the process.
    this.root = open({ path: dir, noSubdir: false, maxDbs: 4, eventTurnBatching: false, ...bytes });
    this.records = this.root.openDB({ name: 'records', ...bytes });
    this.entries = this.root.openDB({ name: 'entries', ...bytes });
    this.catalog = this.root.openDB({ name: 'catalog', ...bytes });
    this.loadCatalog();
  }

  private loadCatalog(): void {
    this.collections.clear();
    this.kept.forget();
    for (const { key, value } of this.catalog.getRange({})) {
      const ns = key.toString();
      const kept = decode(value);
      const collection = this.makeCollection(ns, Number(kept.id));
      for (const item of kept.indexes as Doc[]) {
        if (isOfWords(item.spec as Doc)) continue;
        const index = defineIndex(Number(item.id), item.spec as Doc);
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

  private keepCatalog(collection: Collection): void {
    const indexes = collection.indexes.map(({ id, spec, multikey, cut }) => ({ id, spec, multikey, cut }));
    this.catalog.put(Buffer.from(collection.ns), encode({ id: collection.id, indexes }));
  }

  /**
   * Runs `work` alone against the latest state; resolves with its result once LMDB has committed and synced. Where it cannot
   * commit, nothing of `work` is there, and what is there can still be read. @throws CommandError, 14031 where the disk is full.
   */
  async write<T>(work: () => T): Promise<T> {
    if (this.closing) throw new CommandError(91, 'The embedded store is closing');
    const done = new Promise<unknown>((resolve, reject) =>
      this.waiting.push({ run: work, resolve, reject }),
    ) as Promise<T>;
    this.underWay.add(done);
    this.committing ??= this.commitWaiting();
    return done.finally(() => this.underWay.delete(done));
  }

  /** All that waits shares one commit, and never more than one is under way: after a failure no work runs on what was not kept. */
  private async commitWaiting(): Promise<void> {
    // Whoever else writes in this turn is taken along.
    await undefined;
    while (this.waiting.length > 0) await this.commit(this.waiting.splice(0));
    this.committing = undefined;
  }

  private async commit(works: readonly Work[]): Promise<void> {
    const changes: KeyChange[] = [];
    const outcomes: Outcome[] = [];
    try {
      askForRoom(this.dir);
      await this.root.transaction(() => {
        this.changes = changes;
        // Everything that can fail does so before its first put, so a refusal leaves nothing to roll back.
        for (const { run } of works) outcomes.push(outcomeOf(run));
      });
    } catch (error) {
      await this.giveUp(works, error);
      return;
    }
    if (this.failing) this.log.warn({}, 'The embedded store writes again');
    this.failing = false;
    this.kept.note(changes);
    for (const [at, { resolve, reject }] of works.entries()) {
      const outcome = outcomes[at] ?? { error: new CommandError(1, 'The write did not run') };
      if ('error' in outcome) reject(outcome.error);
      else resolve(outcome.value);
    }
  }

  private async giveUp(works: readonly Work[], error: unknown): Promise<void> {
    const refusal = await refusalOf(error, this.dir);
    if (!this.failing)
      this.log.error(
        { err: refusal.message },
        'The embedded store cannot write; it refuses what comes, and goes on reading',
      );
    this.failing = true;
    try {
      // What is in memory may tell of a collection, an index or a number that was not kept.
      this.loadCatalog();
    } finally {
      for (const { reject } of works) reject(refusal);
    }
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
    return this.countPrefix(this.records, prefixed(collection.id));
  }

  /** Record numbers of the entries from `low` to everything that starts with `high`, in the index's order or against it. */
  *range(index: Index, low: Uint8Array, high: Uint8Array, reverse: boolean): Generator<number> {
    for (const key of this.keys(index, low, high, reverse)) yield recordId(key);
  }

  /** The whole keys of the same entries. */
  *keys(index: Index, low: Uint8Array, high: Uint8Array, reverse: boolean): Generator<Buffer> {
    const start = prefixed(index.id, low.subarray(0, MAX_KEY));
    const end = successor(prefixed(index.id, high.subarray(0, MAX_KEY)));
    const options = reverse ? { start: end, end: start, reverse } : { start, end };
    yield* this.entries.getKeys(options);
  }

  /** How many entries an index has whose keys begin with these bytes. */
  countKeys(index: Index, prefix: Uint8Array): number {
    return this.countPrefix(this.entries, prefixed(index.id, prefix.subarray(0, MAX_KEY)));
  }

  private countPrefix(from: Bytes, prefix: Buffer): number {
    const known = this.kept.get(prefix);
    if (known !== undefined) return known;
    const count = from.getKeysCount({ start: prefix, end: successor(prefix) });
    if (this.underWay.size === 0) this.kept.keep(prefix, count);
    return count;
  }

  collection(db: string, name: string): Collection | undefined {
    return this.collections.get(`${db}.${name}`);
  }

  /** Call inside `write`. The collection, made with its `_id` index if it was not there. */
  ensureCollection(db: string, name: string): Collection {
    const existing = this.collection(db, name);
    if (existing) return existing;
    const ns = `${db}.${name}`;
    checkName(ns, name);
    const collection = this.makeCollection(ns, this.nextId++);
    collection.indexes.push(
      defineIndex(this.nextId++, { v: 2, unique: true, key: { _id: 1 }, name: '_id_' }),
    );
    this.collections.set(ns, collection);
    this.keepCatalog(collection);
    return collection;
  }

  /** Call inside `write`. Stores a document; `encoded` is its bytes when they came over the wire as they stand. */
  insert(collection: Collection, doc: Doc, encoded?: Buffer): void {
    const raw = toStored(doc, encoded);
    const id = collection.nextRecord;
    const plan = planChange(this, collection, id, undefined, doc);
    collection.nextRecord += 1;
    this.apply(collection, id, plan, raw, false);
  }

  /** Call inside `write`. */
  replace(collection: Collection, id: number, old: Doc, next: Doc, raw: Buffer): void {
    this.apply(collection, id, planChange(this, collection, id, old, next), raw, true);
  }

  /** Call inside `write`. */
  remove(collection: Collection, id: number, old: Doc): void {
    this.apply(collection, id, planChange(this, collection, id, old, undefined), undefined, true);
  }

  private apply(
    collection: Collection,
    id: number,
    plan: ChangePlan,
    raw: Buffer | undefined,
    wasThere: boolean,
  ): void {
    for (const key of plan.removed) this.entries.remove(key);
    for (const key of plan.added) this.entries.put(key, Buffer.alloc(0));
    const key = prefixed(collection.id, recordKey(id));
    if (raw) this.records.put(key, raw);
    else this.records.remove(key);
    for (const removed of plan.removed) this.changes.push([removed, -1]);
    for (const added of plan.added) this.changes.push([added, 1]);
    if (wasThere !== (raw !== undefined)) this.changes.push([key, raw ? 1 : -1]);
    if (plan.flags.map(([index, arrays, cut]) => raiseFlags(index, arrays, cut)).includes(true))
      this.keepCatalog(collection);
  }

  /** Call inside `write`. Builds an index over what is there; throws 11000 and leaves nothing if it cannot be unique. */
  createIndex(collection: Collection, spec: Doc): void {
    const index = defineIndex(this.nextId++, normaliseSpec(spec));
    const keys: Buffer[] = [];
    const owners = new Map<string, number>();
    for (const { id, raw } of this.scan(collection)) {
      const { list, arrays } = entriesOf(index, decode(raw));
      for (const entry of list) {
        const full = entry.full.toString('latin1');
        if (index.unique && (owners.get(full) ?? id) !== id) throw duplicate(collection, index, entry);
        if (index.unique) owners.set(full, id);
        keys.push(prefixed(index.id, Buffer.concat([entry.key, recordKey(id)])));
      }
      raiseFlags(
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
    this.kept.forget();
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

function outcomeOf(run: () => unknown): Outcome {
  try {
    return { value: run() };
  } catch (error) {
    return { error };
  }
}

import { CommandError } from '../errors.ts';
import { decode } from '../storage/codec.ts';
import type { Collection } from '../storage/collection.ts';
import { INDEX_NUMBER, recordId } from '../storage/record-keys.ts';
import type { Store } from '../storage/store.ts';
import { compileFilter, type MatchContext } from './match.ts';
import { choosePlan, type Plan } from './planner.ts';
import { type SortField, sortFields, sortItems } from './sort.ts';
import { type Doc, isDoc } from './values.ts';

export interface Found {
  readonly id: number;
  readonly raw: Buffer;
  readonly doc: Doc;
  /** Index of the array element that the filter matched, for a positional update. */
  readonly matched: number | undefined;
}

export interface Query {
  readonly filter: Doc;
  readonly sort?: unknown;
  readonly skip?: number;
  /** 0 is no limit. */
  readonly limit?: number;
}

/** A query that reads more documents than this is worth an index, and a warning says so. */
const SCAN_WARNING = 5000;

interface Candidates {
  readonly records: Iterable<{ id: number; raw: Buffer | undefined }>;
  readonly sorted: boolean;
}

function* fetch(store: Store, collection: Collection, ids: Iterable<number>) {
  const seen = new Set<number>();
  for (const id of ids) {
    if (seen.has(id)) continue;
    seen.add(id);
    yield { id, raw: store.get(collection, id) };
  }
}

function* oneAfterAnother(store: Store, { index, ranges, reverse }: Plan): Generator<number> {
  for (const { low, high } of ranges) yield* store.range(index, low, high, reverse);
}

/** Reads all ranges side by side, so that what stands behind their pinned values comes in order. */
function* mergedRanges(store: Store, { index, ranges, reverse }: Plan): Generator<number> {
  const heads = ranges.flatMap(({ low, high, pinned }) => {
    const keys = store.keys(index, low, high, reverse);
    const first = keys.next();
    return first.done ? [] : [{ keys, key: first.value, pinned: pinned + INDEX_NUMBER }];
  });
  const behind = ({ key, pinned }: (typeof heads)[number]) => key.subarray(pinned);
  while (heads.length > 0) {
    const next = heads.reduce((one, other) => {
      const order = Buffer.compare(behind(one), behind(other));
      return (reverse ? -order : order) <= 0 ? one : other;
    });
    yield recordId(next.key);
    const { done, value } = next.keys.next();
    if (done) heads.splice(heads.indexOf(next), 1);
    else next.key = value;
  }
}

function candidates(
  store: Store,
  collection: Collection,
  filter: Doc,
  sort: readonly SortField[],
  limited: boolean,
): Candidates {
  const plan = choosePlan(collection.indexes, filter, sort, limited);
  if (!plan) return { records: store.scan(collection), sorted: sort.length === 0 };
  const inOrder = plan.ranges.length > 1 && sort.length > 0 && plan.sorted;
  const ids = inOrder ? mergedRanges(store, plan) : oneAfterAnother(store, plan);
  return { records: fetch(store, collection, ids), sorted: plan.sorted };
}

function read(
  store: Store,
  collection: Collection,
  query: Query,
  sort: readonly SortField[],
  wanted: number,
): { found: Found[]; sorted: boolean } {
  const matches = compileFilter(query.filter);
  const source = candidates(store, collection, query.filter, sort, wanted < Number.POSITIVE_INFINITY);
  const found: Found[] = [];
  let examined = 0;
  for (const { id, raw } of source.records) {
    if (raw === undefined) continue;
    examined += 1;
    const doc = decode(raw);
    const context: MatchContext = {};
    if (!matches(doc, context)) continue;
    found.push({ id, raw, doc, matched: context.index });
    if (source.sorted && found.length >= wanted) break;
  }
  if (examined > SCAN_WARNING && found.length < examined / 2) {
    store.log.warn(
      {
        ns: collection.ns,
        examined,
        found: found.length,
        filter: Object.keys(query.filter),
        sort: sort.map(({ path }) => path),
      },
      'A query read many documents to find few; an index would help',
    );
  }
  return { found, sorted: source.sorted };
}

/** Runs a query against the committed state, or, inside a write, against the latest. */
export function runQuery(store: Store, collection: Collection | undefined, query: Query): Found[] {
  const sort = query.sort === undefined ? [] : sortFields(query.sort);
  if (!isDoc(query.filter)) throw new CommandError(14, 'A filter must be an object');
  if (!collection) {
    compileFilter(query.filter);
    return [];
  }
  const skip = query.skip ?? 0;
  const wanted = query.limit ? skip + query.limit : Number.POSITIVE_INFINITY;
  const { found, sorted } = read(store, collection, query, sort, wanted);
  const ordered = sorted ? found : sortItems(found, sort);
  return ordered.slice(skip, wanted);
}

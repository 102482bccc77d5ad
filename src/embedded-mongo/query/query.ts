import { CommandError } from '../errors.ts';
import { decode } from '../storage/codec.ts';
import type { Collection } from '../storage/collection.ts';
import type { Store } from '../storage/store.ts';
import { compileFilter, type MatchContext } from './match.ts';
import { choosePlan } from './planner.ts';
import { type SortField, sortFields, sortItems } from './sort.ts';
import { type Doc, isDoc } from './values.ts';

export interface Found {
  readonly id: number;
  readonly raw: Buffer;
  readonly doc: Doc;
  /** Index of the array element that the filter matched, for a positional update. */
  readonly matched: number | undefined;
  readonly score: number | undefined;
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
  readonly records: Iterable<{ id: number; raw: Buffer | undefined; score?: number }>;
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

function textCandidates(store: Store, collection: Collection, operand: unknown): Candidates {
  const text = collection.indexes.find((index) => index.text)?.text;
  if (!text) throw new CommandError(27, 'text index required for $text query');
  const found = text.search(operand);
  return {
    records: found.map(({ id, score }) => ({ id, raw: store.get(collection, id), score })),
    sorted: false,
  };
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
  const ids = function* () {
    for (const { low, high } of plan.ranges) yield* store.range(plan.index, low, high, plan.reverse);
  };
  return { records: fetch(store, collection, ids()), sorted: plan.sorted };
}

function read(
  store: Store,
  collection: Collection,
  query: Query,
  sort: readonly SortField[],
  wanted: number,
): { found: Found[]; sorted: boolean } {
  const { $text, ...filter } = query.filter;
  const matches = compileFilter(filter);
  const source = $text
    ? textCandidates(store, collection, $text)
    : candidates(store, collection, filter, sort, wanted < Number.POSITIVE_INFINITY);
  const found: Found[] = [];
  let examined = 0;
  for (const { id, raw, score } of source.records) {
    if (raw === undefined) continue;
    examined += 1;
    const doc = decode(raw);
    const context: MatchContext = {};
    if (!matches(doc, context)) continue;
    found.push({ id, raw, doc, matched: context.index, score });
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
    compileFilter(Object.fromEntries(Object.entries(query.filter).filter(([key]) => key !== '$text')));
    return [];
  }
  if (sort.some(({ byScore }) => byScore) && query.filter.$text === undefined) {
    throw new CommandError(40218, 'query requires text score metadata, but it is not available');
  }
  const skip = query.skip ?? 0;
  const wanted = query.limit ? skip + query.limit : Number.POSITIVE_INFINITY;
  const { found, sorted } = read(store, collection, query, sort, wanted);
  const ordered = sorted ? found : sortItems(found, sort);
  return ordered.slice(skip, wanted);
}

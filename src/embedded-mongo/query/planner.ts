import type { Index } from '../storage/index-definition.ts';
import { inverted } from '../storage/keys.ts';
import { type Bounds, boundsByPath, combine, rangeOf } from './bounds.ts';
import type { SortField } from './sort.ts';
import { type Doc, equal, isDoc, rankOf } from './values.ts';

export interface KeyRange {
  readonly low: Buffer;
  readonly high: Buffer;
  /** How many bytes of both are single values, behind which keys lie in the order of what is left. */
  readonly pinned: number;
}

/** How to find a query's candidates: key ranges of one index, in the query's own order when `sorted`. */
export interface Plan {
  readonly index: Index;
  readonly ranges: readonly KeyRange[];
  readonly reverse: boolean;
  readonly sorted: boolean;
  /** Larger is better; 0 is no use. */
  readonly score: number;
}

/** More separate ranges than this cost more than they save. */
const MAX_RANGES = 1000;
/** More than this are not read side by side, to be in order. */
const MAX_MERGED = 100;
const NULL_RANK = rankOf(null);

/** A sparse or partial index may serve only queries whose every match it holds. */
function covers(index: Index, filter: Doc, found: ReadonlyMap<string, Bounds[]>): boolean {
  const excludesMissing = (path: string): boolean =>
    (found.get(path) ?? []).some((bounds) => (rangeOf(bounds).low[0] ?? 0) > NULL_RANK);
  if (index.sparse && !index.fields.some(({ path }) => excludesMissing(path))) return false;
  if (!index.partial) return true;
  return Object.entries(index.partial.filter).every(([path, condition]) => {
    if (Object.hasOwn(filter, path) && equal(filter[path], condition)) return true;
    const isExists = isDoc(condition) && Object.keys(condition).length === 1 && condition.$exists === true;
    const pinned = filter[path];
    const isString = isDoc(condition) && Object.keys(condition).length === 1 && condition.$type === 'string';
    return (isExists && excludesMissing(path)) || (isString && typeof pinned === 'string');
  });
}

/** Whether the index, after its pinned fields, yields the sort's order: forwards, backwards, or not at all. */
function orderOf(
  index: Index,
  pinned: number,
  toSeveral: ReadonlySet<string>,
  sort: readonly SortField[],
): 'forward' | 'backward' | undefined {
  if (index.cut || index.multikey.some((is, i) => is && i >= pinned)) return undefined;
  // A pinned array still sorts by its least or greatest element, which need not be the pinned one.
  if (sort.some(({ path }) => index.fields.some((field, i) => field.path === path && index.multikey[i])))
    return undefined;
  const fixed = index.fields.slice(0, pinned).filter(({ path }) => !toSeveral.has(path));
  const pinnedPaths = new Set(fixed.map(({ path }) => path));
  const wanted = sort.filter(({ path }) => !pinnedPaths.has(path));
  const directions = wanted.map((field, i) => {
    const own = index.fields[pinned + i];
    return own?.path === field.path ? own.descending === field.descending : undefined;
  });
  if (directions.every((same) => same === true)) return 'forward';
  return directions.every((same) => same === false) ? 'backward' : undefined;
}

function joined(ranges: readonly KeyRange[], low: Buffer, high: Buffer, descending: boolean): KeyRange[] {
  const [first, last] = descending ? [inverted(high), inverted(low)] : [low, high];
  return ranges.map((range) => ({
    low: Buffer.concat([range.low, first]),
    high: Buffer.concat([range.high, last]),
    pinned: range.pinned + (low === high ? first.length : 0),
  }));
}

function planFor(
  index: Index,
  filter: Doc,
  found: ReadonlyMap<string, Bounds[]>,
  sort: readonly SortField[],
  limited: boolean,
): Plan | undefined {
  if (!covers(index, filter, found)) return undefined;
  let ranges: KeyRange[] = [{ low: Buffer.alloc(0), high: Buffer.alloc(0), pinned: 0 }];
  const toSeveral = new Set<string>();
  let pinned = 0;
  let score = 0;
  let sawArray = false;
  for (const [i, field] of index.fields.entries()) {
    const multikey = index.multikey[i] ?? false;
    // Two conditions on one array may be met by two elements, which no single key shows.
    if (multikey && sawArray) break;
    const bounds = combine(found.get(field.path) ?? [], multikey);
    if (!bounds) break;
    sawArray ||= multikey;
    if (bounds.kind === 'range') {
      ranges = joined(ranges, bounds.low, bounds.high, field.descending);
      score += 4;
      break;
    }
    if (ranges.length * bounds.keys.length > MAX_RANGES) break;
    ranges = bounds.keys.flatMap((key) => joined(ranges, key, key, field.descending));
    score += bounds.keys.length === 1 ? 10 : 8;
    if (bounds.keys.length > 1) toSeveral.add(field.path);
    pinned += 1;
  }
  if (ranges.length === 0) return { index, ranges, reverse: false, sorted: true, score: 1000 };
  const order =
    sort.length > 0 && ranges.length <= MAX_MERGED ? orderOf(index, pinned, toSeveral, sort) : undefined;
  if (order && (limited || score > 0)) score += 5;
  if (index.unique && pinned === index.fields.length && toSeveral.size === 0) score += 1000;
  return {
    index,
    ranges,
    reverse: order === 'backward',
    sorted: sort.length === 0 || order !== undefined,
    score,
  };
}

/** The best index for a query, or undefined when only reading the whole collection will do. */
export function choosePlan(
  indexes: readonly Index[],
  filter: Doc,
  sort: readonly SortField[],
  limited: boolean,
): Plan | undefined {
  const found = boundsByPath(filter);
  return indexes
    .map((index) => planFor(index, filter, found, sort, limited))
    .reduce<Plan | undefined>(
      (best, plan) => (plan && plan.score > (best?.score ?? 0) ? plan : best),
      undefined,
    );
}

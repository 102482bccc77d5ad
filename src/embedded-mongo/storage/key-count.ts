import { choosePlan } from '../query/planner.ts';
import { type Doc, isDoc } from '../query/values.ts';
import type { Collection } from './collection.ts';
import type { Index } from './index-definition.ts';
import type { Store } from './store.ts';

/**
 * Counts by index keys alone, without reading a document: for filters that pin the first fields of an index to single
 * plain values, such as `{ onWeb: true, theme: 'x' }`. Undefined where that would not be exact.
 */
export function countByKeys(store: Store, collection: Collection, filter: Doc): number | undefined {
  const paths = Object.keys(filter);
  if (paths.length === 0) return store.size(collection);
  if (!Object.values(filter).every(isPlainValue)) return undefined;
  const index = collection.indexes.find((candidate) => isExact(candidate, paths));
  const plan = index && choosePlan([index], filter, [], false);
  const [range] = plan?.ranges ?? [];
  return plan && range && plan.ranges.length === 1 ? store.countKeys(plan.index, range.low) : undefined;
}

// Null also stands for a missing field, and an array or a condition for more than one value.
function isPlainValue(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean';
}

/** One key a document: every field that holds arrays is pinned, and so to one element; nothing is left out or cut. */
function isExact(index: Index, paths: readonly string[]): boolean {
  if (index.sparse || index.partial || index.cut) return false;
  const pinned = index.fields.slice(0, paths.length).map(({ path }) => path);
  const arrays = index.multikey.filter(Boolean).length;
  return (
    paths.every((path) => pinned.includes(path)) &&
    arrays <= 1 &&
    index.multikey.every((is, i) => !is || i < paths.length)
  );
}

/** The filter of `[{ $match }, { $group: { _id: 1, n: { $sum: 1 } } }]`, which is how drivers count. */
export function countedBy(pipeline: readonly unknown[]): Doc | undefined {
  const [match, group, ...rest] = pipeline;
  if (rest.length > 0 || !isDoc(match) || !isDoc(match.$match) || !isDoc(group)) return undefined;
  const asked = JSON.stringify(group) === '{"$group":{"_id":1,"n":{"$sum":1}}}';
  return asked && Object.keys(match).length === 1 ? match.$match : undefined;
}

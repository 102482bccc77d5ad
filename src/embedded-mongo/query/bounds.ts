import { BSONRegExp, MaxKey, MinKey } from 'bson';
import { valueKey } from '../storage/keys.ts';
import { isNaNValue } from './numbers.ts';
import { type Doc, isDoc, rankOf } from './values.ts';

/**
 * Where an index must look for one condition: single values, or a range of keys (each end stands for all keys that
 * start with it). Bounds may be wider than the condition, never narrower: every candidate is matched again.
 */
export type Bounds =
  | { readonly kind: 'points'; readonly keys: readonly Buffer[] }
  | { readonly kind: 'range'; readonly low: Buffer; readonly high: Buffer };

const LOWEST = Buffer.from([0]);
const HIGHEST = Buffer.from([0xff]);
const typeOnly = (value: unknown): Buffer => Buffer.from([rankOf(value)]);

const isPlain = (value: unknown): boolean =>
  value !== undefined && !Array.isArray(value) && !(value instanceof BSONRegExp);

function points(values: readonly unknown[]): Bounds | undefined {
  // Equality with an array also means an array that holds it; a regex is not one value.
  if (!values.every(isPlain)) return undefined;
  const keys = new Map(values.map((value) => [valueKey(value).toString('latin1'), valueKey(value)]));
  return { kind: 'points', keys: [...keys.values()].sort(Buffer.compare) };
}

function operatorBounds(name: string, operand: unknown): Bounds | undefined {
  if (name === '$eq') return points([operand]);
  if (name === '$in') return Array.isArray(operand) ? points(operand) : undefined;
  if (!isPlain(operand) || isNaNValue(operand) || operand instanceof MinKey || operand instanceof MaxKey)
    return undefined;
  if (operand === null) return name === '$gte' || name === '$lte' ? points([null]) : undefined;
  if (name === '$gt' || name === '$gte')
    return { kind: 'range', low: valueKey(operand), high: typeOnly(operand) };
  if (name === '$lt' || name === '$lte')
    return { kind: 'range', low: typeOnly(operand), high: valueKey(operand) };
  return undefined;
}

/** Bounds that each hold for every match, by path: from the top of the filter, its $and, and what every $or branch shares. */
export function boundsByPath(filter: Doc): Map<string, Bounds[]> {
  const found = new Map<string, Bounds[]>();
  const note = (path: string, bounds: Bounds | undefined) => {
    if (bounds) found.set(path, [...(found.get(path) ?? []), bounds]);
  };
  for (const [path, operand] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(operand)) {
      for (const part of operand.filter(isDoc)) {
        for (const [inner, list] of boundsByPath(part)) for (const bounds of list) note(inner, bounds);
      }
    } else if (path === '$or' && Array.isArray(operand)) {
      for (const [inner, bounds] of sharedBounds(operand.filter(isDoc))) note(inner, bounds);
    } else if (path.startsWith('$')) {
      // $nor bounds nothing here.
    } else if (isDoc(operand) && Object.keys(operand)[0]?.startsWith('$')) {
      for (const [name, value] of Object.entries(operand)) note(path, operatorBounds(name, value));
    } else {
      note(path, points([operand]));
    }
  }
  return found;
}

/** The hull over $or's branches, for paths that every branch bounds: what makes keyset pages stop early. */
function sharedBounds(branches: readonly Doc[]): Map<string, Bounds> {
  const [first, ...others] = branches.map(boundsByPath);
  const shared = new Map<string, Bounds>();
  for (const [path, list] of first ?? []) {
    const all = [list, ...others.map((other) => other.get(path) ?? [])];
    const hulls = all.flatMap(([bounds]) => (bounds ? [rangeOf(bounds)] : []));
    if (hulls.length < all.length) continue;
    const low = hulls.map((hull) => hull.low).sort(Buffer.compare)[0] ?? LOWEST;
    shared.set(path, { kind: 'range', low, high: widest(hulls.map((hull) => hull.high)) });
  }
  return shared;
}

/** The end that reaches furthest; a type's own byte reaches past every key of that type. */
function widest(ends: readonly Buffer[]): Buffer {
  return ends.reduce((a, b) => (reach(a, b) >= 0 ? a : b));
}

function reach(a: Buffer, b: Buffer): number {
  const length = Math.min(a.length, b.length);
  return Buffer.compare(a.subarray(0, length), b.subarray(0, length)) || b.length - a.length;
}

export function rangeOf(bounds: Bounds): { low: Buffer; high: Buffer } {
  if (bounds.kind === 'range') return bounds;
  return { low: bounds.keys[0] ?? LOWEST, high: bounds.keys.at(-1) ?? HIGHEST };
}

/** Several bounds on one path as one. With arrays each may be met by another element, so only one is used. */
export function combine(list: readonly Bounds[], multikey: boolean): Bounds | undefined {
  const exact = list
    .filter((bounds) => bounds.kind === 'points')
    .sort((a, b) => a.keys.length - b.keys.length)[0];
  if (exact || multikey) return exact ?? list[0];
  if (list.length === 0) return undefined;
  const ranges = list.map(rangeOf);
  const low =
    ranges
      .map((range) => range.low)
      .sort(Buffer.compare)
      .at(-1) ?? LOWEST;
  const high = ranges.map((range) => range.high).reduce((a, b) => (reach(a, b) <= 0 ? a : b));
  return { kind: 'range', low, high };
}

import { CommandError } from '../errors.ts';
import { compare, type Doc, EMPTY_ARRAY, isDoc, own } from './values.ts';

interface Slot {
  readonly value: unknown;
  readonly rest: readonly string[];
  /** An array's element that ends its path is a value, even when it is itself an array. */
  readonly settled: boolean;
}

function walk(slot: Slot): Slot {
  let { value, rest } = slot;
  while (rest.length > 0 && isDoc(value)) {
    value = own(value, rest[0] ?? '');
    rest = rest.slice(1);
  }
  if (rest.length > 0 && !Array.isArray(value)) return { value: undefined, rest: [], settled: true };
  return { value, rest, settled: slot.settled };
}

const isPending = (slot: Slot): boolean => Array.isArray(slot.value) && !slot.settled;

function spread(slots: readonly Slot[]): unknown[][] {
  const walked = slots.map((slot) => (slot.settled ? slot : walk(slot)));
  const array = walked.find(isPending)?.value;
  if (!Array.isArray(array)) return [walked.map((slot) => slot.value)];
  if (walked.some((slot) => isPending(slot) && slot.value !== array)) {
    throw new CommandError(171, 'cannot index parallel arrays');
  }
  const into = (element: unknown): Slot[] =>
    walked.map((slot) => {
      if (slot.value !== array || !isPending(slot)) return slot;
      if (slot.rest.length === 0) return { value: element, rest: [], settled: true };
      return isDoc(element)
        ? { value: element, rest: slot.rest, settled: false }
        : { value: undefined, rest: [], settled: true };
    });
  const elements: unknown[] = array.length > 0 ? array : [EMPTY_ARRAY];
  return elements.flatMap((element) => spread(into(element)));
}

const reachesArray = (doc: Doc, parts: readonly string[]): boolean =>
  Array.isArray(walk({ value: doc, rest: parts, settled: false }).value);

/**
 * The values an index on `paths` holds for a document: one tuple, or one for each element of the array the paths
 * go through. Throws 171 when they go through two arrays. `arrays` says which paths met an array.
 */
export function keyTuples(doc: Doc, paths: readonly (readonly string[])[]) {
  return {
    tuples: spread(paths.map((rest) => ({ value: doc, rest, settled: false }))),
    arrays: paths.map((parts) => reachesArray(doc, parts)),
  };
}

/** What a sort compares: an array counts as its least element going up and its greatest going down. */
export function sortValue(doc: Doc, parts: readonly string[], descending: boolean): unknown {
  const values = spread([{ value: doc, rest: parts, settled: false }]).map(([value]) => value);
  return values.reduce((best, value) => {
    const order = compare(value, best);
    return (descending ? order > 0 : order < 0) ? value : best;
  });
}

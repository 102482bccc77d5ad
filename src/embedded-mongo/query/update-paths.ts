import { CommandError } from '../errors.ts';
import type { Matcher } from './match.ts';
import { type Doc, isDoc, own, put, show } from './values.ts';

export interface Positions {
  /** The array element the filter matched, for `$`. */
  readonly matched: number | undefined;
  /** Compiled array filters by identifier, for `$[identifier]`; each takes a document with that one field. */
  readonly filters: ReadonlyMap<string, Matcher>;
}

const isIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part);
/** MongoDB's own limit on how far one update may lengthen an array. */
const MAX_PADDING = 1_500_000;

function child(value: unknown, part: string): unknown {
  if (isDoc(value)) return own(value, part);
  return Array.isArray(value) && isIndex(part) ? value[Number(part)] : undefined;
}

export const valueAt = (doc: Doc, parts: readonly string[]): unknown => parts.reduce<unknown>(child, doc);

function elements(value: unknown, part: string, done: readonly string[], positions: Positions): string[] {
  if (part === '$') {
    if (positions.matched === undefined || !Array.isArray(value)) {
      throw new CommandError(2, 'The positional operator did not find the match needed from the query.');
    }
    return [String(positions.matched)];
  }
  const identifier = part.slice(2, -1);
  const matches = identifier === '' ? () => true : positions.filters.get(identifier);
  const path = [...done, part].join('.');
  if (!matches)
    throw new CommandError(2, `No array filter found for identifier '${identifier}' in path '${path}'`);
  if (value === undefined) {
    throw new CommandError(
      2,
      `The path '${done.join('.')}' must exist in the document in order to apply array updates.`,
    );
  }
  if (!Array.isArray(value)) {
    throw new CommandError(
      2,
      `Cannot apply array updates to non-array element ${done.at(-1)}: ${show(value)}`,
    );
  }
  return value.flatMap((element, i) => (matches({ [identifier]: element }, {}) ? [String(i)] : []));
}

/** A path with `$`, `$[]` and `$[id]` as the concrete paths it stands for in this document. */
export function concretePaths(doc: Doc, path: string, positions: Positions): string[][] {
  let found: string[][] = [[]];
  for (const part of path.split('.')) {
    found = found.flatMap((done) => {
      if (!part.startsWith('$')) return [[...done, part]];
      return elements(valueAt(doc, done), part, done, positions).map((index) => [...done, index]);
    });
  }
  return found;
}

function notViable(part: string, name: string | undefined, holder: unknown): CommandError {
  return new CommandError(28, `Cannot create field '${part}' in element {${name ?? ''}: ${show(holder)}}`);
}

/** Sets one field, making the documents on the way; throws 28 where a scalar or an array's name stands in it. */
export function setAt(doc: Doc, parts: readonly string[], value: unknown): void {
  let holder: unknown = doc;
  for (const [i, part] of parts.entries()) {
    const last = i === parts.length - 1;
    const existing = child(holder, part);
    const next = last ? value : (existing ?? (existing === null ? null : {}));
    if (Array.isArray(holder)) {
      if (!isIndex(part)) throw notViable(part, parts[i - 1], holder);
      const index = Number(part);
      if (index - holder.length > MAX_PADDING)
        throw new CommandError(2, `can't backfill more than ${MAX_PADDING} elements`);
      while (holder.length < index) holder.push(null);
      holder[index] = next;
    } else if (isDoc(holder)) {
      if (last || existing === undefined) put(holder, part, next);
    } else {
      throw notViable(part, parts[i - 1], holder);
    }
    holder = next;
  }
}

/** Removes one field; an array element becomes null, as in MongoDB. */
export function unsetAt(doc: Doc, parts: readonly string[]): void {
  const holder = valueAt(doc, parts.slice(0, -1));
  const name = parts.at(-1) ?? '';
  if (isDoc(holder)) delete holder[name];
  else if (Array.isArray(holder) && isIndex(name) && Number(name) < holder.length)
    holder[Number(name)] = null;
}

/** Throws 56 or 52 for a path no document may have, before anything is touched. */
export function checkPath(path: string): void {
  const parts = path.split('.');
  if (parts.includes(''))
    throw new CommandError(
      56,
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  const dollar = parts.find((part) => part.startsWith('$') && !/^\$(\[[a-zA-Z0-9]*\])?$/.test(part));
  if (dollar)
    throw new CommandError(52, `The dollar ($) prefixed field '${dollar}' in '${path}' is not allowed`);
  if (parts[0]?.startsWith('$')) {
    throw new CommandError(
      2,
      `Cannot have positional (i.e. '$') element in the first position in path '${path}'`,
    );
  }
}

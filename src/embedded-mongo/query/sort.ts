import { CommandError } from '../errors.ts';
import { isNumber, toDouble } from './numbers.ts';
import { sortValue } from './paths.ts';
import { compare, type Doc, isDoc } from './values.ts';

export interface SortField {
  readonly path: string;
  readonly parts: readonly string[];
  readonly descending: boolean;
}

/** Reads `{a: 1, b: -1}`; throws on anything else. */
export function sortFields(sort: unknown): SortField[] {
  if (!isDoc(sort)) throw new CommandError(14, 'A sort must be an object');
  return Object.entries(sort).map(([path, value]) => {
    const parts = path.split('.');
    const direction = isNumber(value) ? toDouble(value) : 0;
    if (direction !== 1 && direction !== -1) {
      throw new CommandError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    }
    if (path === '' || path.startsWith('$')) throw new CommandError(16410, `Cannot sort by '${path}'`);
    return { path, parts, descending: direction < 0 };
  });
}

/** Orders items by their documents, stably; each document's sort values are worked out once. */
export function sortItems<T extends { doc: Doc }>(items: T[], fields: readonly SortField[]): T[] {
  const keyed = items.map((item) => ({
    item,
    values: fields.map((field) => sortValue(item.doc, field.parts, field.descending)),
  }));
  keyed.sort((a, b) => {
    for (const [i, { descending }] of fields.entries()) {
      const order = compare(a.values[i], b.values[i]);
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
  return keyed.map(({ item }) => item);
}

/** Compares two documents by a sort; for the few elements of one array. */
export function sortComparer(sort: Doc): (a: Doc, b: Doc) => number {
  const fields = sortFields(sort);
  return (a, b) => {
    for (const { parts, descending } of fields) {
      const order = compare(sortValue(a, parts, descending), sortValue(b, parts, descending));
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  };
}

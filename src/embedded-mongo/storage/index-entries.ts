import { keyTuples } from '../query/paths.ts';
import type { Doc } from '../query/values.ts';
import type { Index } from './index-definition.ts';
import { inverted, valueKey } from './keys.ts';

/** LMDB takes keys of 1,978 bytes; 12 are the index's and the record's numbers. */
export const MAX_KEY = 1900;

export interface Entry {
  /** What lies in LMDB: the full key, or its first 1,900 bytes. */
  readonly key: Buffer;
  readonly full: Buffer;
  readonly values: readonly unknown[];
}

export interface Entries {
  readonly list: Entry[];
  readonly arrays: readonly boolean[];
}

export function fieldKey(value: unknown, descending: boolean): Buffer {
  const key = valueKey(value);
  return descending ? inverted(key) : key;
}

/** The keys under which an index holds a document; none when a sparse or partial index leaves it out. */
export function entriesOf(index: Index, doc: Doc): Entries {
  if (index.partial && !index.partial.matches(doc, {})) return { list: [], arrays: [] };
  const { tuples, arrays } = keyTuples(
    doc,
    index.fields.map((field) => field.parts),
  );
  const seen = new Map<string, Entry>();
  for (const values of tuples) {
    if (index.sparse && values.every((value) => value === undefined)) continue;
    const full = Buffer.concat(
      values.map((value, i) => fieldKey(value, index.fields[i]?.descending ?? false)),
    );
    seen.set(full.toString('latin1'), { key: full.subarray(0, MAX_KEY), full, values });
  }
  return { list: [...seen.values()], arrays };
}

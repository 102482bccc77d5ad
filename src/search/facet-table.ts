import { type FacetName, facetNames } from './search-record.ts';
import type { FacetCount } from './story-search.ts';

/** Numbers for what stories can be narrowed by, so that counting a hundred thousand of them is quick. */
export interface FacetTable {
  number(facet: FacetName, value: string): number;
  /** The number where some story has it. */
  find(facet: FacetName, value: string): number | null;
  counter(): FacetCounter;
}

export interface FacetCounter {
  /** Counts each of these numbers once; with `only`, just those of that facet. */
  add(numbers: readonly number[], only?: FacetName): void;
  counts(): Record<FacetName, readonly FacetCount[]>;
}

export function createFacetTable(): FacetTable {
  const numbers = new Map<string, number>();
  const known: { readonly facet: FacetName; readonly value: string }[] = [];
  const keyOf = (facet: FacetName, value: string) => `${facet} ${value}`;

  return {
    number(facet, value) {
      const key = keyOf(facet, value);
      const number = numbers.get(key) ?? known.length;
      if (number === known.length) {
        numbers.set(key, number);
        known.push({ facet, value });
      }
      return number;
    },
    find: (facet, value) => numbers.get(keyOf(facet, value)) ?? null,
    counter() {
      const counted = new Uint32Array(known.length);
      return {
        add(all, only) {
          for (const number of all) {
            if (only === undefined || known[number]?.facet === only)
              counted[number] = (counted[number] ?? 0) + 1;
          }
        },
        counts() {
          const counts = Object.fromEntries(
            facetNames.map((name): [FacetName, FacetCount[]] => [name, []]),
          ) as Record<FacetName, FacetCount[]>;
          for (const [number, { facet, value }] of known.entries()) {
            const count = counted[number] ?? 0;
            if (count > 0) counts[facet].push({ value, count });
          }
          return counts;
        },
      };
    },
  };
}

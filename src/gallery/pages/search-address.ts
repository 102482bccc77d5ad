import { z } from 'zod';
import { type FacetName, facetNames } from '../../search/search-record.ts';
import { firstCharacters } from '../../story/text/count-characters.ts';
import { cleanText, oneLine } from '../../story/text/plain-text.ts';
import { listAddress } from './list-address.ts';

/** What somebody looks for, as the page's address says it: each state has one. */
export interface SearchAsked {
  readonly q: string;
  readonly chosen: Readonly<Partial<Record<FacetName, string>>>;
  readonly order: 'best' | 'newest';
  /** From 1. */
  readonly page: number;
}

const longestSearch = 200;
const longestChoice = 80;
/** Nobody turns more pages than this, and each costs what all before it do. */
const lastPage = 10_000;

const line = (most: number) =>
  z
    .string()
    .refine((text) => !text.includes('\0'))
    .transform((text) => firstCharacters(oneLine(cleanText(text)), most))
    .default('');

/** For readQuery. */
export const searchFields = {
  q: line(longestSearch),
  ...{ theme: line(longestChoice), neighbourhood: line(longestChoice), form: line(longestChoice) },
  ...{ year: line(longestChoice), language: line(longestChoice), exhibition: line(longestChoice) },
  sort: line(longestChoice),
  page: line(longestChoice),
};

export function askedOf(read: Readonly<Record<keyof typeof searchFields, string>>): SearchAsked {
  const page = /^\d{1,5}$/.test(read.page) ? Number(read.page) : 1;
  return {
    q: read.q,
    chosen: Object.fromEntries(
      facetNames.flatMap((facet) => (read[facet] === '' ? [] : [[facet, read[facet]]])),
    ),
    order: read.sort === 'newest' ? 'newest' : 'best',
    page: Math.min(Math.max(page, 1), lastPage),
  };
}

/** The one address of a state: without what goes without saying. */
export function addressOf({ q, chosen, order, page }: SearchAsked): string {
  return listAddress('/search', {
    q,
    ...Object.fromEntries(facetNames.map((facet) => [facet, chosen[facet] ?? ''])),
    // All stories are newest first anyway.
    sort: order === 'newest' && q !== '' ? 'newest' : '',
    page: page > 1 ? String(page) : '',
  });
}

/**
 * The share form had one question a page, some twenty of them, until November 2026. Drafts that were begun on it go on: their
 * pages' names lead to the page that asks the same now. Null is asked on the private link, once the story is sent.
 */
const pageNow: Readonly<Record<string, string | null>> = {
  neighbourhood: 'place',
  themes: 'place',
  credit: 'you',
  age: 'you',
  guardian: 'you',
  'guardian-contact': 'you',
  others: 'people',
  makers: 'rights',
  quoted: 'rights',
  'consent-web': 'showing',
  'consent-kiosk': 'showing',
  'consent-research': 'showing',
  descriptions: null,
  said: null,
  topics: null,
  licence: null,
  time: null,
};

/** By their slugs; each exhibition had a page of its own besides. */
export const pagesOfLongerForm: readonly string[] = Object.keys(pageNow);
export const exhibitionPages = 'exhibitions/';

/** The slug of the page that asks it now; a page that is as it was leads to itself. */
export function pageThatAsks(slug: string): string | null {
  if (slug.startsWith(exhibitionPages)) return 'showing';
  return Object.hasOwn(pageNow, slug) ? (pageNow[slug] ?? null) : slug;
}

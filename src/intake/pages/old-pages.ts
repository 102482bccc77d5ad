import { checkAddress, pageAt, shareAddress } from './form-pages.ts';

/**
 * The form had some twenty pages until November 2026. Drafts that were begun on them go on: an old address leads to the page
 * that asks the same now, and to the end where the question has moved to the private link.
 */
const movedTo: Readonly<Record<string, string>> = {
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
  'exhibitions/:exhibition': 'showing',
  descriptions: 'check',
  said: 'check',
  topics: 'check',
  licence: 'check',
  time: 'check',
};

export const oldPages: readonly string[] = Object.keys(movedTo);

export function addressOfOldPage(slug: string): string {
  const page = pageAt(movedTo[slug] ?? '');
  return page ? shareAddress(page) : checkAddress;
}

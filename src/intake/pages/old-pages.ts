import { exhibitionPages, pagesOfLongerForm, pageThatAsks } from '../../story-form/longer-form.ts';
import { checkAddress, pageAt, shareAddress } from './form-pages.ts';

/** Pages of the longer form of before, by their paths below /share: each leads to the page that asks the same now, or to the end. */
export const oldPages: readonly string[] = [...pagesOfLongerForm, `${exhibitionPages}:exhibition`];

export function addressOfOldPage(slug: string): string {
  const page = pageAt(pageThatAsks(slug) ?? '');
  return page ? shareAddress(page) : checkAddress;
}

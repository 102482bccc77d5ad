import { parsePrivateCode } from '../../private-code.ts';
import { hashCode } from '../../random.ts';
import type { StoryStore } from '../../story/stores/story-store.ts';
import type { WebRequest } from '../../web/private-page.ts';
import { readCookie } from '../../web/read-cookie.ts';
import { otherDraftsCookie } from './draft-cookie.ts';

/** More than anybody begins on one device. */
const most = 5;

/** Codes of other drafts that were begun on this device and made way for one that came by its link; the latest first. */
export function readOtherDrafts(header: string | undefined): readonly string[] {
  const codes = (readCookie(header, otherDraftsCookie) ?? '').split('.').map(parsePrivateCode);
  return codes.filter((code) => code !== null).slice(0, most);
}

/** The cookie's value once `opened` is carried on here, in place of `before`; empty where there is no other. */
export function otherDraftsAfter(others: readonly string[], before: string | null, opened: string): string {
  const codes = new Set([...(before ? [before] : []), ...others]);
  codes.delete(opened);
  return [...codes].slice(0, most).join('.');
}

/** Those of them that are still drafts. */
export async function openOtherDrafts(
  request: WebRequest,
  stories: Pick<StoryStore, 'findByCodeHash'>,
): Promise<readonly string[]> {
  const codes = readOtherDrafts(request.get('cookie'));
  const found = await Promise.all(codes.map((code) => stories.findByCodeHash(hashCode(code))));
  return codes.filter((_code, index) => found[index]?.state === 'draft');
}

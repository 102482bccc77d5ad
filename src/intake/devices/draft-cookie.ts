import { parsePrivateCode } from '../../private-code.ts';
import { readCookie } from '../../web/read-cookie.ts';

/** The draft's private code lives in this cookie, sent to the share pages only. */
export const draftCookie = 'share';
/** Of other drafts that were begun on this device (other-drafts.ts). */
export const otherDraftsCookie = 'share-others';
/** Of a draft that a helper has begun in somebody's name, until it is opened (help-routes.ts). */
export const helpCookie = 'share-help';
const keepDraft = 30 * 24 * 3600 * 1000;
/** After sending, long enough for a double click or a lost answer to find its receipt. */
const keepSent = 15 * 60 * 1000;

/** The draft's code in a Cookie header, or null. */
export const readDraftCookie = (header: string | undefined) =>
  parsePrivateCode(readCookie(header, draftCookie));

/** Options for Express' response.cookie. */
export function draftCookieOptions(https: boolean, state: 'draft' | 'sent') {
  return {
    path: '/share',
    httpOnly: true,
    sameSite: 'lax',
    secure: https,
    maxAge: state === 'draft' ? keepDraft : keepSent,
  } as const;
}

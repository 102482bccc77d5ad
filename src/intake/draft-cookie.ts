import { parsePrivateCode } from '../private-code.ts';

/** The draft's private code lives in this cookie, sent to the share pages only. */
export const draftCookie = 'share';
const keepDraft = 30 * 24 * 3600 * 1000;
/** After sending, long enough for a double click or a lost answer to find its receipt. */
const keepSent = 15 * 60 * 1000;

/** The draft's code in a Cookie header, or null. */
export function readDraftCookie(header: string | undefined): string | null {
  for (const pair of header?.split(';') ?? []) {
    const [name, value] = pair.split('=', 2);
    if (name?.trim() === draftCookie) return parsePrivateCode(value?.trim());
  }
  return null;
}

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

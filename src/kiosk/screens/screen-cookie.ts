import { parsePrivateCode } from '../../private-code.ts';

/** A screen's credential: 130 bits, sent to the addresses under /kiosk and to no others. */
export const screenCookie = 'screen';
/** The longest that browsers keep one; each beat begins it anew. */
const keep = 400 * 24 * 3600 * 1000;

/** The credential in a Cookie header, or null. */
export function readScreenCookie(header: string | undefined): string | null {
  for (const pair of header?.split(';') ?? []) {
    const [name, value] = pair.split('=', 2);
    if (name?.trim() === screenCookie) return parsePrivateCode(value?.trim());
  }
  return null;
}

/** Options for Express' response.cookie. */
export function screenCookieOptions(https: boolean) {
  return { path: '/kiosk', httpOnly: true, sameSite: 'strict', secure: https, maxAge: keep } as const;
}

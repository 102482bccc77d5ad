/** The private code: 26 characters of Crockford's base32, the storyteller's key to their own page (S15). */

const shape = /^[0-9a-hjkmnp-tv-z]{26}$/;

/** A private code as random.ts makes them; null for anything else, so that only such text is ever looked up. */
export function parsePrivateCode(text: unknown): string | null {
  return typeof text === 'string' && shape.test(text) ? text : null;
}

/** The address of the storyteller's own page. */
export const receiptAddress = (code: string) => `/my-story/${code}`;

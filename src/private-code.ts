import { hour, type Limiter, type MakeLimiter } from './limiter.ts';
import { say } from './words/say.ts';

/** The private code: 26 characters of Crockford's base32, the storyteller's key to their own page (S15). */

const shape = /^[0-9a-hjkmnp-tv-z]{26}$/;

/** A private code as random.ts makes them; null for anything else, so that only such text is ever looked up. */
export function parsePrivateCode(text: unknown): string | null {
  return typeof text === 'string' && shape.test(text) ? text : null;
}

/** Private links that lead nowhere, by address: nobody may try codes for long (S15). */
export const wrongCodes = (limiter: MakeLimiter): Limiter =>
  limiter({ name: 'codes', points: 20, seconds: hour, sentence: () => say('limits-codes') });

/** The address of the storyteller's own page. */
export const receiptAddress = (code: string) => `/my-story/${code}`;

/** The code in groups of four, to be read, written down and typed: "k7qm 2x9d …". */
export function groupedCode(code: string): string {
  return code.match(/.{1,4}/g)?.join(' ') ?? '';
}

/** A code as a person types it: with spaces, dashes or capitals, with letters that look like its digits, or as the whole link. */
export function readTypedCode(typed: string): string | null {
  return parsePrivateCode(plain(typed.trim().split('/').at(-1) ?? ''));
}

// Crockford's base32 has no i, l, o: whoever reads one has seen a 1 or a 0 (https://www.crockford.com/base32.html).
function plain(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll(/[\s\p{Pd}\p{Default_Ignorable_Code_Point}._]+/gu, '')
    .toLowerCase()
    .replaceAll(/[il]/g, '1')
    .replaceAll('o', '0');
}

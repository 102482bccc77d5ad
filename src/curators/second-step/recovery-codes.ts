import { base32 } from '../../random.ts';
import { markOf } from '../key-for.ts';

const count = 10;
const shape = /^[0-9a-hjkmnp-tv-z]{10}$/;

/** Ten codes of 50 bits each, such as "k7qm2-x9dpw": what somebody keeps on paper for the day when they lose their device. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: count }, () => `${base32(5)}-${base32(5)}`);
}

/** What is kept of a code: a keyed hash for this account, so that nobody who has the database alone can try them all. */
export function hashOfCode(secret: string, curator: string, code: string): string {
  return markOf(secret, 'recovery codes', `${curator} ${code}`);
}

/** A recovery code as people type it off a paper, or null: capitals, blanks and O for 0 are the same. */
export function parseRecoveryCode(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Dash_Punctuation}]/gu, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1');
  return shape.test(plain) ? `${plain.slice(0, 5)}-${plain.slice(5)}` : null;
}

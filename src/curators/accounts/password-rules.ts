import { say } from '../../words/say.ts';

const leastPasswordLength = 12;
const mostPasswordLength = 200;

export const passwordHint = (): string => say('curate-password-hint', { least: leastPasswordLength });

// What guessers try first, once digits and signs at the ends are cut off.
const common = new Set(
  `password passwort passphrase mypassword iloveyou letmein welcome changeme administrator admin curator
  neighbourhood neighbourhoods neighbourhoodstories stories qwerty qwertyuiop qwertzuiop asdfghjkl zxcvbnm
  football liverpool manchester blackburn blackpool princess sunshine superman dragon monkey trustno abc abcdefgh
  correcthorsebatterystaple`.split(/\s+/),
);

/**
 * A sentence on what is wrong with a new password, or null. Length is what counts; there are no rules on which
 * characters it holds. `own` are words that belong to the person, such as their e-mail address.
 */
export function passwordProblem(password: string, own: readonly string[] = []): string | null {
  const characters = [...password].length;
  if (characters === 0) return say('curate-password-missing');
  if (characters < leastPasswordLength) {
    return say('curate-password-too-short', { least: leastPasswordLength });
  }
  if (characters > mostPasswordLength) {
    return say('curate-password-too-long', { most: mostPasswordLength });
  }
  return isEasilyGuessed(password, own) ? say('curate-password-easy') : null;
}

function isEasilyGuessed(password: string, own: readonly string[]): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  const letters = plain.replaceAll(/[^\p{L}]/gu, '');
  return (
    repeats(plain) ||
    counts(plain) ||
    common.has(letters) ||
    own.some((word) => word.length > 3 && plain.includes(word.toLowerCase()))
  );
}

/** "aaaaaaaaaaaa", "abcabcabcabc", "passwordpassword": few characters, said again and again. */
function repeats(text: string): boolean {
  return /^(.{1,8})\1+.{0,3}$/u.test(text);
}

/** "123456789012", "abcdefghijkl": each character follows from the one before (or the digits start again). */
function counts(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  return codes.every((code, index) => {
    const before = codes[index - 1];
    if (before === undefined) return true;
    const step = code - before;
    return Math.abs(step) === 1 || (before === 0x39 && code === 0x30) || (before === 0x30 && code === 0x39);
  });
}

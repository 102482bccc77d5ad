import { countCharacters } from '../../story/text/count-characters.ts';
import { plainCode } from '../../story/text/plain-text.ts';
import { say } from '../../words/say.ts';

/** Reads an e-mail address as typed; null where it cannot be one. Lower-case, so that one person is one account. */
export function parseEmail(text: string): string | null {
  const email = plainCode(text).normalize('NFC').toLowerCase();
  return email.length <= 254 && /^[^\s\p{C}@<>"]+@[^\s\p{C}@<>"]+\.[^\s\p{C}@<>".]+$/u.test(email)
    ? email
    : null;
}

const mostCharacters = 80;

/** A sentence on what is wrong with a colleague's name, or null. */
export function nameProblem(name: string): string | null {
  if (!name) return say('curate-name-missing');
  if (countCharacters(name) > mostCharacters) return say('curate-name-too-long', { most: mostCharacters });
  return /\n/.test(name) ? say('curate-name-one-line') : null;
}

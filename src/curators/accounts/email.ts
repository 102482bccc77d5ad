import { plainCode } from '../../story/text/plain-text.ts';

/** Reads an e-mail address as typed; null where it cannot be one. Lower-case, so that one person is one account. */
export function parseEmail(text: string): string | null {
  const email = plainCode(text).normalize('NFC').toLowerCase();
  return email.length <= 254 && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(email) ? email : null;
}

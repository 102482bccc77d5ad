import { BadRequest } from '../errors.ts';
import { say } from '../words/say.ts';

/** The version that a curator's page was made from, as its form carries it. @throws BadRequest */
export function seenVersion(text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new BadRequest(say('errors-form-unreadable'));
  }
  return Number(text);
}

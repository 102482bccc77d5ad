import { BadRequest } from '../errors.ts';

/** The version that a curator's page was made from, as its form carries it. @throws BadRequest */
export function seenVersion(text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new BadRequest('Part of this form could not be read. Go back, reload the page and try again.');
  }
  return Number(text);
}

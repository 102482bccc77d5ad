import { createHash } from 'node:crypto';
import { BadRequest } from '../errors.ts';
import type { HistoryEntry } from '../story/history.ts';
import type { SentStory } from '../story/story.ts';
import { one } from '../web/read-form.ts';

/**
 * What a page about a story was made from, as a short mark that travels with its form, so that nobody writes over what they
 * have not seen. Of a story that was sent it is the last line of its history: workers and upkeep save a story many times
 * without adding one, and the lines after it are what happened meanwhile. A draft has no history; its mark is made of what
 * the page shows.
 */
export const madeFromInput = 'made-from';
export const madeFromShape = { [madeFromInput]: one };

const length = 16;

export const madeFromStory = ({ history }: Pick<SentStory, 'history'>): string =>
  (history.at(-1)?.hash ?? '').slice(0, length);

export function madeFromValues(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, length);
}

/** @throws BadRequest for anything that is no mark. */
export function readMadeFrom(text: string): string {
  if (new RegExp(`^[0-9a-f]{${length}}$`).test(text)) return text;
  throw new BadRequest('Part of this form could not be read. Go back, reload the page and try again.');
}

/** The lines that came after the mark; all of them where the story has no such line. */
export function linesSince({ history }: Pick<SentStory, 'history'>, mark: string): readonly HistoryEntry[] {
  return history.slice(history.findIndex(({ hash }) => hash.startsWith(mark)) + 1);
}

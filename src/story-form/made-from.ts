import { createHash } from 'node:crypto';
import { BadRequest } from '../errors.ts';
import type { HistoryEntry } from '../story/history.ts';
import type { SentStory } from '../story/story.ts';
import { cleanText } from '../story/text/plain-text.ts';
import { one, readForm } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import type { Inputs, Values } from './field.ts';

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
  throw new BadRequest(say('story-form-unreadable'));
}

/**
 * What people did after the mark; all that they ever did where the story has no such line. What workers do changes nothing
 * that anybody reads or decides.
 */
export function linesSince({ history }: Pick<SentStory, 'history'>, mark: string): readonly HistoryEntry[] {
  const since = history.slice(history.findIndex(({ hash }) => hash.startsWith(mark)) + 1);
  return since.filter(({ actor }) => actor.role !== 'worker');
}

export interface SentForm {
  /** What the page was made from. */
  readonly madeFrom: string;
  /** What people did since. */
  readonly happened: readonly HistoryEntry[];
  readonly values: Values;
  /** What was typed into inputs of what the story no longer has. */
  readonly leftOut: readonly { readonly name: string; readonly words: string }[];
}

/**
 * Reads the form of a page about a story. Where something happened meanwhile, inputs of what the story no longer has, such as
 * a file that was taken out, are left aside: whoever sent them is told what happened, and not that the form is faulty.
 * @throws BadRequest
 */
export function readStoryForm(
  request: { readonly body?: unknown },
  story: SentStory,
  inputs: Inputs,
): SentForm {
  const body: Readonly<Record<string, unknown>> = Object(request.body ?? {});
  const mark = readForm({ body: { [madeFromInput]: body[madeFromInput] } }, madeFromShape);
  const madeFrom = readMadeFrom(mark[madeFromInput]);
  const happened = linesSince(story, madeFrom);
  const shape = { ...inputs, ...madeFromShape };
  const isKnown = ([name]: [string, unknown]) => happened.length === 0 || Object.hasOwn(shape, name);
  const sent = Object.entries(body);
  const known = Object.fromEntries(sent.filter(isKnown));
  const { [madeFromInput]: _mark, ...values } = readForm({ body: known }, shape);
  const leftOut = sent
    .filter((each) => !isKnown(each))
    .flatMap(([name, text]) =>
      typeof text === 'string' && isWritten(text) ? [{ name, words: cleanText(text) }] : [],
    );
  return { madeFrom, happened, values: values as Values, leftOut };
}

/** Not what a tick or a choice sends. */
const isWritten = (text: string) => /\s/.test(text.trim());

import { type MediaId, parseMediaId } from '../../story/ids.ts';
import type { DraftStory } from '../../story/story.ts';
import type { WebRequest } from '../../web/private-page.ts';
import { one, readForm } from '../../web/read-form.ts';
import type { FormQuestion, ReadForm } from './question.ts';

/** What every question's form carries beside the question's own fields. */
export interface PageForm {
  /** What the page was made from (page-values.ts); empty where the form does not say. */
  readonly madeFrom: string;
  /** The key of another device's words that the page was filled in with. */
  readonly taken: string;
  /** The key of typed words to be left out. */
  readonly leave: string;
  readonly read: ReadForm;
}

/** @throws BadRequest */
export function readPageForm(request: WebRequest, question: FormQuestion, draft: DraftStory): PageForm {
  const { 'made-from': madeFrom = '', taken = '', leave = '', ...sent } = request.body ?? {};
  const marks = readForm({ body: { madeFrom, taken, leave } }, { madeFrom: one, taken: one, leave: one });
  const fields = question.ofFiles && marks.madeFrom !== '' ? withoutGoneFiles(sent, draft) : sent;
  return { ...marks, read: (shape) => readForm({ body: fields }, shape) };
}

/**
 * A file that was removed since our page was made, perhaps on another device, must not cost what was written of the others.
 * A form that is none of ours is read to the letter (S9).
 */
function withoutGoneFiles(fields: Readonly<Record<string, unknown>>, { media }: DraftStory) {
  const there = new Set<MediaId>(media.map(({ id }) => id));
  const isGone = (name: string) => {
    const id = parseMediaId(name.slice(name.lastIndexOf('-') + 1));
    return id !== null && !there.has(id);
  };
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !isGone(name)));
}

import type { DraftStory } from '../../story/story.ts';
import type { FormContext, Values } from '../../story-form/field.ts';
import { madeFromInput } from '../../story-form/made-from.ts';
import type { WebRequest } from '../../web/private-page.ts';
import { one, readForm } from '../../web/read-form.ts';
import { type FormPage, readPage } from './form-page.ts';

/** What every page's form carries beside its own fields, all of it ours. */
export interface PageForm {
  /** What the page was made from; empty where the form does not say. */
  readonly madeFrom: string;
  /** The key of another device's words that the page was filled in with. */
  readonly taken: string;
  /** The key of typed words to be left out. */
  readonly leave: string;
  /** The key of what is to be removed from a list. */
  readonly remove: string;
  /** "another": what was added is kept, and the page comes again. */
  readonly next: string;
  /** The page's own inputs. */
  readonly sent: Values;
}

/** @throws BadRequest */
export function readPageForm(
  request: WebRequest,
  page: FormPage,
  draft: DraftStory,
  context: FormContext,
): PageForm {
  const {
    [madeFromInput]: madeFrom = '',
    taken = '',
    leave = '',
    remove = '',
    next = '',
    ...posted
  } = request.body ?? {};
  const marks = readForm(
    { body: { madeFrom, taken, leave, remove, next } },
    { madeFrom: one, taken: one, leave: one, remove: one, next: one },
  );
  return { ...marks, sent: readPage(page, posted, draft, context) };
}

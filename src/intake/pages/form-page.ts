import type { DraftStory } from '../../story/story.ts';
import type { FormContext, Inputs, StoryField, Values } from '../../story-form/field.ts';
import { appliedTo, inputsOf, parsedBy, problemsOf, storedIn, viewOf } from '../../story-form/field-list.ts';
import type { Field, Problem } from '../../web/form-fields.ts';
import { readForm } from '../../web/read-form.ts';
import type { DraftChange } from '../drafts.ts';
import type { ContactChange } from './contacts.ts';

/** One page of the share form: a few fields of the story's, at an address of its own. */
export interface FormPage {
  /** Its address: /share/<slug>. */
  readonly slug: string;
  /** Key of its heading. Where `firstIsHeading`, its first field's question is the heading, and this its title. */
  readonly title: string;
  readonly firstIsHeading?: true;
  /** Key of a sentence under the heading. */
  readonly lead?: string;
  readonly fields: readonly StoryField[];
  /** Nothing has to be filled in, so only having been there tells that it was not missed. */
  isMissed?(draft: DraftStory): boolean;
}

/** What stands on a page: the form's fields, filled in. */
export interface Body {
  readonly fields: readonly Field[];
  /** What has been added so far, where things are added one at a time (people-list.ts). */
  readonly list?: AddedList;
}

/** Each thing can be removed: its key comes back as `remove`. A second button adds and stays: `next` is then "another". */
export interface AddedList {
  readonly heading: string;
  readonly items: readonly { readonly key: string; readonly name: string; readonly words: string }[];
  readonly another: string;
}

/** What came of a posted form. With problems, the page is shown again with what was typed. */
export interface Answer {
  /** As posted, tidied. */
  readonly values: Values;
  readonly problems: readonly Problem[];
  readonly change: DraftChange | null;
  /** To what is kept apart from the draft. */
  readonly contact: ContactChange | null;
}

/** Reads the page's own inputs from a posted form. @throws BadRequest */
export function readPage(page: FormPage, posted: Values, draft: DraftStory, context: FormContext): Values {
  const inputs: Inputs = inputsOf(page.fields, draft, context);
  return readForm({ body: posted }, inputs) as Values;
}

export function answerTo(page: FormPage, sent: Values, draft: DraftStory, context: FormContext): Answer {
  const values = parsedBy(page.fields, sent, draft, context);
  const problems = problemsOf(page.fields, values, draft, context);
  if (problems.length > 0) return { values, problems, change: null, contact: null };
  const contacts = page.fields.flatMap(({ contact }) => contact?.(values, draft) ?? []);
  return {
    values,
    problems,
    change: (latest) => ({ ...latest, ...appliedTo(page.fields, values, latest, context) }),
    contact: contacts.length > 0 ? (before) => contacts.reduce((so, change) => change(so), before) : null,
  };
}

/** What the page's inputs hold, by the answers. */
export const storedOn = (page: FormPage, draft: DraftStory, context: FormContext): Values =>
  storedIn(page.fields, draft, context);

export const fieldsOn = (
  page: FormPage,
  values: Values,
  problems: readonly Problem[],
  draft: DraftStory,
  context: FormContext,
): readonly Field[] => {
  const fields = viewOf(page.fields, values, problems, draft, context);
  return page.firstIsHeading ? asHeading(fields) : fields;
};

function asHeading([first, ...rest]: readonly Field[]): readonly Field[] {
  if (!first) return [];
  return [first.partial === 'field/choices' ? { ...first, legendIsHeading: true } : first, ...rest];
}

/** What still stands between this page and sending. */
export const problemsOn = (page: FormPage, draft: DraftStory, context: FormContext): readonly Problem[] =>
  problemsOf(page.fields, storedOn(page, draft, context), draft, context);

/** Inputs of the page that are kept apart from the draft, and nowhere before they are sent (P12). */
export const keptApartOn = ({ fields }: FormPage): readonly string[] =>
  fields.flatMap(({ keptApart = [] }) => (keptApart === 'all' ? [] : keptApart));

/** True where all that is asked on the page is kept apart. */
export const isKeptApart = (page: FormPage): boolean =>
  page.fields.every(({ keptApart }) => keptApart === 'all');

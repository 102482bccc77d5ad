import { createHash } from 'node:crypto';
import { BadRequest } from '../../errors.ts';
import type { DeviceId } from '../../story/ids.ts';
import type { DraftStory, TypedPage } from '../../story/story.ts';
import type { FormContext, Values } from '../../story-form/field.ts';
import { isSame, parsedBy } from '../../story-form/field-list.ts';
import type { DraftChange } from '../drafts.ts';
import { type FormPage, keptApartOn, readPage, storedOn } from '../pages/form-page.ts';

/** What was typed and not sent as an answer yet, kept on the draft apart from its answers: it counts for nothing there. */

/** Far more than a form has; the oldest go first. */
const mostPages = 60;
export const mostTyped = 1_500_000;

const sizeOf = (page: TypedPage) => JSON.stringify(page.fields).length;

/** The draft with `page` in place of what its device typed there before. */
export function withTyped(page: TypedPage): DraftChange {
  return (draft) => {
    const others = withoutTyped((each) => isAt(each, page))(draft).typed;
    const newestFirst = [page, ...others.toSorted((a, b) => b.at.getTime() - a.at.getTime())];
    let size = 0;
    const kept = newestFirst.slice(0, mostPages).filter((each) => {
      size += sizeOf(each);
      return size <= mostTyped;
    });
    return { ...draft, typed: kept.reverse() };
  };
}

type At = Pick<TypedPage, 'question' | 'device'>;
const isAt = (page: TypedPage, at: At) => page.question === at.question && page.device === at.device;

export function withoutTyped(which: (page: TypedPage) => boolean): DraftChange {
  return (draft) =>
    draft.typed.some(which) ? { ...draft, typed: draft.typed.filter((page) => !which(page)) } : draft;
}

export function typedAt(draft: DraftStory, question: string, device: DeviceId): TypedPage | null {
  return draft.typed.find((page) => isAt(page, { question, device })) ?? null;
}

/** Names a typed page in a form; made of its words, so that a stale form takes or drops nothing else. */
export function typedKey({ question, device, fields }: TypedPage): string {
  return createHash('sha256')
    .update(JSON.stringify([question, device, fields]))
    .digest('hex')
    .slice(0, 16);
}

/** The page's inputs as they were typed, not judged; null where nothing of it fits the page now. */
export function typedValues(
  page: FormPage,
  { fields, madeFrom }: Pick<TypedPage, 'fields' | 'madeFrom'>,
  draft: DraftStory,
  context: FormContext,
): Values | null {
  // The page may have been another when it was typed.
  const known = new Set(page.fields.flatMap((field) => Object.keys(field.inputs(draft, context))));
  const typed = Object.fromEntries(Object.entries(fields).filter(([name]) => known.has(name)));
  // Typed on a page of the longer form, which asked less: the rest stands as it was answered.
  const fitting = madeFrom === '' ? { ...storedOn(page, draft, context), ...typed } : typed;
  try {
    const sent = readPage(page, fitting, draft, context);
    return { ...parsedBy(page.fields, sent, draft, context), ...apartOf(page, draft, context) };
  } catch (error) {
    if (error instanceof BadRequest) return null;
    throw error;
  }
}

/** What is kept apart is typed nowhere: it stands in its inputs as it was answered. */
function apartOf(page: FormPage, draft: DraftStory, context: FormContext): Values {
  const stored = storedOn(page, draft, context);
  return Object.fromEntries(keptApartOn(page).map((name) => [name, stored[name] ?? '']));
}

/** What was posted, as it was typed, without what is kept apart; null where it says what the answer says already. */
export function fieldsToKeep(
  page: FormPage,
  sent: Values,
  draft: DraftStory,
  context: FormContext,
): Values | null {
  const values = parsedBy(page.fields, sent, draft, context);
  const apart = keptApartOn(page);
  const kept = (all: Values) =>
    Object.fromEntries(
      Object.entries(all).filter(([name, value]) => !apart.includes(name) && value.length > 0),
    );
  const typed = kept(values);
  if (isSame(typed, kept(storedOn(page, draft, context)))) return null;
  return Object.fromEntries(Object.keys(typed).map((name) => [name, sent[name] ?? '']));
}

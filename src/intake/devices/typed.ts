import { createHash } from 'node:crypto';
import { BadRequest } from '../../errors.ts';
import type { DeviceId } from '../../story/ids.ts';
import type { DraftStory, TypedPage } from '../../story/story.ts';
import { readForm } from '../../web/read-form.ts';
import type { DraftChange } from '../drafts.ts';
import { isSame, namesOf, type Values, valuesOf, withoutErrors } from '../questions/page-values.ts';
import type { Body, FormContext, FormQuestion, ReadForm } from '../questions/question.ts';

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

/** The question's page with the fields as they were typed, not judged; null where nothing of it fits the question now. */
export function typedBody(
  question: FormQuestion,
  { fields }: Pick<TypedPage, 'fields'>,
  draft: DraftStory,
  context: FormContext,
): Body | null {
  // A file may have gone since, and its fields with it.
  const read: ReadForm = (shape) => readForm({ body: pick(fields, Object.keys(shape)) }, shape);
  try {
    return withoutErrors(question.answer(read, draft, context).body);
  } catch (error) {
    if (error instanceof BadRequest) return null;
    throw error;
  }
}

function pick(fields: Values, names: readonly string[]): Values {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}

/**
 * The posted fields that the question's page has, as they are kept; null where they say what the answer says already.
 * @throws BadRequest for a field that the question does not know.
 */
export function fieldsToKeep(
  question: FormQuestion,
  read: ReadForm,
  draft: DraftStory,
  context: FormContext,
): Values | null {
  const sent: Record<string, unknown> = {};
  const { body } = question.answer(
    (shape) => {
      const values = read(shape);
      Object.assign(sent, values);
      return values;
    },
    draft,
    context,
  );
  if (isSame(valuesOf(body), valuesOf(question.show(draft, context)))) return null;
  const names = namesOf(body);
  return Object.fromEntries(
    Object.entries(sent as Values).filter(([name, value]) => names.has(name) && value.length > 0),
  );
}

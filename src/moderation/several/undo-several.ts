import { z } from 'zod';
import { BadRequest } from '../../errors.ts';
import type { Actor } from '../../story/history.ts';
import type { InReviewStory, SentStory } from '../../story/story.ts';
import type { FormContext } from '../../story-form/field.ts';
import { hardSubjectsField } from '../../story-form/hard-subjects.ts';
import { peopleField } from '../../story-form/people.ts';
import { revisionOf } from '../../story-form/revision.ts';
import { themesField } from '../../story-form/themes.ts';
import { toldOf } from '../../story-form/told.ts';
import { say } from '../../words/say.ts';
import { type Filled, withFields } from './several-form.ts';

/** Puts back what was set for several stories: an edit like any other, so it holds only where a story stands as it was left. */

const list = z.array(z.string()).optional();
const person = z.strictObject({ who: z.string(), shown: z.array(z.string()), permission: z.string() });
const wasShape = z.strictObject({ themes: list, topics: list, people: z.array(person).optional() });

/** How a story stood in what was changed, as the inputs of its fields hold it. */
export type Was = z.infer<typeof wasShape>;

export const wasInput = (id: string) => `was-${id}`;

/** As a form carries it. */
export function wasText(before: SentStory, after: SentStory): string {
  const { themes, sensitive, others } = revisionOf(toldOf(after), toldOf(before)) ?? {};
  return JSON.stringify({
    themes,
    topics: sensitive?.topics,
    people: others?.map(({ who, shownBy, permission }) => ({ who, shown: shownBy, permission })),
  });
}

/** @throws BadRequest for anything that `wasText()` did not write. */
export function readWas(text: string): Was {
  try {
    return wasShape.parse(JSON.parse(text));
  } catch {
    throw new BadRequest(say('story-form-unreadable'));
  }
}

/** @throws Unacceptable as withFields(). */
export function asItWas(story: InReviewStory, was: Was, context: FormContext, by: Actor): InReviewStory {
  const told = toldOf(story);
  const filled: readonly Filled[] = [
    ...(was.themes ? [[themesField, { themes: was.themes }] as const] : []),
    ...(was.topics
      ? [[hardSubjectsField, { ...hardSubjectsField.stored(told, context), topics: was.topics }] as const]
      : []),
    ...(was.people ? [[peopleField, { others: 'no' }] as const] : []),
    ...(was.people ?? []).map((one) => [peopleField, { others: 'yes', ...one }] as const),
  ];
  const tidy = filled.map(([field, sent]): Filled => [field, field.parse(sent, told, context)]);
  return withFields(story, tidy, context, by);
}

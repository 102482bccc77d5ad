import type { DraftStory } from '../../src/story/story.ts';
import type { FormContext, StoryField, Values } from '../../src/story-form/field.ts';
import { inputsOf } from '../../src/story-form/field-list.ts';
import { readForm } from '../../src/web/read-form.ts';
import { someContext } from './drafts.ts';

/** Posts a form with one field's inputs, as a page does: the sentences that stand in the way, and the story as it is then. */
export function postField<Told extends Pick<DraftStory, 'answers' | 'media'>>(
  field: StoryField,
  posted: Readonly<Record<string, string | readonly string[]>>,
  told: Told,
  context: FormContext = someContext,
) {
  const sent = readForm({ body: posted }, inputsOf([field], told, context)) as Values;
  const values = field.parse(sent, told, context);
  const problems = field.judge(values, told, context);
  return {
    values,
    problems,
    said: problems.map(({ message }) => message),
    told: problems.length > 0 ? told : { ...told, ...field.apply(values, told, context) },
    fields: field.view(values, problems, told, context),
    contact: field.contact?.(values, told) ?? null,
  };
}

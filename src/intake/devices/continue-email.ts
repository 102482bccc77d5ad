import type { DraftStory } from '../../story/story.ts';
import { boxField, type Field, type Problem, problemAt } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';

/** The form that sends a draft's private link by e-mail. */
export interface Emailed {
  readonly email: string;
  readonly keep: string;
}

const field = 'email';

/** Why the link was not sent: no whole address, one that its server refused, or no way to send it just now. */
export function emailProblem(why: 'missing' | 'refused' | 'later'): Problem {
  return { field, message: say('share-continue-email-wrong', { why }) };
}

export function emailFields(
  { answers }: DraftStory,
  typed: Emailed,
  problems: readonly Problem[],
): readonly Field[] {
  return [
    {
      partial: 'field/text',
      type: 'email',
      name: 'email',
      label: say('share-continue-email-label'),
      hint: say('share-continue-email-hint', { age: answers.age ?? 'unknown' }),
      value: typed.email,
      autocomplete: 'email',
      spellcheck: 'false',
      error: problemAt(problems, field),
    },
    boxField({
      name: 'keep',
      legend: say('share-continue-email-keep-legend'),
      label: say('share-continue-email-keep'),
      labelHint: say('share-continue-email-keep-hint'),
      isTicked: typed.keep === 'yes',
      error: null,
    }),
  ];
}

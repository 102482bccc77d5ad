import type { DraftStory } from '../../story/story.ts';
import { type Field, type Problem, problemAt } from '../../web/form-fields.ts';

/** The form that sends a draft's private link by e-mail. */
export interface Emailed {
  readonly email: string;
  readonly keep: string;
}

const field = 'email';
export const emailProblems = {
  missing: { field, message: 'Enter a whole email address, such as name@example.com.' },
  refused: { field, message: 'This address did not take our e-mail. Check it, or copy the link instead.' },
  later: { field, message: 'We could not send the e-mail just now. Copy the link, or try again in a while.' },
} as const satisfies Record<string, Problem>;

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
      label: 'Your email address',
      hint:
        answers.age === 'child'
          ? 'Ask your parent or guardian for theirs. We use it once, for this link.'
          : 'We use it once, for this link, and do not keep it.',
      value: typed.email,
      autocomplete: 'email',
      spellcheck: 'false',
      error: problemAt(problems, field),
    },
    {
      partial: 'field/choices',
      type: 'checkbox',
      name: 'keep',
      legend: 'If you like',
      error: null,
      options: [
        {
          value: 'yes',
          label: 'Keep my address, and write to me about this story',
          hint: 'We keep it apart from the story, and never show it.',
          checked: typed.keep === 'yes',
        },
      ],
    },
  ];
}

import type { DraftStory } from '../story/story.ts';
import { type Problem, problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import type { DraftChange } from './drafts.ts';
import type { Body, FormQuestion } from './question.ts';

export interface YesOrNo {
  readonly slug: string;
  readonly title: string;
  readonly hint: string;
  readonly yes: string;
  readonly no: string;
  /** For the check page. */
  readonly label: string;
  readonly missing: string;
  /** Where a no cannot be sent: why, and what to do. */
  readonly refusal?: string;
  get(draft: DraftStory): boolean | null;
  set(answer: boolean): DraftChange;
}

/** A question with two honest answers, neither chosen beforehand (P6). A no is always kept, even one that cannot be sent. */
export function askYesOrNo(ask: YesOrNo): FormQuestion {
  const judge = (answer: boolean | null): readonly Problem[] => {
    if (answer === null) return [{ field: ask.slug, message: ask.missing }];
    return answer || ask.refusal === undefined ? [] : [{ field: ask.slug, message: ask.refusal }];
  };
  const body = (answer: boolean | null, problems: readonly Problem[]): Body => ({
    heading: null,
    lead: null,
    fields: [
      {
        partial: 'field/choices',
        type: 'radio',
        name: ask.slug,
        legend: ask.title,
        legendIsHeading: true,
        hint: ask.hint,
        error: problemAt(problems, ask.slug),
        options: [
          { value: 'yes', label: ask.yes, checked: answer === true },
          { value: 'no', label: ask.no, checked: answer === false },
        ],
      },
    ],
  });
  return {
    kind: 'form',
    slug: ask.slug,
    title: ask.title,
    isAsked: () => true,
    problems: (draft) => judge(ask.get(draft)),
    rows(draft) {
      const answer = ask.get(draft);
      return [{ field: ask.slug, label: ask.label, value: answer === null ? null : answer ? 'Yes' : 'No' }];
    },
    show: (draft) => body(ask.get(draft), []),
    answer(read) {
      const sent: Readonly<Record<string, string>> = read({ [ask.slug]: one });
      const answer = { yes: true, no: false }[sent[ask.slug] ?? ''] ?? null;
      const problems = judge(answer);
      return { problems, body: body(answer, problems), change: answer === null ? null : ask.set(answer) };
    },
  };
}

import type { DraftStory } from '../../story/story.ts';
import type { Problem } from '../../web/form-fields.ts';
import type { FormContext, Question } from './question.ts';
import { backAddress, checkAddress, placeInOrder, shareAddress } from './questions.ts';

/** True where the asker came from a Change link of the check page, and goes back there. */
export type FromCheck = boolean;

export function readFromCheck(query: { from: string }): FromCheck {
  return query.from === 'check';
}

/** What every question page has: title, way back, where the form goes, errors. */
export function questionPage(
  question: Question,
  draft: DraftStory,
  context: FormContext,
  fromCheck: FromCheck,
  problems: readonly Problem[],
) {
  const action = formAddress(question, fromCheck);
  return {
    title: question.title,
    place: placeInOrder(question, draft, context),
    back: fromCheck ? checkAddress : backAddress(question, draft, context),
    action,
    skip: `${action}${fromCheck ? '&' : '?'}skip=yes`,
    errors: problems.length > 0 ? problems : null,
  };
}

export function formAddress(question: Question, fromCheck: FromCheck): string {
  return shareAddress(question) + (fromCheck ? '?from=check' : '');
}

import type { DraftStory } from '../story/story.ts';
import type { Problem } from '../web/form-fields.ts';
import type { Question } from './question.ts';
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
  fromCheck: FromCheck,
  problems: readonly Problem[],
) {
  return {
    title: question.title,
    place: placeInOrder(question, draft),
    back: fromCheck ? checkAddress : backAddress(question, draft),
    action: formAddress(question, fromCheck),
    errors: problems.length > 0 ? problems : null,
  };
}

export function formAddress(question: Question, fromCheck: FromCheck): string {
  return shareAddress(question) + (fromCheck ? '?from=check' : '');
}

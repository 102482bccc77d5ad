import type { Action } from '../history.ts';
import type { SentStoryFields } from '../story.ts';

// Those after which the next curator is shown what changed (lastReviewed).
const decisions: readonly Action[] = ['approved', 'declined', 'changeAsked'];
const storytellers: readonly Action[] = ['revised', 'answered'];

/** True where the storyteller has changed the story or answered since a curator last decided on it. */
export function cameBack({ history }: Pick<SentStoryFields, 'history'>): boolean {
  const decided = history.findLastIndex(({ action }) => decisions.includes(action));
  return decided !== -1 && history.slice(decided).some(({ action }) => storytellers.includes(action));
}

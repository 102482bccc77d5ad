import { type Action, type Actor, decisions, withEntry, withoutUndone } from '../history.ts';
import type { CuratorId } from '../ids.ts';
import type {
  ChangesRequestedStory,
  InReviewStory,
  ProcessingStory,
  SentStory,
  SentStoryFields,
} from '../story.ts';
import { asReviewed, returnToReview, withoutState } from './story-parts.ts';

/** A curator asks the storyteller for a change, and the storyteller answers. */

/** Asks the storyteller for a change. `question` is what they read; they answer on their private link (P22). */
export function askForChange(
  story: InReviewStory,
  question: string,
  at: Date,
  by: Actor & { id: CuratorId },
): ChangesRequestedStory {
  const { waitingSince: _waited, ...kept } = story;
  return {
    ...kept,
    state: 'changesRequested',
    askedAt: at,
    askedBy: by.id,
    conversation: [...story.conversation, { at, from: 'curator', words: question }],
    lastReviewed: asReviewed(story, at),
    history: withEntry(story.history, { at, actor: by, action: 'changeAsked', reason: null }),
  };
}

/**
 * The question was for nothing, or was answered by phone: the story waits for review again, once the files are prepared
 * that the storyteller has added meanwhile.
 */
export function takeQuestionBack(
  story: ChangesRequestedStory,
  at: Date,
  by: Actor,
): ProcessingStory | InReviewStory {
  return returnToReview(withoutState(story, at), at, by, 'reopened');
}

/** The storyteller answers the curators' question and hands the story back. `words` may be empty: the change is the answer. */
export function answer(story: ChangesRequestedStory, words: string, at: Date, by: Actor): SentStory {
  const conversation =
    words === '' ? story.conversation : [...story.conversation, { at, from: 'storyteller' as const, words }];
  return returnToReview({ ...withoutState(story, at), conversation }, at, by, 'answered');
}

const storytellers: readonly Action[] = ['revised', 'answered'];

/** True where the storyteller has changed the story or answered since a curator last decided on it. */
export function cameBack({ history }: Pick<SentStoryFields, 'history'>): boolean {
  const counted = withoutUndone(history);
  const decided = counted.findLastIndex(({ action }) => decisions.includes(action));
  return decided !== -1 && counted.slice(decided).some(({ action }) => storytellers.includes(action));
}

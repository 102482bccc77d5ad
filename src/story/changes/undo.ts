import { Conflict, Unacceptable } from '../../errors.ts';
import { say } from '../../words/say.ts';
import { type Action, type Actor, decisions, type HistoryEntry, withoutUndone } from '../history.ts';
import type { CuratorId } from '../ids.ts';
import type { InReviewStory, SentStory } from '../story.ts';
import { inReview, withoutState } from './story-parts.ts';

/**
 * Seconds in which whoever decided can take it back as if it had not been: ten, and a slow line. Until then nobody is written
 * to about it; later it is taken down, taken back or reviewed again, and all of that is told.
 */
export const undoSeconds = 15;

const decidedStates: readonly SentStory['state'][] = ['published', 'declined', 'changesRequested'];

/** The decision that can still be undone, and by whom: the last thing that happened to the story, a moment ago. */
export function undoable(story: SentStory, at: Date): HistoryEntry | null {
  const last = story.history.at(-1);
  if (!last || !decisions.includes(last.action)) return null;
  // A correction approves as well, and leaves the story where it hung.
  if (story.state === 'published' && story.publishedAt.getTime() !== last.at.getTime()) return null;
  return at.getTime() - last.at.getTime() < undoSeconds * 1000 ? last : null;
}

/**
 * Takes a decision back: the story waits for review as it did, with its place in the queue, and a question that was asked is
 * not asked. What was saved with the decision stays.
 * @throws Conflict where nothing is decided; Unacceptable where it is too late, or was not theirs.
 */
export function undo(story: SentStory, at: Date, by: Actor & { id: CuratorId }): InReviewStory {
  if (!decidedStates.includes(story.state)) throw new Conflict(say('story-moved-on'));
  const last = undoable(story, at);
  const isTheirs = last && 'id' in last.actor && last.actor.id === by.id;
  if (!isTheirs) throw new Unacceptable(say('story-undo-too-late'));
  const { conversation, ...kept } = withoutState(story, at);
  const waiting = inReview(
    { ...kept, conversation: last.action === 'changeAsked' ? conversation.slice(0, -1) : conversation },
    at,
    by,
    'undone',
    null,
  );
  const before = story.history.slice(0, -1);
  const wasDecided = withoutUndone(before).some(({ action }) => decisions.includes(action));
  return {
    ...waiting,
    waitingSince: waitedSince(before) ?? at,
    lastReviewed: wasDecided ? story.lastReviewed : null,
  };
}

const leadsToReview: readonly Action[] = [
  ...(['prepared', 'answered', 'revised', 'reopened', 'unpublished', 'shownAgain', 'concernRaised'] as const),
  'sent',
];

/** When it came to the curators last. */
const waitedSince = (history: readonly HistoryEntry[]): Date | null =>
  withoutUndone(history).findLast(({ action }) => leadsToReview.includes(action))?.at ?? null;

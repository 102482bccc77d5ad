import type { Concern } from '../concern.ts';
import { type Actor, withEntry } from '../history.ts';
import type { ConcernId, CuratorId } from '../ids.ts';
import type { SentStory } from '../story.ts';
import { inReview, movedOn, withoutState } from './story-parts.ts';

/** Somebody who is in a story asks to hide it, and a curator settles their request (P18). */

/** Somebody who is in it asks to hide it: a published story comes down at once and waits for review (P18). */
export function raiseConcern(story: SentStory, concern: Concern, at: Date): SentStory {
  const heard = { ...story, concerns: [...story.concerns, concern], wishUnlisted: true };
  const by: Actor = { role: 'visitor' };
  if (heard.state === 'published') return inReview(withoutState(heard, at), at, by, 'concernRaised', null);
  return {
    ...heard,
    history: withEntry(story.history, { at, actor: by, action: 'concernRaised', reason: null }),
  };
}

/** `outcome` says what was done, for the record. @throws Conflict where there is no such open request. */
export function settleConcern(
  story: SentStory,
  id: ConcernId,
  outcome: string,
  at: Date,
  by: Actor & { id: CuratorId },
): SentStory {
  if (!story.concerns.some((concern) => concern.id === id && concern.settled === null)) throw movedOn();
  return {
    ...story,
    concerns: story.concerns.map((concern) =>
      concern.id === id ? { ...concern, settled: { at, by: by.id, outcome } } : concern,
    ),
    wishUnlisted: true,
    history: withEntry(story.history, { at, actor: by, action: 'concernSettled', reason: outcome }),
  };
}

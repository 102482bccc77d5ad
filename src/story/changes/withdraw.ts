import { type Actor, withEntry } from '../history.ts';
import type { SentStory, WithdrawnStory } from '../story.ts';
import { movedOn, returnToReview, withoutName, withoutState } from './story-parts.ts';

/** The storyteller takes the story back, or their name off it. From any state, at once, and only the storyteller undoes it (P14–P17). */

/** Hides it for now. One that is hidden already stays as it is. */
export function hide(story: SentStory, at: Date, by: Actor): WithdrawnStory {
  if (story.state === 'withdrawn') return story;
  return {
    ...withoutState(story, at),
    state: 'withdrawn',
    withdrawnAt: at,
    erasure: null,
    wishUnlisted: true,
    history: withEntry(story.history, { at, actor: by, action: 'hidden', reason: null }),
  };
}

/** The storyteller lets it be shown again: a curator looks at it first. @throws Conflict where it is being erased. */
export function showAgain(story: WithdrawnStory, at: Date, by: Actor): SentStory {
  if (story.erasure) throw movedOn();
  return returnToReview({ ...withoutState(story, at), wishUnlisted: true }, at, by, 'shownAgain');
}

/** From now on the story names nobody; it stays where it shows (P15). */
export function takeNameOff(story: SentStory, at: Date, by: Actor): SentStory {
  return {
    ...withoutName(story),
    history: withEntry(story.history, { at, actor: by, action: 'nameTakenOff', reason: null }),
  };
}

import type { Actor } from '../history.ts';
import type { PublishedStory } from '../story.ts';
import { withoutState } from './story-parts.ts';
import { approve, type Edits, edit } from './transitions.ts';

/**
 * A curator corrects a published story without taking it down: an edit and an approval in one change, under the very rules
 * of both. It keeps its place in the galleries. @throws Unacceptable as approve().
 */
export function correct(story: PublishedStory, edits: Edits, at: Date, by: Actor): PublishedStory {
  const waiting = { ...withoutState(story, at), state: 'inReview', waitingSince: at } as const;
  return { ...approve(edit(waiting, edits, at, by), at, by), publishedAt: story.publishedAt };
}

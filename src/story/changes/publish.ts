import { Unacceptable } from '../../errors.ts';
import { type Actor, withEntry } from '../history.ts';
import type { CuratorId } from '../ids.ts';
import type { DeclinedStory, InReviewStory, PublishedStory } from '../story.ts';
import { wasOnWebBy } from '../visibility.ts';
import { publishingObstacles } from './publish-rules.ts';
import { asReviewed, inReview, withoutState } from './story-parts.ts';

/** A curator decides whether a story is published, and takes that back. */

/** @throws Unacceptable naming the first thing that stands in the way. */
export function approve(story: InReviewStory, at: Date, by: Actor): PublishedStory {
  const [obstacle] = publishingObstacles(story);
  if (obstacle) throw new Unacceptable(obstacle.remedy);
  const { waitingSince: _waited, ...kept } = story;
  const published: PublishedStory = {
    ...kept,
    state: 'published',
    publishedAt: at,
    decidedBy: 'id' in by ? by.id : null,
    lastReviewed: asReviewed(story, at),
    history: withEntry(story.history, { at, actor: by, action: 'approved', reason: null }),
  };
  return { ...published, seenOnWeb: wasOnWebBy(published, at) };
}

/** `reason` is what the storyteller reads. */
export function decline(
  story: InReviewStory,
  reason: string,
  at: Date,
  by: Actor & { id: CuratorId },
): DeclinedStory {
  const { waitingSince: _waited, ...kept } = story;
  return {
    ...kept,
    state: 'declined',
    declinedAt: at,
    decidedBy: by.id,
    reason,
    lastReviewed: asReviewed(story, at),
    history: withEntry(story.history, { at, actor: by, action: 'declined', reason }),
  };
}

/** Takes a published story off every surface at once; it waits for review again. */
export function unpublish(story: PublishedStory, reason: string | null, at: Date, by: Actor): InReviewStory {
  return inReview(withoutState(story, at), at, by, 'unpublished', reason);
}

/** A declined story is reviewed again. */
export function reconsider(story: DeclinedStory, at: Date, by: Actor): InReviewStory {
  return inReview(withoutState(story, at), at, by, 'reopened', null);
}

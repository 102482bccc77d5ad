import { isSettled, type Media } from '../media.ts';
import type { InReviewStory, ProcessingStory } from '../story.ts';
import { inReview } from './story-parts.ts';

/** A worker's new state of one media; when the last one settles, the story goes on to review. */
export function withMedia(story: ProcessingStory, media: Media, at: Date): ProcessingStory | InReviewStory {
  const changed: ProcessingStory = {
    ...story,
    media: story.media.map((other) => (other.id === media.id ? media : other)),
  };
  if (!changed.media.every(isSettled)) return changed;
  return inReview(changed, at, { role: 'worker' }, 'prepared', null);
}

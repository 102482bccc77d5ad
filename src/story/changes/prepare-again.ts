import type { Actor } from '../history.ts';
import type { MediaId } from '../ids.ts';
import { isReady, type Media, mediaBase } from '../media.ts';
import type { SentStory } from '../story.ts';
import { movedOn, returnToReview, withoutState } from './story-parts.ts';

/**
 * A file that was given up is tried from its beginning once more, as when it came: what made it fail may be mended. So is a
 * voice that could not be laid over its film, and a recording that a machine could not listen to.
 * @throws Conflict where nothing of it was given up, or the story has moved on.
 */
export function prepareAgain(story: SentStory, id: MediaId, at: Date, by: Actor): SentStory {
  const media = story.media.find((each) => each.id === id);
  const fresh = media && asFresh(media);
  if (!media || !fresh || story.state === 'withdrawn') throw movedOn();
  const changed = { ...story, media: story.media.map((each) => (each === media ? fresh : each)) };
  if (fresh.state !== 'received' || changed.state === 'processing') return changed;
  // Elsewhere somebody has decided about the story as it is.
  if (changed.state !== 'inReview') throw movedOn();
  return returnToReview(withoutState(changed, at), at, by, 'edited');
}

function asFresh(media: Media): Media | null {
  if (media.state === 'failed') return { ...mediaBase(media), state: 'received', attempt: null, tries: 0 };
  if (!isReady(media)) return null;
  const { narration, listening } = media;
  if (narration?.mixing.state === 'failed')
    return { ...media, narration: { ...narration, mixing: { state: 'due', tries: 0 } } };
  if (listening?.state === 'failed') return { ...media, listening: { state: 'due', tries: 0 } };
  return null;
}

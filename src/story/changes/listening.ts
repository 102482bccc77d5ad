import type { MediaId } from '../ids.ts';
import { hasNothingToRead, isReady, type Listening, type ReadyMedia } from '../media.ts';
import type { SentStory } from '../story.ts';

/** Recordings that a machine is still to listen to: nobody has written down what is said, or been against it. */
export function dueToHear(story: SentStory): readonly ReadyMedia[] {
  if (story.state === 'withdrawn' || story.noMachine) return [];
  return story.media
    .filter(isReady)
    .filter(({ listening, hearing }) => listening?.state === 'due' && hasNothingToRead(hearing));
}

/** What a machine that listens has to say of one recording; null where that media is no longer there to be heard. */
export function withListening<Sent extends SentStory>(
  story: Sent,
  id: MediaId,
  listening: Listening,
): Sent | null {
  const heard = story.media.find((media) => media.id === id);
  if (!heard || !isReady(heard) || heard.listening?.state !== 'due') return null;
  return { ...story, media: story.media.map((media) => (media === heard ? { ...heard, listening } : media)) };
}

import { isBeingErased } from '../changes/erase.ts';
import type { MediaId, StoryId } from '../ids.ts';
import { isSent, type SentStory } from '../story.ts';
import type { StoryStore } from './story-store.ts';

/** What is kept of recordings beside their stories. */
export interface KeptBeside {
  all(): AsyncIterable<{ readonly story: StoryId; readonly media: MediaId }>;
  remove(story: StoryId, media: MediaId): Promise<void>;
}

/**
 * Removes what is kept of recordings that are no longer in their story, of stories that are being erased, and of those of
 * which it is not wanted. Resolves to how many it removed.
 */
export async function sweepBeside(
  kept: KeptBeside,
  stories: Pick<StoryStore, 'find'>,
  isWanted: (story: SentStory) => boolean,
): Promise<number> {
  let removed = 0;
  for await (const { story: id, media } of kept.all()) {
    const story = await stories.find(id);
    const stays =
      story &&
      isSent(story) &&
      !isBeingErased(story) &&
      story.media.some((each) => each.id === media) &&
      isWanted(story);
    if (stays) continue;
    await kept.remove(id, media);
    removed += 1;
  }
  return removed;
}

import { isBeingErased } from '../changes/erase.ts';
import type { MediaId, StoryId } from '../ids.ts';
import { isSent, type SentStory, type Story } from '../story.ts';
import type { StoryStore } from './story-store.ts';

/** What is kept beside a story stays as long as the story does. */
const stays = (story: Story | null): story is SentStory =>
  story !== null && isSent(story) && !isBeingErased(story);

/**
 * To be called once something was kept beside a story: an erasure may have overtaken it. Erasing removes what is kept before
 * the story is buried, so one of the two removals comes last. Resolves to whether it stays.
 */
export async function removeWhereErased(
  stories: Pick<StoryStore, 'find'>,
  id: StoryId,
  kept: { remove(story: StoryId): Promise<void> },
): Promise<boolean> {
  if (stays(await stories.find(id))) return true;
  await kept.remove(id);
  return false;
}

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
    if (stays(story) && story.media.some((each) => each.id === media) && isWanted(story)) continue;
    await kept.remove(id, media);
    removed += 1;
  }
  return removed;
}

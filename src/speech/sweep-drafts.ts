import { isBeingErased } from '../story/changes/erase.ts';
import type { StoryStore } from '../story/stores/story-store.ts';
import { isSent } from '../story/story.ts';
import type { SpeechDraftStore } from './speech-draft.ts';

/**
 * Removes drafts of recordings that are no longer in their story, and of stories whose storyteller wants no machine any more
 * (until then no page shows them). Resolves to how many it removed.
 */
export async function sweepSpeechDrafts(services: {
  readonly speechDrafts: Pick<SpeechDraftStore, 'all' | 'remove'>;
  readonly stories: Pick<StoryStore, 'find'>;
}): Promise<number> {
  let removed = 0;
  for await (const { story: id, media } of services.speechDrafts.all()) {
    const story = await services.stories.find(id);
    const isWanted =
      story &&
      isSent(story) &&
      !isBeingErased(story) &&
      !story.noMachine &&
      story.media.some((each) => each.id === media);
    if (isWanted) continue;
    await services.speechDrafts.remove(id, media);
    removed += 1;
  }
  return removed;
}

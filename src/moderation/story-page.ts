import { isBeingErased } from '../story/changes/erase.ts';
import type { SentStory } from '../story/story.ts';

/** What every page about a story begins with: see views/partials/curate/story-head. */
export function storyPage(title: string, story: SentStory) {
  return {
    title,
    private: true,
    bodyClass: 'curate',
    story: {
      id: story.id,
      version: story.version,
      title: story.title,
      lang: story.language === 'und' ? null : story.language,
      reference: story.reference,
    },
    beingErased: isBeingErased(story),
  };
}

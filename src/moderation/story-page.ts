import { isBeingErased } from '../story/changes/erase.ts';
import type { SentStory } from '../story/story.ts';
import { madeFromStory } from '../story-form/made-from.ts';

/** What every page about a story begins with: see views/partials/curate/story-head. */
export function storyPage(title: string, story: SentStory) {
  return {
    title,
    private: true,
    bodyClass: 'curate',
    story: {
      id: story.id,
      madeFrom: madeFromStory(story),
      title: story.title,
      lang: story.language === 'und' ? null : story.language,
      reference: story.reference,
    },
    beingErased: isBeingErased(story),
  };
}

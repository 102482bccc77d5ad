import type { SentStory } from '../../story/story.ts';
import { creditName } from '../../story/telling.ts';
import { storyPage } from '../story-page.ts';

/** The model of views/curate/on-behalf: what can be done for the storyteller, as the story stands. */
export function onBehalfPage(story: SentStory, done: string) {
  const credit = creditName(story.credit);
  return {
    ...storyPage('What the storyteller asks for', story),
    done: sentences[done] ?? null,
    isHidden: story.state === 'withdrawn',
    isPublished: story.state === 'published',
    credit,
    isNamed: credit !== null || story.rights.makers !== '',
    asksPermission: story.others.length > 0 || story.age !== 'adult',
  };
}

const sentences: Readonly<Record<string, string>> = {
  hide: 'Hidden. It shows nowhere now.',
  'show-again': 'It waits for review again. A curator looks at it before it shows.',
  'name-off': 'The name is off. The story names nobody now.',
  uses: 'Saved. It shows only where they said yes.',
  unchanged: 'Nothing was changed: these are the answers that they had given.',
  permissions: 'Saved. It is noted who has agreed.',
  'taken-down': 'Saved. Somebody in it has not agreed, so the story was taken down.',
};

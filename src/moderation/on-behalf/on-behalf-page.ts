import type { SentStory } from '../../story/story.ts';
import { creditName, namesSomebody } from '../../story/telling.ts';
import { say } from '../../words/say.ts';
import { storyPage } from '../story-page.ts';

/** The model of views/curate/on-behalf: what can be done for the storyteller, as the story stands. */
export function onBehalfPage(story: SentStory, done: string) {
  const credit = creditName(story.credit);
  return {
    ...storyPage(say('curate-on-behalf-title'), story),
    done: deeds.includes(done) ? say(`curate-on-behalf-done-${done}`) : null,
    isHidden: story.state === 'withdrawn',
    isPublished: story.state === 'published',
    credit,
    isNamed: namesSomebody(story),
    asksPermission: story.others.length > 0 || story.age !== 'adult',
  };
}

const deeds = [...['hide', 'show-again', 'name-off', 'uses', 'unchanged'], ...['permissions', 'taken-down']];

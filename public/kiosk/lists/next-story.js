import { choice, tool } from '../glass/button.js';
import { firstScreenOf } from '../held/exhibition.js';
import { say } from '../say.js';
import { fitting, storyAfter } from './listing.js';

/** On to the story after this one, in the list that the visitor came by, as they had narrowed it. */

/** @param {import('../types.d.ts').StoryContext} context */
function nextOf({ keeper, visit, story }) {
  return storyAfter(fitting(keeper.stories(), visit.list()?.narrowing ?? {}), story.id);
}

/** @param {{ isFirst: boolean }} next */
const wordsFor = ({ isFirst }) => (isFirst ? say('player-story-first') : say('player-story-next'));

/**
 * The tool for the bar; false where there is no other story. After a hard one stands where to turn first (P11).
 * @param {import('../types.d.ts').StoryContext} context
 */
export function nextTool(context) {
  const { visit, story } = context;
  const next = nextOf(context);
  return (
    next &&
    tool('right', wordsFor(next), () => {
      if (story.support.length > 0) visit.replace('support', { story: story.id });
      else open(context);
    })
  );
}

/**
 * The same in words, for screens around a story.
 * @param {import('../types.d.ts').StoryContext} context
 */
export function nextChoice(context) {
  const next = nextOf(context);
  return next && choice(wordsFor(next), () => open(context));
}

/**
 * Asked for anew: what was next may have gone since.
 * @param {import('../types.d.ts').StoryContext} context
 */
function open(context) {
  const next = nextOf(context);
  if (next) context.visit.replace(firstScreenOf(next.story), { story: next.story.id });
}

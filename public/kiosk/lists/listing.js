import { kindsOf } from '../held/exhibition.js';

/** Which stories a list has, and which comes after which; nothing here asks the glass. */

/**
 * What a list can be narrowed by, and what a story has of each.
 * @type {Record<import('../types.d.ts').Way, (story: import('../types.d.ts').ScreenStory) => readonly string[]>}
 */
const had = {
  theme: ({ themes }) => themes,
  kind: kindsOf,
  place: ({ neighbourhood }) => [neighbourhood],
};

/** @type {readonly import('../types.d.ts').Way[]} */
export const ways = ['theme', 'kind', 'place'];

/**
 * The stories that fit all that was chosen, in their order.
 * @param {readonly import('../types.d.ts').ScreenStory[]} stories
 * @param {import('../types.d.ts').Narrowing} narrowing
 */
export function fitting(stories, narrowing) {
  return stories.filter((story) =>
    ways.every((way) => !narrowing[way] || had[way](story).includes(narrowing[way])),
  );
}

/**
 * What can be chosen in that way beside all else that was chosen, with how many stories each leads to: never none.
 * @param {readonly import('../types.d.ts').ScreenStory[]} stories
 * @param {import('../types.d.ts').Narrowing} narrowing
 * @param {import('../types.d.ts').Way} way
 */
export function choicesBy(stories, narrowing, way) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const story of fitting(stories, { ...narrowing, [way]: null })) {
    for (const value of had[way](story)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count }));
}

/**
 * The story after that one, and after the last the first; null where there is no other.
 * @param {readonly import('../types.d.ts').ScreenStory[]} stories
 * @param {string} id
 */
export function storyAfter(stories, id) {
  const at = stories.findIndex((story) => story.id === id);
  const next = stories[at + 1] ?? stories[0];
  return next && next.id !== id ? { story: next, isFirst: at === stories.length - 1 } : null;
}

import { el } from '../glass/dom.js';
import { attractWorks } from '../held/exhibition.js';
import { say } from '../say.js';
import { bar } from './bar.js';
import { languageChoice } from './language-choice.js';

/**
 * The beginning of a visit: what this is, its themes, and all of its stories.
 * @param {import('../types.d.ts').Context} context
 * @returns {import('../types.d.ts').Screen}
 */
export function homeScreen(context) {
  const { keeper, visit, address } = context;
  const { exhibition, themes } = keeper.exhibition();
  const stories = keeper.stories();
  const hang = attractWorks(stories)
    .flatMap(({ file }) => file ?? [])
    .slice(0, 2);
  const foot = bar(context, { back: false });
  const ofTheme = (/** @type {string} */ slug) =>
    stories.filter((story) => story.themes.includes(slug)).length;
  const node = el(
    'section',
    { class: 'screen home' },
    el(
      'div',
      { class: 'work' },
      el(
        'div',
        { class: 'hang', 'aria-hidden': 'true' },
        ...hang.map((file) => el('img', { src: address(file), alt: '', draggable: 'false' })),
      ),
      el(
        'div',
        { class: 'welcome' },
        exhibition.place && el('p', { class: 'over' }, exhibition.place),
        el('h1', {}, exhibition.title),
        exhibition.words && el('p', { class: 'lead' }, exhibition.words),
      ),
    ),
    el(
      'div',
      { class: 'desk' },
      el('h2', {}, say('player-home-question')),
      el(
        'div',
        { class: 'doors' },
        ...themes
          .filter(({ slug }) => ofTheme(slug) > 0)
          .map(({ slug, name, colour }) =>
            door(name, ofTheme(slug), colour, () => visit.open('stories', { theme: slug })),
          ),
        door(say('player-stories-all'), stories.length, null, () => visit.open('stories', { theme: null })),
      ),
      languageChoice(context),
      foot.node,
    ),
  );
  return { node, name: 'home', leave: foot.leave };
}

/**
 * @param {string} name
 * @param {number} count
 * @param {string | null} colour
 * @param {() => void} press
 */
function door(name, count, colour, press) {
  return el(
    'button',
    { type: 'button', class: 'door', 'data-colour': colour, on: { click: press } },
    el('strong', {}, name),
    el('span', {}, say('player-stories-count', { count })),
  );
}

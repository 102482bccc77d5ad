import { choice } from '../glass/button.js';
import { el } from '../glass/dom.js';
import { nextChoice } from '../lists/next-story.js';
import { say } from '../say.js';
import { bar } from './bar.js';

/** Screens around a story: what stands before a hard one, what comes after it, and what is said where one has gone. */

/**
 * @param {import('../types.d.ts').StoryContext} context
 * @returns {import('../types.d.ts').Screen}
 */
export function noteScreen(context) {
  const { story, visit } = context;
  return page(
    context,
    'note',
    [
      el('p', { class: 'over' }, say('player-note-over')),
      el('h1', { lang: story.language, dir: story.direction }, story.title),
      el('p', { class: 'lead' }, story.note),
    ],
    [
      choice(say('player-note-go-on'), () => visit.replace('story', { story: story.id }), {
        class: 'choice-button is-first',
      }),
      nextChoice(context),
      choice(say('player-note-another'), () => visit.back()),
    ],
  );
}

/**
 * @param {import('../types.d.ts').StoryContext} context
 * @returns {import('../types.d.ts').Screen}
 */
export function supportScreen(context) {
  const { story, visit } = context;
  return page(
    context,
    'support',
    [
      el('p', { class: 'over' }, say('player-support-over')),
      el('h1', {}, say('player-support-title')),
      supportList(story),
    ],
    [
      choice(say('player-support-more'), () => visit.back(), { class: 'choice-button is-first' }),
      nextChoice(context),
      choice(say('player-support-again'), () => visit.replace('story', { story: story.id, again: true })),
    ],
  );
}

/** @param {import('../types.d.ts').ScreenStory} story */
export function supportList({ support }) {
  return el(
    'ul',
    { class: 'support' },
    ...support.map(({ name, phone, about }) =>
      el(
        'li',
        {},
        el('strong', {}, name),
        phone && el('span', { class: 'number' }, phone),
        el('span', {}, about),
      ),
    ),
  );
}

/**
 * @param {Pick<import('../types.d.ts').Context, 'settings' | 'visit' | 'story'>} context
 * @returns {import('../types.d.ts').Screen}
 */
export function goneScreen(context) {
  const { visit } = context;
  const timer = setTimeout(() => visit.home(), 12_000);
  const screen = page(
    context,
    'gone',
    [el('h1', {}, say('player-gone-title')), el('p', { class: 'lead' }, say('player-gone-words'))],
    [choice(say('player-gone-others'), () => visit.home(), { class: 'choice-button is-first' })],
  );
  return {
    ...screen,
    leave() {
      clearTimeout(timer);
      screen.leave();
    },
  };
}

/**
 * @param {Pick<import('../types.d.ts').Context, 'settings' | 'visit' | 'story'>} context
 * @param {string} name
 * @param {readonly HTMLElement[]} words
 * @param {readonly (HTMLElement | null)[]} choices
 */
function page(context, name, words, choices) {
  const foot = bar(context, { take: false });
  const node = el(
    'section',
    { class: `screen gate ${name}` },
    el('div', { class: 'work' }, ...words),
    el('div', { class: 'desk' }, el('div', { class: 'choices' }, ...choices), foot.node),
  );
  return { node, name, leave: foot.leave };
}

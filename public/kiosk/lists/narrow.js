import { el } from '../glass/dom.js';
import { kindName } from '../held/exhibition.js';
import { say } from '../say.js';
import { bar } from '../visit/bar.js';
import { choicesBy, fitting } from './listing.js';
import { pager } from './pager.js';

/**
 * Where a visitor says what a list is to be narrowed to: its themes, its kinds or its places, each with how many stories
 * it leads to.
 * @param {import('../types.d.ts').Context} context
 * @returns {import('../types.d.ts').Screen}
 */
export function narrowScreen(context) {
  const { keeper, visit, place } = context;
  const { list = null, way = 'theme' } = place.about;
  const narrowing = list?.narrowing ?? {};
  const choices = choicesBy(keeper.stories(), narrowing, way)
    .map((each) => ({ ...each, name: nameOf(context, way, each.value) }))
    .sort((one, other) => one.name.localeCompare(other.name));
  const foot = bar(context, { take: false });
  const doors = el('div', { class: 'doors choices-in-pages' });
  const at = el('p', { class: 'place', role: 'status' });

  /** @param {string} value */
  function choose(value) {
    if (list) narrow(list, { ...narrowing, [way]: value });
    visit.back();
  }

  const pages = pager({
    list: doors,
    settings: context.settings,
    count: choices.length,
    at: place.at ?? 0,
    least: () => leastDoor(doors),
    show({ from, to, page, pages: of, columns, rows }) {
      place.at = from;
      node.style.setProperty('--columns', String(columns));
      node.style.setProperty('--rows', String(rows));
      at.textContent = of === 1 ? '' : say('player-page-of', { page, pages: of });
      doors.replaceChildren(
        ...choices.slice(from, to).map(({ name, value, count }) => {
          const theme =
            way === 'theme' ? keeper.exhibition().themes.find(({ slug }) => slug === value) : undefined;
          return el(
            'button',
            {
              type: 'button',
              class: 'door',
              'data-colour': theme?.colour,
              on: { click: () => choose(value) },
            },
            el('strong', {}, name),
            el('span', {}, say('player-stories-count', { count })),
          );
        }),
      );
    },
  });
  const count = fitting(keeper.stories(), { ...narrowing, [way]: null }).length;
  const node = el(
    'section',
    { class: 'screen narrow' },
    el(
      'div',
      { class: 'work' },
      el('p', { class: 'over' }, say('player-stories-count', { count })),
      el('h1', {}, say('player-narrow-question', { by: way })),
      at,
    ),
    el('div', { class: 'desk' }, doors, pages.node, foot.node),
  );
  return {
    node,
    name: 'narrow',
    placed: pages.placed,
    leave() {
      pages.leave();
      foot.leave();
    },
  };
}

/**
 * A list that is narrowed anew begins at its first page.
 * @param {import('../types.d.ts').Place} list
 * @param {import('../types.d.ts').Narrowing} narrowing
 */
export function narrow(list, narrowing) {
  list.narrowing = narrowing;
  list.at = 0;
  list.opened = null;
}

/**
 * What it is called that a list is narrowed to.
 * @param {Pick<import('../types.d.ts').Context, 'keeper'>} context
 * @param {import('../types.d.ts').Way} way
 * @param {string} value
 */
export function nameOf({ keeper }, way, value) {
  if (way === 'kind') return kindName(value);
  if (way === 'place') return value;
  return keeper.exhibition().themes.find(({ slug }) => slug === value)?.name ?? value;
}

/** @param {HTMLElement} doors */
function leastDoor(doors) {
  const style = getComputedStyle(doors);
  const letter = Number.parseFloat(style.fontSize);
  const target = Number.parseFloat(style.getPropertyValue('--target'));
  return { width: Math.max(target, 11 * letter), height: Math.max(target, 3.6 * letter) };
}

import { bar } from './bar.js';
import { setUsable, tool } from './button.js';
import { el } from './dom.js';
import { colourOf, kindName, kindsOf, thumbnailOf } from './exhibition.js';
import { say } from './say.js';
import { sheet } from './written.js';

const onPage = 4;

/**
 * The stories of a theme, or all of them, a page at a time.
 * @param {import('./types.d.ts').Context} context
 * @param {import('./types.d.ts').Place['about']} about
 * @returns {import('./types.d.ts').Screen}
 */
export function storiesScreen(context, { theme: slug }) {
  const { keeper } = context;
  const theme = keeper.exhibition().themes.find((each) => each.slug === slug) ?? null;
  const stories = keeper.stories().filter((story) => !theme || story.themes.includes(theme.slug));
  const pages = Math.max(1, Math.ceil(stories.length / onPage));
  const foot = bar(context);
  const cards = el('ul', { class: 'cards' });
  const place = el('p', { class: 'place', role: 'status' });
  const earlier = tool('left', say('player-stories-before'), () => turn(-1));
  const later = tool('right', say('player-stories-more'), () => turn(1));
  let page = Math.min(context.place.page ?? 0, pages - 1);

  /** @param {number} by */
  function turn(by) {
    page = Math.min(pages - 1, Math.max(0, page + by));
    // Back leads to the same page again.
    context.place.page = page;
    const here = stories.slice(page * onPage, (page + 1) * onPage);
    cards.replaceChildren(...here.map((story) => card(context, story)));
    place.textContent = pages === 1 ? '' : say('player-page-of', { page: page + 1, pages });
    setUsable(earlier, page > 0);
    setUsable(later, page < pages - 1);
  }
  turn(0);

  const count = say('player-stories-count', { count: stories.length });
  const node = el(
    'section',
    { class: 'screen stories', 'data-colour': theme?.colour },
    el(
      'div',
      { class: 'work cover' },
      el('p', { class: 'over' }, theme ? say('player-stories-theme') : keeper.exhibition().exhibition.title),
      el('h1', {}, theme?.name ?? say('player-stories-all')),
      theme?.about && el('p', { class: 'lead' }, theme.about),
      el('p', { class: 'count' }, count),
    ),
    el(
      'div',
      { class: 'desk' },
      cards,
      pages > 1 && el('div', { class: 'pager' }, earlier, place, later),
      foot.node,
    ),
  );
  return { node, name: 'stories', leave: foot.leave };
}

/**
 * @param {import('./types.d.ts').Context} context
 * @param {import('./types.d.ts').ScreenStory} story
 */
function card(context, story) {
  const forms = kindsOf(story).map(kindName).join(', ');
  return el(
    'li',
    {},
    el(
      'button',
      { type: 'button', class: 'card', on: { click: () => context.openStory(story) } },
      faceOf(context, story),
      el(
        'span',
        { class: 'card-words' },
        el('strong', { lang: story.language, dir: story.direction }, story.title),
        el('span', { class: 'soft' }, [story.credit, forms].filter(Boolean).join(' · ')),
      ),
    ),
  );
}

/**
 * @param {import('./types.d.ts').Context} context
 * @param {import('./types.d.ts').ScreenStory} story
 */
function faceOf({ address, keeper }, story) {
  const picture = thumbnailOf(story);
  if (picture) return el('img', { src: address(picture), alt: '', draggable: 'false' });
  // The words of a hard story wait behind its note.
  return story.written && story.note === null
    ? sheet(story, { 'aria-hidden': 'true', 'data-colour': colourOf(story, keeper.exhibition().themes) })
    : el('span', { class: 'card-blank', 'aria-hidden': 'true' });
}

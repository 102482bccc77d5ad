import { bar } from './bar.js';
import { setUsable, tool } from './button.js';
import { el } from './dom.js';
import { kindName, thumbnailOf } from './exhibition.js';

const onPage = 4;

/** The stories of a theme, or all of them, a page at a time. */
export function storiesScreen(context, { theme: slug }) {
  const { keeper } = context;
  const theme = keeper.exhibition().themes.find((each) => each.slug === slug) ?? null;
  const stories = keeper.stories().filter((story) => !theme || story.themes.includes(theme.slug));
  const pages = Math.max(1, Math.ceil(stories.length / onPage));
  const foot = bar(context);
  const cards = el('ul', { class: 'cards' });
  const place = el('p', { class: 'place', role: 'status' });
  const earlier = tool('left', 'Before', () => turn(-1));
  const later = tool('right', 'More', () => turn(1));
  let page = Math.min(context.place.page ?? 0, pages - 1);

  function turn(by) {
    page = Math.min(pages - 1, Math.max(0, page + by));
    // Back leads to the same page again.
    context.place.page = page;
    const here = stories.slice(page * onPage, (page + 1) * onPage);
    cards.replaceChildren(...here.map((story) => card(context, story)));
    place.textContent = pages === 1 ? '' : `Page ${page + 1} of ${pages}`;
    setUsable(earlier, page > 0);
    setUsable(later, page < pages - 1);
  }
  turn(0);

  const count = stories.length === 1 ? '1 story' : `${stories.length} stories`;
  const node = el(
    'section',
    { class: 'screen stories', 'data-colour': theme?.colour },
    el(
      'div',
      { class: 'work cover' },
      el('p', { class: 'over' }, theme ? 'Theme' : keeper.exhibition().exhibition.title),
      el('h1', {}, theme?.name ?? 'All stories'),
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

function card(context, story) {
  const picture = thumbnailOf(story);
  const forms = [...new Set(story.media.map(kindName))].join(', ');
  return el(
    'li',
    {},
    el(
      'button',
      { type: 'button', class: 'card', on: { click: () => context.openStory(story) } },
      picture
        ? el('img', { src: context.address(picture), alt: '', draggable: 'false' })
        : el('span', { class: 'card-blank', 'aria-hidden': 'true' }),
      el(
        'span',
        { class: 'card-words' },
        el('strong', { lang: story.language, dir: story.direction }, story.title),
        el('span', { class: 'soft' }, [story.credit, forms].filter(Boolean).join(' · ')),
      ),
    ),
  );
}

import { el } from '../glass/dom.js';
import { icon } from '../glass/icon.js';
import { colourOf, kindName, kindsOf, thumbnailOf } from '../held/exhibition.js';
import { say } from '../say.js';
import { bar } from '../visit/bar.js';
import { sheet } from '../works/written.js';
import { choicesBy, fitting, ways } from './listing.js';
import { nameOf, narrow } from './narrow.js';
import { pager } from './pager.js';

/**
 * The stories of an exhibition on the whole glass, a page at a time, narrowed by theme, kind and place. On an upright glass
 * the pictures hang above and their labels lie within reach; both open the story.
 * @param {import('../types.d.ts').Context} context
 * @param {import('../types.d.ts').Place['about']} about
 * @returns {import('../types.d.ts').Screen}
 */
export function storiesScreen(context, { theme: slug }) {
  const { keeper, place } = context;
  const all = keeper.stories();
  const narrowing = narrowingOf(place, all, slug);
  const stories = fitting(all, narrowing);
  const theme = keeper.exhibition().themes.find((each) => each.slug === narrowing.theme) ?? null;
  const foot = bar(context);
  const hangings = el('div', { class: 'hangings', 'aria-hidden': 'true' });
  const cards = el('ul', { class: 'cards' });
  const at = el('span', { class: 'place' });
  const isApart = () => hangings.checkVisibility();

  /** @param {import('../types.d.ts').ScreenStory} story */
  function open(story) {
    place.opened = story.id;
    context.openStory(story);
  }

  const pages = pager({
    list: cards,
    settings: context.settings,
    count: stories.length,
    at: place.at ?? 0,
    least: () => leastCard(cards, isApart()),
    // Beside a picture that hangs there stands its number.
    shape: () =>
      isApart()
        ? (0.75 * hangings.clientWidth) / hangings.clientHeight
        : cards.clientWidth / cards.clientHeight,
    show({ from, to, page, pages: of, columns, rows }) {
      // Back leads to the same page again.
      place.at = from;
      at.textContent = of === 1 ? '' : say('player-page-of', { page, pages: of });
      node.style.setProperty('--columns', String(columns));
      node.style.setProperty('--rows', String(rows));
      const here = stories.slice(from, to).map((story, index) => ({ story, number: from + index + 1 }));
      cards.replaceChildren(
        ...here.map(({ story, number }) =>
          card(context, story, { number, isApart: isApart(), isFocused: story.id === place.opened, open }),
        ),
      );
      hangings.replaceChildren(
        ...(isApart() ? here.map(({ story, number }) => hung(context, story, number, open)) : []),
      );
    },
  });

  const count =
    stories.length === all.length
      ? say('player-stories-count', { count: all.length })
      : say('player-stories-some', { count: stories.length, all: all.length });
  const node = el(
    'section',
    { class: 'screen stories', 'data-colour': theme?.colour },
    el(
      'div',
      { class: 'work' },
      el(
        'header',
        { class: 'list-head' },
        el(
          'p',
          { class: 'over' },
          theme ? say('player-stories-theme') : keeper.exhibition().exhibition.title,
        ),
        el('h1', {}, theme?.name ?? say('player-stories-all')),
        theme?.about && el('p', { class: 'about' }, theme.about),
        el('p', { class: 'count', role: 'status' }, count, ' ', at),
      ),
      hangings,
    ),
    el('div', { class: 'desk' }, narrowingRow(context, all, narrowing), cards, pages.node, foot.node),
  );
  return {
    node,
    name: 'stories',
    placed: pages.placed,
    leave() {
      pages.leave();
      foot.leave();
    },
  };
}

/**
 * What the visitor chose; at first the theme that they came for. Where nothing fits it any more, all stories show again.
 * @param {import('../types.d.ts').Place} place
 * @param {readonly import('../types.d.ts').ScreenStory[]} stories
 * @param {string | null | undefined} theme
 */
function narrowingOf(place, stories, theme) {
  place.narrowing ??= { theme: theme ?? null };
  if (fitting(stories, place.narrowing).length === 0) place.narrowing = {};
  return place.narrowing;
}

/**
 * A button for each way to narrow the list; of one that was chosen the button takes it back. There is none where there is
 * nothing to choose between.
 * @param {import('../types.d.ts').Context} context
 * @param {readonly import('../types.d.ts').ScreenStory[]} stories
 * @param {import('../types.d.ts').Narrowing} narrowing
 */
function narrowingRow(context, stories, narrowing) {
  const { visit, place } = context;
  const buttons = ways.flatMap((way) => {
    const chosen = narrowing[way];
    const { length } = choicesBy(stories, narrowing, way);
    if (chosen) {
      const takeBack = () => {
        narrow(place, { ...narrowing, [way]: null });
        visit.again();
      };
      return wayButton(true, nameOf(context, way, chosen), say('player-narrow-all', { by: way }), takeBack);
    }
    if (length < 2) return [];
    const ask = () => visit.open('narrow', { list: place, way });
    return wayButton(
      false,
      say('player-narrow-by', { by: way }),
      say('player-narrow-choices', { count: length }),
      ask,
    );
  });
  return (
    buttons.length > 0 &&
    el('div', { class: 'ways', role: 'group', 'aria-label': say('player-narrow') }, ...buttons)
  );
}

/**
 * @param {boolean} isChosen
 * @param {string} name
 * @param {string} what
 * @param {() => void} press
 */
function wayButton(isChosen, name, what, press) {
  return el(
    'button',
    { type: 'button', class: isChosen ? 'way is-chosen' : 'way', on: { click: press } },
    isChosen && icon('takeBack'),
    el('span', {}, el('strong', {}, name), ' ', el('span', { class: 'soft' }, what)),
  );
}

/**
 * @param {import('../types.d.ts').Context} context
 * @param {import('../types.d.ts').ScreenStory} story
 * @param {{ number: number, isApart: boolean, isFocused: boolean, open(story: import('../types.d.ts').ScreenStory): void }} how
 */
function card(context, story, { number, isApart, isFocused, open }) {
  const forms = kindsOf(story).map(kindName).join(', ');
  return el(
    'li',
    {},
    el(
      'button',
      { type: 'button', class: 'card', 'data-focus': isFocused, on: { click: () => open(story) } },
      isApart
        ? el('span', { class: 'card-number', 'aria-hidden': 'true' }, String(number))
        : faceOf(context, story),
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
 * The picture above a label. Whoever reaches it may touch it too.
 * @param {import('../types.d.ts').Context} context
 * @param {import('../types.d.ts').ScreenStory} story
 * @param {number} number
 * @param {(story: import('../types.d.ts').ScreenStory) => void} open
 */
function hung(context, story, number, open) {
  return el(
    'div',
    { class: 'hung', on: { click: () => open(story) } },
    faceOf(context, story),
    el('span', { class: 'card-number' }, String(number)),
  );
}

/**
 * @param {import('../types.d.ts').Context} context
 * @param {import('../types.d.ts').ScreenStory} story
 */
function faceOf({ address, keeper }, story) {
  const picture = thumbnailOf(story);
  if (picture) return el('img', { src: address(picture), alt: '', draggable: 'false' });
  const about = { 'aria-hidden': 'true', 'data-colour': colourOf(story, keeper.exhibition().themes) };
  // The words of a hard story wait behind its note.
  if (story.written && story.note === null) return sheet(story, about);
  return el('span', { class: 'card-blank', ...about });
}

/**
 * A label has room for two lines of its title and one of who told it; a card for its picture too.
 * @param {HTMLElement} cards
 * @param {boolean} isApart
 */
function leastCard(cards, isApart) {
  const style = getComputedStyle(cards);
  const letter = Number.parseFloat(style.fontSize);
  const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const target = Number.parseFloat(style.getPropertyValue('--target'));
  return {
    width: Math.max(target, 9 * letter),
    height: isApart ? Math.max(target, 3.7 * letter) : 5.5 * unit + 3.5 * letter,
  };
}

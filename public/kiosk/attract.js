import { el } from './dom.js';
import { attractWorks, colourOf, isStrip, kindName, kindsOf, wordsFor } from './exhibition.js';
import { say } from './say.js';
import { sheet } from './written.js';

/** Each work shows for so long, in milliseconds. */
const each = 12_000;
/** Longer than a work takes to fade (kiosk.css). */
const fade = 2500;

/**
 * The silent loop that plays while nobody is there: one work after another with its label (P32).
 * @param {Pick<import('./types.d.ts').Context, 'keeper' | 'address'> & { start(): void }} context
 * @returns {import('./types.d.ts').Screen}
 */
export function attractScreen({ keeper, address, start }) {
  const { exhibition, themes } = keeper.exhibition();
  const works = attractWorks(keeper.stories());
  const first = el('img', { class: 'attract-work', alt: '' });
  const second = el('img', { class: 'attract-work', alt: '' });
  const pictures = [first, second];
  const stage = el('figure', { class: 'attract-stage', 'aria-live': 'off' });
  const label = el('figcaption', { class: 'attract-label' });
  let at = -1;
  /** @type {HTMLElement | null} */
  let showing = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let isLeft = false;

  async function next() {
    if (works.length === 0) return;
    at = (at + 1) % works.length;
    const work = works[at];
    if (!work) return;
    const { story, media, file } = work;
    if (file) {
      const picture = showing === first ? second : first;
      picture.src = address(file);
      picture.alt = wordsFor(media?.alt);
      picture.lang = story.language;
      picture.classList.toggle('is-strip', isStrip(file));
      try {
        await picture.decode();
      } catch {
        keeper.check(file.sha256);
        plan();
        return;
      }
      if (isLeft) return;
      hang(picture);
    } else {
      const written = sheet(story, { class: 'attract-work', 'data-colour': colourOf(story, themes) });
      stage.prepend(written);
      // Only what was there without can fade in.
      written.getBoundingClientRect();
      hang(written);
    }
    label.replaceChildren(...labelOf(story));
    plan();
  }
  /** @param {HTMLElement} fresh */
  function hang(fresh) {
    fresh.classList.add('is-shown');
    showing?.classList.remove('is-shown');
    // What has gone must not be spoken of.
    if (showing instanceof HTMLImageElement) showing.alt = '';
    else if (showing) leaveSoon(showing);
    showing = fresh;
  }
  function plan() {
    if (!isLeft && works.length > 1) timer = setTimeout(next, each);
  }
  stage.append(...pictures, label);
  next();

  /** @param {KeyboardEvent} event */
  function keydown({ key }) {
    if (key === 'Enter' || key === ' ') start();
  }

  const node = el(
    'section',
    // The whole glass is the button. A press held long is a touch too.
    { class: 'screen attract', on: { click: start, contextmenu: start, keydown } },
    el(
      'header',
      { class: 'attract-title' },
      exhibition.place && el('p', { class: 'over' }, exhibition.place),
      el('h1', {}, exhibition.title),
    ),
    stage,
    el(
      'button',
      { type: 'button', class: 'attract-start' },
      el('span', { class: 'attract-ring', 'aria-hidden': 'true' }),
      say('player-attract-start'),
    ),
  );
  return {
    node,
    name: 'attract',
    leave() {
      isLeft = true;
      clearTimeout(timer);
      for (const picture of pictures) picture.removeAttribute('src');
    },
  };
}

/**
 * Out of the tree once it has faded.
 * @param {HTMLElement} written
 */
function leaveSoon(written) {
  written.setAttribute('aria-hidden', 'true');
  setTimeout(() => written.remove(), fade);
}

/** @param {import('./types.d.ts').ScreenStory} story */
function labelOf(story) {
  // What shows speaks for itself, unless there is more to it than a picture.
  const kinds = kindsOf(story).filter((kind) => kind !== 'artwork' && kind !== 'words');
  const { language: lang, direction: dir } = story;
  return [
    el('strong', { lang, dir }, story.title),
    el('span', {}, [story.credit, story.neighbourhood].filter(Boolean).join(', ')),
    ...kinds.map((kind) => el('span', { class: 'attract-form' }, kindName(kind))),
  ];
}

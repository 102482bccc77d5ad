import { el } from './dom.js';
import { attractWorks, isStrip, kindName, wordsFor } from './exhibition.js';

/** Each work shows for so long, in milliseconds. */
const each = 12_000;

/** The silent loop that plays while nobody is there: one work after another with its label (P32). */
export function attractScreen({ keeper, address, start }) {
  const { exhibition } = keeper.exhibition();
  const works = attractWorks(keeper.stories());
  const layers = [
    el('img', { class: 'attract-work', alt: '' }),
    el('img', { class: 'attract-work', alt: '' }),
  ];
  const label = el('figcaption', { class: 'attract-label' });
  let at = -1;
  let front = 0;
  let timer = null;
  let isLeft = false;

  async function next() {
    if (works.length === 0) return;
    at = (at + 1) % works.length;
    const { story, media, file } = works[at];
    const [old, fresh] = [layers[front], layers[1 - front]];
    fresh.src = address(file);
    fresh.alt = wordsFor(media.alt);
    fresh.lang = story.language;
    fresh.classList.toggle('is-strip', isStrip(file));
    try {
      await fresh.decode();
    } catch {
      keeper.check(file.sha256);
      plan();
      return;
    }
    if (isLeft) return;
    front = 1 - front;
    fresh.classList.add('is-shown');
    old.classList.remove('is-shown');
    // The other layer must not speak of a work that has gone.
    old.alt = '';
    label.replaceChildren(...labelOf(story));
    plan();
  }
  function plan() {
    if (!isLeft && works.length > 1) timer = setTimeout(next, each);
  }
  next();

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
    el('figure', { class: 'attract-stage', 'aria-live': 'off' }, ...layers, label),
    el(
      'button',
      { type: 'button', class: 'attract-start' },
      el('span', { class: 'attract-ring', 'aria-hidden': 'true' }),
      'Touch to start',
    ),
  );
  return {
    node,
    name: 'attract',
    leave() {
      isLeft = true;
      clearTimeout(timer);
      for (const layer of layers) layer.removeAttribute('src');
    },
  };
}

function labelOf(story) {
  // What shows speaks for itself, unless there is more to it than a picture.
  const kinds = new Set(story.media.map(kindName));
  kinds.delete('Picture');
  const { language: lang, direction: dir } = story;
  return [
    el('strong', { lang, dir }, story.title),
    el('span', {}, [story.credit, story.neighbourhood].filter(Boolean).join(', ')),
    ...[...kinds].map((kind) => el('span', { class: 'attract-form' }, kind)),
  ];
}

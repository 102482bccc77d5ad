import { el } from '../glass/dom.js';
import { colourOf, kindOf } from '../held/exhibition.js';
import { listed, say } from '../say.js';
import { calm } from './calm.js';
import { mainFile } from './programme.js';
import { showBooklet, showPicture } from './showing-pictures.js';
import { showFilm, showMoving, showSound } from './showing-recordings.js';
import { showFirstLines, showPages } from './showing-words.js';

/**
 * How a work shows where nobody chooses.
 * @typedef {object} How
 * @property {boolean} isWhole or a moment of it
 * @property {number | null} volume 0 to 1; null of a silent one
 * @property {number} lot by which a moment is chosen, and the way over a picture
 */

/**
 * The inside of a work: `left` and `ready` as in turns.js; without `left` it shows for its time.
 * @typedef {object} Inside
 * @property {HTMLElement} stage
 * @property {Promise<unknown>} ready
 * @property {number} seconds
 * @property {() => void} [play]
 * @property {() => number} [left]
 * @property {() => boolean} [isLost]
 * @property {() => void} [leave]
 */

/** @typedef {Pick<import('../types.d.ts').Context, 'keeper' | 'address'>} Means */

/**
 * A work with its label, as a turn needs it.
 * @param {Means} means
 * @param {import('../types.d.ts').ScreenStory} story
 * @param {import('../types.d.ts').ScreenMedia | null} media null of a story in words alone
 * @param {How} how
 * @param {HTMLElement} label
 * @returns {import('./turns.js').Work}
 */
export function showWork(means, story, media, how, label) {
  const inside = insideOf(means, story, media, how);
  const node = el(
    'figure',
    {
      class: 'attract-work',
      'data-form': media ? kindOf(media) : 'words',
      'data-colour': colourOf(story, means.keeper.exhibition().themes),
    },
    inside.stage,
    label,
  );
  let began = 0;
  let isLost = false;
  function fails() {
    const file = media && mainFile(media);
    if (file && !isLost) void means.keeper.check(file.sha256);
    isLost = true;
  }
  return {
    node,
    ready: inside.ready,
    play() {
      began = performance.now();
      inside.play?.();
    },
    left() {
      const left = inside.left?.() ?? inside.seconds - (performance.now() - began) / 1000;
      if (inside.isLost?.()) fails();
      return left;
    },
    fails,
    leave: () => inside.leave?.(),
  };
}

/**
 * @param {Means} means
 * @param {import('../types.d.ts').ScreenStory} story
 * @param {import('../types.d.ts').ScreenMedia | null} media
 * @param {How} how
 * @returns {Inside}
 */
function insideOf(means, story, media, how) {
  if (media === null) return how.isWhole ? showPages(story) : showFirstLines(means, story);
  switch (kindOf(media)) {
    case 'film':
      // Who wants nothing to move is shown no moments that come and go.
      return calm() && !how.isWhole
        ? showPicture(means, story, media, how)
        : showFilm(means, story, media, how);
    case 'sound':
      return showSound(means, story, media, how);
    case 'moving':
      return calm() ? showPicture(means, story, media, how) : showMoving(means, story, media, how);
    case 'booklet':
      return how.isWhole ? showBooklet(means, story, media, how) : showPicture(means, story, media, how);
    default:
      return showPicture(means, story, media, how);
  }
}

/**
 * Who made it and where, as it stands by a work.
 * @param {import('../types.d.ts').ScreenStory} story
 * @param {...(Node | string | false)} more
 */
export function labelOf(story, ...more) {
  const { language: lang, direction: dir, makers } = story;
  return el(
    'figcaption',
    { class: 'attract-label' },
    el('strong', { lang, dir }, story.title),
    el('span', {}, [story.credit, story.neighbourhood].filter(Boolean).join(', ')),
    makers?.length > 0 && el('span', {}, say('player-story-makers', { makers: listed(makers) })),
    ...more,
  );
}

import { el } from '../glass/dom.js';
import { colourOf } from '../held/exhibition.js';
import { setWords, sheet } from '../works/written.js';
import { momentSeconds, readingSeconds } from './programme.js';
import { turnStage } from './turn-stage.js';

/** Stories in words alone that show by themselves. */

/**
 * @param {import('./showing.js').Means} means
 * @param {import('../types.d.ts').ScreenStory} story
 * @returns {import('./showing.js').Inside}
 */
export function showFirstLines({ keeper }, story) {
  const colour = colourOf(story, keeper.exhibition().themes);
  return {
    stage: turnStage(sheet(story, { class: 'turn-sheet', 'data-colour': colour })),
    ready: Promise.resolve(),
    seconds: momentSeconds,
  };
}

/**
 * All the words, a page at a time, at a pace to read them.
 * @param {import('../types.d.ts').ScreenStory} story
 * @returns {import('./showing.js').Inside}
 */
export function showPages(story) {
  const words = setWords(story);
  const box = el('div', { class: 'turn-pages' }, words);
  const seconds = readingSeconds(story.words);
  let began = 0;
  let page = -1;
  let count = 1;
  function show() {
    const wanted = Math.min(count - 1, Math.floor(((performance.now() - began) / 1000 / seconds) * count));
    if (wanted === page) return;
    page = wanted;
    const way = getComputedStyle(words).direction === 'rtl' ? 1 : -1;
    words.style.transform = `translateX(${way * page * widthOf(box)}px)`;
  }
  return {
    stage: turnStage(box),
    ready: document.fonts.ready,
    seconds,
    play() {
      began = performance.now();
      count = Math.max(1, Math.round(words.scrollWidth / widthOf(box)));
      show();
    },
    left() {
      show();
      return seconds - (performance.now() - began) / 1000;
    },
  };
}

/**
 * A page and the room between two.
 * @param {HTMLElement} box
 */
const widthOf = (box) => box.clientWidth + Number.parseFloat(getComputedStyle(box).columnGap || '0');

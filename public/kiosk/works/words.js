import { playFrom } from '../../js/shared/play-from.js';
import { setUsable, tool } from '../glass/button.js';
import { el, paragraphs } from '../glass/dom.js';
import { say } from '../say.js';
import { languageName } from './languages.js';
import { clock } from './playing.js';

/**
 * What stands in for hearing a recording (P26), and the same in other languages.
 * @param {import('../types.d.ts').ScreenStory} story
 * @param {import('../types.d.ts').ScreenMedia} media
 */
export function hearing(story, { transcript, waiver, translations }) {
  const { language: lang, direction: dir } = story;
  const said = transcript
    ? [el('h2', {}, say('player-transcript')), el('div', { lang, dir }, ...paragraphs(transcript))]
    : [];
  const translated = (translations ?? []).flatMap(({ language, direction, spoken }) => [
    el('h2', {}, say('player-translation', { language: languageName(language) })),
    el(
      'div',
      { lang: language, dir: direction },
      ...spoken.map(({ lines }) => el('p', {}, lines.join('\n'))),
    ),
  ]);
  if (said.length > 0 || translated.length > 0)
    return [...said, ...translated, ...translators(translations ?? [])];
  return waiver ? [el('p', { class: 'soft' }, waiver)] : [];
}

/**
 * Who put what is said into other languages; nothing of those who want no name.
 * @param {import('../types.d.ts').ScreenMedia['translations']} translations
 */
export const translators = (translations) =>
  translations
    .filter(({ by }) => by !== '')
    .map(({ language, by }) =>
      el('p', { class: 'soft' }, say('player-translation-by', { language: languageName(language), by })),
    );

/**
 * The parts of a recording, each a button that plays it from there.
 * @param {import('../types.d.ts').ScreenStory} story
 * @param {import('../types.d.ts').ScreenMedia} media
 * @param {HTMLMediaElement} player
 */
export function chapterList({ language: lang, direction: dir }, { chapters = [] }, player) {
  if (chapters.length === 0) return [];
  const buttons = chapters.map(({ at, title }) =>
    el(
      'button',
      { type: 'button', class: 'part', on: { click: () => playFrom(player, at) } },
      el('span', { class: 'at' }, clock(at)),
      el('bdi', { lang, dir }, title),
    ),
  );
  return [el('h2', {}, say('player-chapters')), el('div', { class: 'chapters' }, ...buttons)];
}

/**
 * Words that may be longer than their place: moved by finger, by keys, and by two buttons.
 * @param {string} label
 */
export function scrollingWords(label) {
  const box = el('div', {
    class: 'words',
    role: 'region',
    'aria-label': label,
    tabindex: '0',
    'data-owns-arrows': true,
  });
  const up = tool('up', say('player-words-up'), () => scroll(-1));
  const down = tool('down', say('player-words-down'), () => scroll(1));
  const buttons = el('div', { class: 'words-tools' }, up, down);
  /** @param {number} by */
  function scroll(by) {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    box.scrollBy({ top: by * box.clientHeight * 0.8, behavior: calm ? 'instant' : 'smooth' });
  }
  function show() {
    const isLong = box.scrollHeight > box.clientHeight + 2;
    buttons.hidden = !isLong;
    setUsable(up, box.scrollTop > 1);
    setUsable(down, box.scrollTop + box.clientHeight < box.scrollHeight - 2);
  }
  box.addEventListener('scroll', show);
  // Not within the observer's own turn: showing the buttons changes the size again.
  const resized = new ResizeObserver(() => requestAnimationFrame(show));
  resized.observe(box);
  return {
    node: el('div', { class: 'reader' }, box, buttons),
    /** @param {...Node} content */
    fill(...content) {
      box.replaceChildren(...content);
      box.scrollTop = 0;
      show();
    },
    show,
    leave: () => resized.disconnect(),
  };
}

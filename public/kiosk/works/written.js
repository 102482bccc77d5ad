import { el } from '../glass/dom.js';
import { scrollingWords } from './words.js';

/** Stories in words alone: a sheet with the first lines where others have a picture, and all the words as the work. */

/**
 * For lists and the loop. It is built of spans, so that it may lie on a button.
 * @param {Pick<import('../types.d.ts').ScreenStory, 'written' | 'language' | 'direction'>} story
 * @param {Record<string, string | undefined>} [about]
 */
export function sheet({ written, language: lang, direction: dir }, about = {}) {
  const { isVerse, opening } = written ?? { isVerse: false, opening: [] };
  return el(
    'span',
    { ...about, class: `sheet ${about.class ?? ''}` },
    el('span', { class: setAs(isVerse), lang, dir }, ...opening.map((lines) => stanza('span', lines))),
  );
}

/**
 * The words as they are read: by finger, by keys, or by two buttons.
 * @param {import('../types.d.ts').StoryContext} context
 * @param {string} label
 * @returns {import('../types.d.ts').Part}
 */
export function writtenPart({ story, settings }, label) {
  const reader = scrollingWords(label);
  reader.fill(setWords(story));
  const stop = settings.listen(() => reader.show());
  return {
    form: 'words',
    stage: el('div', { class: 'stage written-stage' }, reader.node),
    tools: [],
    text: [],
    isPlaying: () => false,
    leave() {
      stop();
      reader.leave();
    },
  };
}

/**
 * All its words, as they are set.
 * @param {Pick<import('../types.d.ts').ScreenStory, 'written' | 'words' | 'language' | 'direction'>} story
 */
export function setWords({ written, words, language: lang, direction: dir }) {
  return el(
    'div',
    { class: setAs(written?.isVerse ?? false), lang, dir },
    ...stanzasOf(words).map((lines) => stanza('p', lines)),
  );
}

/** @param {boolean} isVerse */
const setAs = (isVerse) => (isVerse ? 'set-text verse' : 'set-text');

/**
 * Every line ends where its writer ended it.
 * @param {'p' | 'span'} tag
 * @param {readonly string[]} lines
 */
function stanza(tag, lines) {
  return el(
    tag,
    { class: 'stanza', dir: 'auto' },
    ...lines.map((line) => el('span', { class: 'line' }, line)),
  );
}

/**
 * As the server sets it (src/story/text/set-text.ts).
 * @param {string} words
 */
function stanzasOf(words) {
  return words
    .split(/\n(?:[^\S\n]*\n)+/)
    .map((part) => part.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0);
}

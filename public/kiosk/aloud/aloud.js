import { say, spokenLanguage } from '../say.js';
import { isSlider, isWords } from './controls.js';

/**
 * What is said of what stands on the glass, to somebody who does not see it.
 * @typedef {{ text: string, lang: string }} Piece
 */

/**
 * Words of the player's own.
 * @param {string} key
 * @param {Record<string, string | number>} [args]
 * @returns {Piece}
 */
export const own = (key, args) => ({ text: say(key, args), lang: spokenLanguage() });

/**
 * A screen as it opens: its title, what it says by itself, and how much there is to press.
 * @param {Element} screen
 * @param {number} count
 * @returns {Piece[]}
 */
export function ofScreen(screen, count) {
  const title = screen.querySelector('h1');
  const words = [
    ...screen.querySelectorAll(':is(.over, .lead, .count, .by, .support li, .code-card figcaption)'),
  ];
  return joined([
    ...[...(title ? [title] : []), ...words].flatMap(ofPassage),
    ...ofPicture(screen),
    own('player-aloud-count', { count }),
  ]);
}

/**
 * A screen that only says something.
 * @param {Element} screen
 */
export const ofPlainScreen = (screen) => joined([...screen.querySelectorAll('h1, p, li')].flatMap(ofPassage));

/**
 * The words for the picture on the stage, where it has any.
 * @param {Element} screen
 * @returns {Piece[]}
 */
export function ofPicture(screen) {
  const picture = screen.querySelector('.stage img[alt]:not([alt=""])');
  if (!(picture instanceof HTMLImageElement)) return [];
  return [own('player-aloud-picture'), { text: picture.alt, lang: languageOf(picture) }];
}

/**
 * A question that lies over the screen.
 * @param {Element} dialog
 */
export const ofQuestion = (dialog) =>
  joined([...dialog.querySelectorAll('h2, p:not([aria-hidden])')].flatMap(ofPassage));

/**
 * Its name, what it is, and how it stands.
 * @param {Element} control
 * @returns {Piece[]}
 */
export function ofControl(control) {
  const label = control.getAttribute('aria-label');
  const name = label ? [{ text: label, lang: spokenLanguage() }] : textsIn(control);
  return joined([...name, roleOf(control), ...stateOf(control)]);
}

/** @param {Element} control */
function roleOf(control) {
  if (isSlider(control)) return own('player-aloud-slider');
  return own(isWords(control) ? 'player-aloud-words' : 'player-aloud-button');
}

/**
 * @param {Element} control
 * @returns {Piece[]}
 */
export function stateOf(control) {
  const value = control.getAttribute('aria-valuetext');
  const pressed = control.getAttribute('aria-pressed');
  return [
    ...(value ? [{ text: value, lang: spokenLanguage() }] : []),
    ...(pressed ? [own(pressed === 'true' ? 'player-aloud-on' : 'player-aloud-off')] : []),
    ...(control.getAttribute('aria-disabled') === 'true' ? [own('player-aloud-unusable')] : []),
  ];
}

/**
 * The paragraphs of longer words, in their order.
 * @param {Element} words
 */
export const passagesIn = (words) =>
  [...words.querySelectorAll('p, h2, li')].filter(
    (each) => each.textContent?.trim() && !each.querySelector('p'),
  );

/**
 * Its words, each stretch of one language by itself.
 * @param {Element} passage
 */
export const ofPassage = (passage) => merged(textsIn(passage), (text) => text);

/** @param {Element} element */
const languageOf = (element) => element.closest('[lang]')?.getAttribute('lang') || spokenLanguage();

/**
 * Its texts one by one, since a story's title is in its own language.
 * @param {Element} element
 */
function textsIn(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  /** @type {Piece[]} */
  const pieces = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim();
    if (!text || !node.parentElement || node.parentElement.closest('[aria-hidden="true"]')) continue;
    pieces.push({ text, lang: languageOf(node.parentElement) });
  }
  return pieces;
}

/**
 * Each ended, so that a pause is heard.
 * @param {readonly Piece[]} pieces
 */
const joined = (pieces) => merged(pieces, (text) => (/[.!?…:]["”’]?$/u.test(text) ? text : `${text}.`));

/**
 * Neighbours of one language in one breath.
 * @param {readonly Piece[]} pieces
 * @param {(text: string) => string} end
 */
function merged(pieces, end) {
  /** @type {Piece[]} */
  const all = [];
  for (const { text, lang } of pieces) {
    const last = all.at(-1);
    if (last?.lang === lang) all[all.length - 1] = { text: `${last.text} ${end(text)}`, lang };
    else all.push({ text: end(text), lang });
  }
  return all;
}

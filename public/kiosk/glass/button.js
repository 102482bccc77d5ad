import { el } from './dom.js';
import { icon } from './icon.js';

/**
 * A button with its sign above its word, for rows of tools.
 * @param {Parameters<typeof icon>[0]} sign
 * @param {string} words
 * @param {() => void} press
 * @param {Record<string, string>} [about]
 */
export function tool(sign, words, press, about = {}) {
  return el(
    'button',
    { type: 'button', class: 'tool', ...about, on: { click: press } },
    icon(sign),
    el('span', {}, words),
  );
}

/**
 * Gives a tool another sign and other words.
 * @param {HTMLElement} button
 * @param {Parameters<typeof icon>[0]} sign
 * @param {string} words
 */
export function relabel(button, sign, words) {
  button.replaceChildren(icon(sign), el('span', {}, words));
}

/**
 * A large button in words.
 * @param {string} words
 * @param {() => void} press
 * @param {Record<string, string>} [about]
 */
export function choice(words, press, about = {}) {
  return el('button', { type: 'button', class: 'choice-button', ...about, on: { click: press } }, words);
}

/**
 * Keeps a button in its place and in the order of the focus when there is nothing for it to do.
 * @param {HTMLElement} button
 * @param {boolean} usable
 */
export function setUsable(button, usable) {
  button.setAttribute('aria-disabled', String(!usable));
}

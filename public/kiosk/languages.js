import { relabel, tool } from './button.js';
import { say, spokenLanguage } from './say.js';

/**
 * The name of a language, as the screen's own calls it.
 * @param {string} tag BCP 47
 */
export function languageName(tag) {
  if (tag === 'und') return say('player-words-own');
  return new Intl.DisplayNames([spokenLanguage()], { type: 'language' }).of(tag) ?? tag;
}

/**
 * A tool that goes on to the next of several at each press, and says which one is on.
 * @param {readonly string[]} names
 * @param {(index: number) => void} choose
 */
export function turnThrough(names, choose) {
  let at = 0;
  const button = tool('captions', '', () => {
    at = (at + 1) % names.length;
    name();
    choose(at);
  });
  function name() {
    const which = names[at] ?? '';
    relabel(button, 'captions', which);
    button.setAttribute('aria-label', say('player-words-in', { which }));
  }
  name();
  return button;
}

import { relabel, tool } from '../glass/button.js';
import { say, spokenLanguage } from '../say.js';

/**
 * The name of a language, as the screen's own calls it.
 * @param {string} tag BCP 47
 */
export function languageName(tag) {
  if (tag === 'und') return say('player-words-own');
  return new Intl.DisplayNames([spokenLanguage()], { type: 'language' }).of(tag) ?? tag;
}

/**
 * As those who speak it call it.
 * @param {string} tag BCP 47
 */
export const ownName = (tag) => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;

/**
 * Languages between which a visitor can choose: of recordings whose words are there in more than one.
 * @param {readonly import('../types.d.ts').ScreenStory[]} stories
 */
export function languagesToChoose(stories) {
  const all = stories.flatMap(({ language, media }) =>
    media
      .filter(({ translations }) => (translations ?? []).length > 0)
      .flatMap(({ translations }) => [language, ...translations.map((each) => each.language)]),
  );
  return [...new Set(all)].filter((tag) => tag !== 'und');
}

/**
 * A tool that goes on to the next of several at each press, and says which one is on.
 * @param {readonly string[]} names
 * @param {(index: number) => void} choose
 * @param {number} [first] the one that is on
 */
export function turnThrough(names, choose, first = 0) {
  let at = first;
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

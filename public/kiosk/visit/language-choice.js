import { el } from '../glass/dom.js';
import { say } from '../say.js';
import { languagesToChoose, ownName, turnThrough } from '../works/languages.js';

/** More than these have one button that turns through them, so that the stories keep their room. */
const mostButtons = 5;

/**
 * In which language captions and the words of a sound open first, for this visit. It hides no story. Null where none has
 * more than one.
 * @param {import('../types.d.ts').Context} context
 */
export function languageChoice({ keeper, settings }) {
  const tags = languagesToChoose(keeper.stories());
  if (tags.length < 2) return null;
  const label = say('player-languages');
  const place = el(
    'div',
    { class: 'languages', role: 'group', 'aria-label': label },
    el('p', { 'aria-hidden': 'true' }, label),
  );
  if (tags.length > mostButtons) {
    const names = [say('player-words-own'), ...tags.map(ownName)];
    const at = tags.indexOf(settings.language() ?? '') + 1;
    place.append(turnThrough(names, (index) => settings.setLanguage(tags[index - 1] ?? null), at));
    return place;
  }
  const buttons = tags.map((tag) =>
    el('button', { type: 'button', class: 'part', lang: tag, on: { click } }, ownName(tag)),
  );
  function show() {
    for (const button of buttons)
      button.setAttribute('aria-pressed', String(button.lang === settings.language()));
  }
  /** @param {{ currentTarget: HTMLElement }} event a second press takes the choice back */
  function click({ currentTarget: { lang } }) {
    settings.setLanguage(settings.language() === lang ? null : lang);
    show();
  }
  show();
  place.append(...buttons);
  return place;
}

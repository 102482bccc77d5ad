/**
 * Keys for curators, with Alt: each `[data-key]` names the letter that goes to it, and a link is opened at once. A button is
 * only gone to, so that no key decides anything by itself. In a list with `data-key-list` two keys go from one story to the
 * next. The keys are shown beside what they go to, and told to screen readers.
 */
import { say } from '../../../src/words/say.ts';
import { findAll } from '../shared/dom.js';

for (const element of findAll(document, '[data-key]', HTMLElement)) {
  const { key = '' } = element.dataset;
  element.setAttribute('aria-keyshortcuts', `Alt+${key}`);
  const shown = document.createElement('kbd');
  shown.setAttribute('aria-hidden', 'true');
  shown.textContent = say('scripts-key', { key });
  element.append(' ', shown);
}

let isTyped = false;
document.addEventListener('input', ({ target }) => {
  if (target instanceof Element && target.closest('form.review')) isTyped = true;
});
document.addEventListener('keydown', (event) => {
  const { code, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (!altKey || ctrlKey || metaKey || shiftKey || !/^Key[A-Z]$/.test(code)) return;
  const letter = code.at(-1) ?? '';
  const step = { J: 1, K: -1 }[letter];
  const place = step ? inList(step) : findAll(document, `[data-key="${letter}"]`, HTMLElement)[0];
  if (!place) return;
  event.preventDefault();
  place.focus();
  // What was typed and not saved is not left behind by a key.
  if (!(place instanceof HTMLAnchorElement) || step) return;
  const staysHere = place.getAttribute('href')?.startsWith('#');
  if (staysHere || !isTyped) place.click();
});

/** @param {number} step */
function inList(step) {
  const links = findAll(document, '[data-key-list] h3 a', HTMLAnchorElement);
  const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
  return at === -1 ? links[step > 0 ? 0 : links.length - 1] : links[at + step];
}

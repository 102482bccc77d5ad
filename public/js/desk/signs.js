/** What the page says of itself: whether all of it is kept, who else is there, and what could not be brought in. */
import { say } from '../../../src/words/say.ts';
import { part } from '../shared/dom.js';

/**
 * @param {HTMLElement} desk
 * @param {import('./exchange.js').State} state
 * @param {string | null} sentence the archive's own
 */
export function showState(desk, state, sentence) {
  const place = part(desk, 'saved', HTMLElement);
  if (place.dataset.state === state && sentence === null) return;
  place.dataset.state = state;
  if (state === 'signedOut') {
    const link = document.createElement('a');
    link.href = '/curate/sign-in';
    link.target = '_blank';
    link.rel = 'noopener';
    link.textContent = say('scripts-desk-sign-in');
    place.replaceChildren(say('scripts-desk-signed-out'), ' ', link);
  } else if (state === 'saved') place.textContent = say('scripts-desk-saved');
  else if (state === 'typing') place.textContent = say('scripts-desk-saving');
  else place.textContent = sentence ?? say('scripts-desk-away');
}

/**
 * @param {readonly import('./exchange.js').Other[]} others
 * @param {import('../../../src/desk/typed-text.ts').TypedText} text
 * @param {readonly import('./rows.js').Row[]} rows
 */
export function showOthers(others, text, rows) {
  const places = others.map(({ name, place }) => ({
    name,
    at: place === null ? null : text.indexOf(JSON.parse(place)),
  }));
  let start = 1;
  for (const row of rows) {
    const [from, to] = [start, start + row.text.length];
    start = to + 1;
    const theirs = places.filter(({ at }) => at !== null && at >= from && at <= to);
    const words = theirs.map(({ name }) => say('scripts-desk-other-here', { name })).join(' ');
    if (row.who.textContent !== words) row.who.textContent = words;
    row.who.hidden = words === '';
  }
}

/**
 * @param {HTMLElement} desk
 * @param {string} words that were typed here before
 * @param {() => void} dismiss
 */
export function showRescued(desk, words, dismiss) {
  const place = part(desk, 'rescued', HTMLElement);
  const said = document.createElement('p');
  said.textContent = say('scripts-desk-rescued');
  const box = document.createElement('textarea');
  box.readOnly = true;
  box.rows = 6;
  box.value = words;
  box.setAttribute('aria-label', say('scripts-desk-rescued-words'));
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button secondary';
  button.textContent = say('scripts-desk-rescued-done');
  button.addEventListener('click', () => {
    dismiss();
    place.hidden = true;
  });
  place.replaceChildren(said, box, button);
  place.hidden = false;
}

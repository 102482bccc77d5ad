/** What the page says of itself: whether all of it is kept, who else is there, and what could not be brought in. */
import { missingWords } from '../../../src/desk/missing-words.ts';
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
 * Words that were typed here and did not arrive, with those marked that the text has not: as it is now, and as it becomes.
 * Where it has them all there is nothing to show.
 * @param {HTMLElement} desk
 * @param {string} words that were typed here before
 * @param {() => string} now the text
 * @param {() => void} dismiss
 */
export function showRescued(desk, words, now, dismiss) {
  const place = part(desk, 'rescued', HTMLElement);
  const said = document.createElement('p');
  said.textContent = say('scripts-desk-rescued');
  const left = document.createElement('p');
  const box = document.createElement('div');
  box.className = 'reading rescued-words';
  box.tabIndex = 0;
  box.dir = 'auto';
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', say('scripts-desk-rescued-words'));
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button secondary';
  button.textContent = say('scripts-desk-rescued-done');
  button.addEventListener('click', () => {
    dismiss();
    place.hidden = true;
  });
  place.replaceChildren(said, left, box, button);

  function show() {
    const stretches = missingWords(words, now());
    const missing = stretches.filter(({ isMissing }) => isMissing).map(({ text }) => text.trim());
    left.textContent =
      missing.length > 0
        ? say('scripts-desk-rescued-missing', { words: missing.join(' … ') })
        : say('scripts-desk-rescued-all-there');
    box.replaceChildren(
      ...stretches.map(({ text, isMissing }) => {
        if (!isMissing) return text;
        const marked = document.createElement('mark');
        marked.textContent = text;
        return marked;
      }),
    );
    return missing.length > 0;
  }
  // Somebody has put them in since.
  if (show()) place.hidden = false;
  else dismiss();
  return { show };
}

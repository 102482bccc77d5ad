/** Finding words in the whole text, whatever capitals they have, and putting others in their place. */
import { say } from '../../../src/words/say.ts';
import { find, part } from '../shared/dom.js';

/**
 * @param {HTMLElement} desk
 * @param {import('../../../src/desk/typed-text.ts').TypedText} text
 * @param {ReturnType<typeof import('./rows.js').createRows>} rows
 * @param {{ lastAt: () => number, tell: (words: string) => void }} page `lastAt` is where somebody typed last
 */
export function createFinder(desk, text, rows, { lastAt, tell }) {
  const place = part(desk, 'find', HTMLDetailsElement);
  const form = find(place, 'form', HTMLFormElement);
  const input = find(form, '[name="find"]', HTMLInputElement);
  const instead = find(form, '[name="replace"]', HTMLInputElement);

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const found = findWords(text.all(), input.value);
    const next = found.find(({ at }) => at > lastAt()) ?? found[0];
    if (next) rows.goTo(next.at, next.length);
    else tell(say('scripts-desk-not-found', { words: input.value }));
  });

  return {
    open() {
      place.open = true;
      input.focus();
      input.select();
    },
    replace() {
      const found = findWords(text.all(), input.value);
      // From the end, so that what comes before stays where it is.
      text.asOneStep(() => {
        for (const { at, length } of found.toReversed()) text.change(at, length, instead.value);
      });
      if (found.length > 0) tell(say('scripts-desk-replaced', { count: found.length }));
      else tell(say('scripts-desk-not-found', { words: input.value }));
    },
  };
}

/**
 * Where they stand, in order; "art" is not found in "part".
 * @param {string} text
 * @param {string} words
 * @returns {{ at: number, length: number }[]}
 */
export function findWords(text, words) {
  const wanted = words.trim();
  if (wanted === '') return [];
  const escaped = wanted.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/\s+/g, ' +');
  const before = /^[\p{L}\p{N}]/u.test(wanted) ? String.raw`(?<![\p{L}\p{N}])` : '';
  const after = /[\p{L}\p{N}]$/u.test(wanted) ? String.raw`(?![\p{L}\p{N}])` : '';
  return [...text.matchAll(new RegExp(`${before}${escaped}${after}`, 'giu'))].map(({ 0: found, index }) => ({
    at: index,
    length: found.length,
  }));
}

import { markHeard } from '../js/story/heard-words.js';
import { el } from './dom.js';
import { say } from './say.js';

/** Milliseconds for which the words stay where a visitor put them. */
const patience = 8000;

/**
 * What is said in a sound, in large type on the stage: the word that is heard is marked, and the words move along with it.
 * Where the times are not known they stand still, and are read by finger and by keys.
 * @param {Pick<import('./types.d.ts').ScreenStory, 'language' | 'direction'>} written
 * @param {Pick<import('./types.d.ts').ScreenMedia, 'spoken'>} said
 * @param {HTMLAudioElement} audio
 */
export function spokenWords({ language, direction }, { spoken }, audio) {
  /** @type {{ word: HTMLElement, start: number }[]} */
  const words = [];
  const paragraphs = spoken.map(({ lines, times }) => {
    const starts = times?.split(' ').map(Number) ?? [];
    let at = 0;
    const parts = lines.flatMap((line, index) => [
      ...(index > 0 ? [el('br')] : []),
      ...line.split(/(\s+)/).map((part) => {
        const start = part.trim() === '' ? undefined : starts[at++];
        if (start === undefined) return part;
        const word = el('span', { class: 'word' }, part);
        words.push({ word, start });
        return word;
      }),
    ]);
    return el('p', {}, ...parts);
  });
  const box = el(
    'div',
    {
      class: 'spoken',
      role: 'region',
      'aria-label': say('player-transcript'),
      tabindex: '0',
      lang: language,
      dir: direction,
      'data-owns-arrows': true,
    },
    ...paragraphs,
  );

  let moved = 0;
  for (const event of ['pointerdown', 'keydown', 'wheel']) {
    box.addEventListener(
      event,
      () => {
        moved = Date.now();
      },
      { passive: true },
    );
  }
  markHeard(box, audio, words, (word) => {
    if (Date.now() - moved > patience) bringUp(box, word);
  });
  return box;
}

/**
 * @param {HTMLElement} box
 * @param {HTMLElement} word
 */
function bringUp(box, word) {
  const top = word.offsetTop - box.scrollTop;
  if (top >= 0 && top < box.clientHeight * 0.6) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  box.scrollTo({ top: word.offsetTop - box.clientHeight * 0.25, behavior: calm ? 'instant' : 'smooth' });
}

import { markHeard } from '../../js/story/heard-words.js';
import { el } from '../glass/dom.js';
import { say } from '../say.js';

/** The word that is heard stands in this part of the height, from the top. */
const upper = { least: 0.02, most: 0.33, aim: 0.16 };

/**
 * What is said in a sound, in large type on the stage: the word that is heard is marked, and the words move along with it.
 * A visitor who moves them by hand stops that, until they ask for it again. Where the times are not known they stand still.
 * @param {Pick<import('../types.d.ts').ScreenStory, 'language' | 'direction'>} written
 * @param {Pick<import('../types.d.ts').ScreenMedia, 'spoken'>} said
 * @param {HTMLAudioElement} audio
 * @param {(isFollowing: boolean) => void} changed
 */
export function spokenWords({ language, direction }, { spoken }, audio, changed) {
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

  let isFollowing = true;
  /** Where the words were led to: whatever lies outside of that way was done by hand. */
  let [from, to] = [0, 0];
  let tall = 0;
  /** @type {HTMLElement | null} */
  let said = null;
  /** @param {boolean} now */
  function set(now) {
    isFollowing = now;
    changed(now);
  }
  function lead() {
    const last = box.lastElementChild;
    const fits = last instanceof HTMLElement && last.offsetTop + last.offsetHeight <= box.clientHeight;
    if (!said || !isFollowing || fits) return;
    const at = (said.offsetTop - box.scrollTop) / box.clientHeight;
    if (at >= upper.least && at <= upper.most) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const aim = said.offsetTop - box.clientHeight * upper.aim;
    [from, to] = [box.scrollTop, Math.min(box.scrollHeight - box.clientHeight, Math.max(0, aim))];
    box.scrollTo({ top: to, behavior: calm ? 'instant' : 'smooth' });
  }
  box.addEventListener('scroll', () => {
    const [least, most] = [Math.min(from, to) - 2, Math.max(from, to) + 2];
    if (box.scrollTop < least || box.scrollTop > most) set(false);
    else if (Math.abs(box.scrollTop - to) < 2) from = to;
  });
  // Larger words move everything, and nobody's hand did so.
  const resized = new ResizeObserver(() => {
    if (box.scrollHeight === tall) return;
    tall = box.scrollHeight;
    [from, to] = [box.scrollTop, box.scrollTop];
    lead();
  });
  resized.observe(box);
  for (const paragraph of paragraphs) resized.observe(paragraph);
  markHeard(box, audio, words, (word) => {
    said = word;
    lead();
  });
  set(true);
  return {
    node: box,
    /** Back to the word that is heard, and on with it. */
    follow() {
      set(true);
      lead();
    },
    leave: () => resized.disconnect(),
  };
}

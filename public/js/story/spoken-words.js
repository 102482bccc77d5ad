/**
 * Marks each word of a transcript while it is heard, and plays from a word that is clicked or from a paragraph's own link.
 * An address that ends in `#t=83` leads to that second of the page's first recording, `#work-2&t=83` to that of another.
 * Without it the transcript is text. Each paragraph has the seconds at which its words begin in `data-times`, and the
 * transcript says in `data-from` what a paragraph's link does.
 */
import { datum, findAll } from '../shared/dom.js';
import { playFrom } from '../shared/play-from.js';
import { markHeard } from './heard-words.js';
import { mediaOf, momentLink, recordings } from './moments.js';

const calm = matchMedia('(prefers-reduced-motion: reduce)');

for (const work of recordings) {
  for (const spoken of findAll(work, '[data-spoken]:has([data-times])', HTMLElement)) follow(work, spoken);
}
goToMoment();
addEventListener('hashchange', goToMoment);

/**
 * @param {HTMLElement} work
 * @param {HTMLElement} spoken
 */
function follow(work, spoken) {
  const media = mediaOf(work);
  const does = datum(spoken, 'from');
  /** @type {{ word: HTMLElement, start: number }[]} in the order of their starts */
  const words = [];
  for (const paragraph of findAll(spoken, '[data-times]', HTMLElement)) {
    const times = datum(paragraph, 'times').split(' ').map(Number);
    const own = wordsOf(paragraph).map((word, index) => ({ word, start: times[index] ?? 0 }));
    words.push(...own);
    if (own[0]) paragraph.prepend(momentLink(work, own[0].start, does), ' ');
  }
  spoken.classList.add('follows');

  markHeard(spoken, media, words, (word) => keepInSight(spoken, word));
  spoken.addEventListener('click', (event) => {
    // Whoever selects words means to copy them.
    if (getSelection()?.isCollapsed === false) return;
    const chosen = words.find(({ word }) => word === event.target);
    if (chosen) playFrom(media, chosen.start);
  });
}

/**
 * Puts each word of the paragraph into an element of its own.
 * @param {HTMLElement} paragraph
 * @returns {HTMLElement[]}
 */
function wordsOf(paragraph) {
  /** @type {HTMLElement[]} */
  const words = [];
  const lines = [...paragraph.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
  for (const line of lines) {
    const parts = (line.textContent ?? '').split(/(\s+)/).map((part) => {
      if (part.trim() === '') return part;
      const word = document.createElement('span');
      word.className = 'word';
      word.textContent = part;
      words.push(word);
      return word;
    });
    line.replaceWith(...parts);
  }
  return words;
}

/**
 * Scrolls the transcript in its own box, and never the page.
 * @param {HTMLElement} box
 * @param {HTMLElement} word
 */
function keepInSight(box, word) {
  const top = word.offsetTop - box.scrollTop;
  if (top >= 0 && top + word.offsetHeight <= box.clientHeight) return;
  box.scrollTo({ top: word.offsetTop - box.clientHeight / 3, behavior: calm.matches ? 'auto' : 'smooth' });
}

function goToMoment() {
  const [, id, second] = /^#(?:(work-\d+)&)?t=(\d+(?:\.\d+)?)$/.exec(location.hash) ?? [];
  const work = id ? recordings.find((each) => each.id === id) : recordings[0];
  if (second === undefined || !work) return;
  mediaOf(work).currentTime = Number(second);
  const transcript = work.querySelector('details.in-words:has([data-spoken])');
  if (transcript instanceof HTMLDetailsElement) transcript.open = true;
  work.scrollIntoView({ block: 'start' });
}

/**
 * Marks each word of a transcript while it is heard, and plays from a word that is clicked or from a paragraph's own link.
 * An address that ends in `#t=83` leads to that second of the page's first recording, `#work-2&t=83` to that of another.
 * Without it the transcript is text. Each paragraph has the seconds at which its words begin in `data-times`, and the
 * transcript says in `data-from` what a paragraph's link does.
 */
import { clock } from '../../../src/words/measures.ts';
import { datum, find, findAll } from '../shared/dom.js';
import { hidden } from '../shared/hidden-words.js';
import { playFrom } from '../shared/play-from.js';
import { markHeard } from './heard-words.js';

const calm = matchMedia('(prefers-reduced-motion: reduce)');
const recordings = findAll(document, 'figure.work', HTMLElement).filter((figure) =>
  figure.querySelector('audio, video:not([data-moving])'),
);

for (const figure of recordings) {
  for (const spoken of findAll(figure, '[data-spoken]:has([data-times])', HTMLElement))
    follow(figure, spoken);
}
goToMoment();
addEventListener('hashchange', goToMoment);

/** @param {HTMLElement} figure */
function mediaOf(figure) {
  return find(figure, 'audio, video', HTMLMediaElement);
}

/**
 * @param {HTMLElement} figure
 * @param {HTMLElement} spoken
 */
function follow(figure, spoken) {
  const media = mediaOf(figure);
  /** @type {{ word: HTMLElement, start: number }[]} in the order of their starts */
  const words = [];
  for (const paragraph of findAll(spoken, '[data-times]', HTMLElement)) {
    const times = datum(paragraph, 'times').split(' ').map(Number);
    const own = wordsOf(paragraph).map((word, index) => ({ word, start: times[index] ?? 0 }));
    words.push(...own);
    if (own[0]) paragraph.prepend(momentLink(figure, spoken, own[0].start), ' ');
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
 * @param {HTMLElement} figure
 * @param {HTMLElement} spoken
 * @param {number} start seconds
 */
function momentLink(figure, spoken, start) {
  const second = Math.floor(start);
  const link = document.createElement('a');
  link.className = 'moment';
  link.href = figure === recordings[0] ? `#t=${second}` : `#${figure.id}&t=${second}`;
  link.append(clock(second), hidden(` ${datum(spoken, 'from')}`));
  link.addEventListener('click', (event) => {
    event.preventDefault();
    history.replaceState(null, '', link.href);
    playFrom(mediaOf(figure), second);
  });
  return link;
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
  const figure = id ? recordings.find((each) => each.id === id) : recordings[0];
  if (second === undefined || !figure) return;
  mediaOf(figure).currentTime = Number(second);
  const transcript = figure.querySelector('details.in-words:has([data-spoken])');
  if (transcript instanceof HTMLDetailsElement) transcript.open = true;
  figure.scrollIntoView({ block: 'start' });
}

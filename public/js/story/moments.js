/** Moments of a story's recordings: links that play from there. */
import { clock } from '../../../src/words/measures.ts';
import { find, findAll } from '../shared/dom.js';
import { hidden } from '../shared/hidden-words.js';
import { playFrom } from '../shared/play-from.js';

/** The figures of the page with a sound or a film in them. */
export const recordings = findAll(document, 'figure.work', HTMLElement).filter((figure) =>
  figure.querySelector('audio, video:not([data-moving])'),
);

/** @param {HTMLElement} figure */
export function mediaOf(figure) {
  return find(figure, 'audio, video', HTMLMediaElement);
}

/**
 * "0:42", to play from there.
 * @param {HTMLElement} figure
 * @param {number} start seconds
 * @param {string} does what it does, for who cannot see that
 */
export function momentLink(figure, start, does) {
  const second = Math.floor(start);
  const link = document.createElement('a');
  link.className = 'moment';
  link.href = figure === recordings[0] ? `#t=${second}` : `#${figure.id}&t=${second}`;
  link.append(clock(second), hidden(` ${does}`));
  link.addEventListener('click', (event) => {
    event.preventDefault();
    history.replaceState(null, '', link.href);
    playFrom(mediaOf(figure), second);
  });
  return link;
}

/** Moments of a story's recordings: links that play from there. */
import { clock } from '../../../src/words/measures.ts';
import { find, findAll } from '../shared/dom.js';
import { hidden } from '../shared/hidden-words.js';
import { playFrom } from '../shared/play-from.js';

/** The works of the page with a sound or a film in them. */
export const recordings = findAll(document, '.work', HTMLElement).filter((work) =>
  work.querySelector('audio, video:not([data-moving])'),
);

/** @param {HTMLElement} work */
export function mediaOf(work) {
  return find(work, 'audio, video', HTMLMediaElement);
}

/**
 * "0:42", to play from there.
 * @param {HTMLElement} work
 * @param {number} start seconds
 * @param {string} does what it does, for who cannot see that
 */
export function momentLink(work, start, does) {
  const second = Math.floor(start);
  const link = document.createElement('a');
  link.className = 'moment';
  link.href = work === recordings[0] ? `#t=${second}` : `#${work.id}&t=${second}`;
  link.append(clock(second), hidden(` ${does}`));
  link.addEventListener('click', (event) => {
    event.preventDefault();
    history.replaceState(null, '', link.href);
    playFrom(mediaOf(work), second);
  });
  return link;
}

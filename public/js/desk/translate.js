/**
 * On the page where somebody translates what is said: the time of each piece plays it, from its beginning to its end.
 * Without it the times say where each piece is.
 */
import { say } from '../../../src/words/say.ts';
import { datum, find, findAll } from '../shared/dom.js';
import { hidden } from '../shared/hidden-words.js';
import { playFrom } from '../shared/play-from.js';

const media = find(document, '[data-player]', HTMLMediaElement);
/** Seconds at which a piece that is played ends. */
let until = Number.POSITIVE_INFINITY;

for (const moment of findAll(document, '.moment[data-from]', HTMLElement)) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'moment';
  button.append(hidden(`${say('scripts-play')} `), moment.textContent ?? '');
  button.addEventListener('click', () => {
    playFrom(media, Number(datum(moment, 'from')));
    until = Number(datum(moment, 'until'));
  });
  moment.replaceWith(button);
}
media.addEventListener('timeupdate', () => {
  if (media.currentTime >= until) media.pause();
});
// Whoever stops and plays on by themselves hears all of it.
media.addEventListener('pause', () => {
  until = Number.POSITIVE_INFINITY;
});

/**
 * Plays a recording from a chapter that is pressed, and says which one is on. Without it the list says where each begins.
 * Each `[data-chapters]` stands in the work of its recording.
 */
import { datum, find, findAll } from '../shared/dom.js';
import { playFrom } from '../shared/play-from.js';

for (const list of findAll(document, '[data-chapters]', HTMLElement)) {
  const work = list.closest('.work');
  if (work) lead(list, find(work, 'audio, video', HTMLMediaElement));
}

/**
 * @param {HTMLElement} list
 * @param {HTMLMediaElement} media
 */
function lead(list, media) {
  const links = findAll(list, 'a[data-at]', HTMLAnchorElement);
  const startOf = (/** @type {HTMLElement} */ link) => Number(datum(link, 'at'));
  for (const link of links) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      history.replaceState(null, '', link.href);
      playFrom(media, startOf(link));
    });
  }
  const mark = () => {
    const on =
      media.currentTime > 0 ? links.findLast((link) => startOf(link) <= media.currentTime) : undefined;
    for (const link of links) {
      if (link === on) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  for (const event of ['timeupdate', 'seeked']) media.addEventListener(event, mark);
}

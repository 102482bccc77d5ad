/**
 * Plays a film with the voice that tells what is to be seen in it, and without, from one moment to the same in the other.
 * Without this script `[data-with-voice]` is a link to the film with the voice.
 */
import { find, findAll } from '../shared/dom.js';
import { goOnIn } from '../shared/play-from.js';

for (const link of findAll(document, '[data-with-voice]', HTMLAnchorElement)) {
  const work = link.closest('.work');
  if (work) offer(link, find(work, 'video', HTMLVideoElement));
}

/**
 * @param {HTMLAnchorElement} link
 * @param {HTMLVideoElement} video
 */
function offer(link, video) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button secondary aloud';
  button.textContent = link.textContent;
  button.setAttribute('aria-pressed', 'false');
  button.addEventListener('click', () => {
    const isOn = video.dataset.other === undefined;
    button.setAttribute('aria-pressed', String(isOn));
    goOnIn(video, () => give(video, isOn ? link.href : null));
  });
  link.replaceWith(button);
}

/**
 * @param {HTMLVideoElement} video
 * @param {string | null} other instead of its own sources
 */
function give(video, other) {
  // Whoever feeds it by other means lets go of it (film.js).
  video.dispatchEvent(new Event('othersource'));
  if (other) {
    video.dataset.other = '';
    video.src = other;
  } else {
    delete video.dataset.other;
    video.removeAttribute('src');
  }
  video.load();
}

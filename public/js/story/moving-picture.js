/**
 * Plays a picture that moves by itself while it can be seen, unless its visitor asks for less motion, with a button that
 * stops it and sets it going (WCAG 2.2.2). Without this script it stands still under the browser's own controls. The
 * button's words are in `data-play` and `data-pause`.
 */
import { datum, findAll } from '../shared/dom.js';
import { hidden } from '../shared/hidden-words.js';

const calm = matchMedia('(prefers-reduced-motion: reduce)');

for (const video of findAll(document, 'video[data-moving]', HTMLVideoElement)) setUp(video);

/** @param {HTMLVideoElement} video */
function setUp(video) {
  /**
   * What its visitor last asked for with the button; null is nothing yet.
   * @type {boolean | null}
   */
  let wanted = null;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'move';
  const word = document.createElement('span');
  button.append(word, hidden(` ${video.closest('figure')?.querySelector('figcaption')?.textContent ?? ''}`));
  const show = () => {
    button.classList.toggle('is-playing', !video.paused);
    word.textContent = datum(video, video.paused ? 'play' : 'pause');
  };
  const play = () => video.play().catch(() => {});
  button.addEventListener('click', () => {
    wanted = video.paused;
    if (video.paused) play();
    else video.pause();
  });
  for (const event of ['play', 'pause']) video.addEventListener(event, show);
  // Where it cannot be played, the browser's own controls say so better. Its last source tells that none was any good.
  const giveUp = () => {
    seen.disconnect();
    video.pause();
    video.setAttribute('controls', '');
    if (document.activeElement === button) video.focus();
    button.remove();
  };
  video.addEventListener('error', giveUp);
  video.querySelector('source:last-of-type')?.addEventListener('error', giveUp);

  // The video stays where it is: one that is moved forgets which source it is at, and tells of no error.
  video.after(button);
  video.removeAttribute('controls');
  video.muted = true;
  show();

  const seen = new IntersectionObserver(
    (entries) => {
      if (!entries.at(-1)?.isIntersecting) video.pause();
      else if (wanted ?? !calm.matches) play();
    },
    { threshold: 0.4 },
  );
  seen.observe(video);
  calm.addEventListener('change', () => {
    if (calm.matches && wanted === null) video.pause();
  });
}

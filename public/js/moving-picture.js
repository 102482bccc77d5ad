/**
 * Plays a picture that moves by itself while it can be seen, unless its visitor asks for less motion, with a button that
 * stops it and sets it going (WCAG 2.2.2). Without this script it stands still under the browser's own controls.
 */
const calm = matchMedia('(prefers-reduced-motion: reduce)');

for (const video of document.querySelectorAll('video[data-moving]')) setUp(video);

function setUp(video) {
  /** What its visitor last asked for with the button; null is nothing yet. */
  let wanted = null;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'move';
  const show = () => {
    button.classList.toggle('is-playing', !video.paused);
    button.textContent = video.paused ? 'Play' : 'Pause';
  };
  const play = () => video.play().catch(() => {});
  button.addEventListener('click', () => {
    wanted = video.paused;
    if (video.paused) play();
    else video.pause();
  });
  for (const event of ['play', 'pause']) video.addEventListener(event, show);
  // The browser's own controls come back where it cannot be played this way.
  video.addEventListener('error', () => video.setAttribute('controls', ''));

  const frame = document.createElement('div');
  frame.className = 'moving-frame';
  video.before(frame);
  frame.append(video, button);
  video.removeAttribute('controls');
  video.muted = true;
  show();

  new IntersectionObserver(
    ([entry]) => {
      if (!entry.isIntersecting) video.pause();
      else if (wanted ?? !calm.matches) play();
    },
    { threshold: 0.4 },
  ).observe(video);
  calm.addEventListener('change', () => calm.matches && wanted === null && video.pause());
}

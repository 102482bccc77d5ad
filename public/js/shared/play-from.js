/**
 * @param {HTMLMediaElement} media
 * @param {number} second
 */
export function playFrom(media, second) {
  media.currentTime = Math.max(0, second);
  // Where a browser lets nothing play by itself, whoever listens presses play.
  media.play().catch(() => {});
}

/**
 * Plays another file from the same moment on, where this one was.
 * @param {HTMLMediaElement} media
 * @param {() => void} change gives it the other one
 */
export function goOnIn(media, change) {
  const { currentTime, paused } = media;
  change();
  if (currentTime === 0 && paused) return;
  media.addEventListener(
    'loadedmetadata',
    () => {
      media.currentTime = currentTime;
      if (!paused) media.play().catch(() => {});
    },
    { once: true },
  );
  if (media.preload === 'none') media.preload = 'metadata';
}

/**
 * @param {HTMLMediaElement} media
 * @param {number} second
 */
export function playFrom(media, second) {
  media.currentTime = Math.max(0, second);
  // Where a browser lets nothing play by itself, whoever listens presses play.
  media.play().catch(() => {});
}

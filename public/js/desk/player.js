/** Playing a recording while somebody types: by keys and buttons, at any speed with its own pitch. */

import { playFrom } from '../shared/play-from.js';

const back = 3;

/**
 * @param {HTMLMediaElement} media
 * @param {HTMLSelectElement} speed
 */
export function createPlayer(media, speed) {
  media.preservesPitch = true;
  speed.addEventListener('change', () => {
    media.playbackRate = Number(speed.value);
  });
  media.addEventListener('ratechange', () => {
    const option = [...speed.options].find(({ value }) => Number(value) === media.playbackRate);
    if (option) speed.value = option.value;
  });

  return {
    playFrom: (/** @type {number} */ second) => playFrom(media, second),
    playOrStop() {
      if (media.paused) media.play().catch(() => {});
      else media.pause();
    },
    back() {
      media.currentTime = Math.max(0, media.currentTime - back);
    },
    /** @param {1 | -1} by */
    change(by) {
      const at = Math.max(0, Math.min(speed.options.length - 1, speed.selectedIndex + by));
      speed.selectedIndex = at;
      media.playbackRate = Number(speed.value);
    },
    speedInWords: () => speed.selectedOptions[0]?.textContent ?? '',
  };
}

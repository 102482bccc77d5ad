/** Playing a recording while somebody types: by keys and buttons, at any speed with its own pitch. */

import { playFrom } from '../shared/play-from.js';

const back = 3;
/** The speed stays as somebody set it, for the next recording too. */
const remembered = 'desk-speed';

/**
 * @param {HTMLMediaElement} media
 * @param {HTMLSelectElement} speed
 */
export function createPlayer(media, speed) {
  media.preservesPitch = true;
  speed.addEventListener('change', () => {
    media.playbackRate = Number(speed.value);
  });
  const before = [...speed.options].find(({ value }) => value === recall());
  if (before) {
    speed.value = before.value;
    // Loading a file sets the speed back to this one.
    media.defaultPlaybackRate = Number(before.value);
    media.playbackRate = media.defaultPlaybackRate;
  }
  media.addEventListener('ratechange', () => {
    remember(String(media.playbackRate));
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

/** A browser may refuse to keep anything. */
function recall() {
  try {
    return localStorage.getItem(remembered);
  } catch {
    return null;
  }
}

/** @param {string} speed */
function remember(speed) {
  try {
    localStorage.setItem(remembered, speed);
  } catch {
    // It holds for this page.
  }
}

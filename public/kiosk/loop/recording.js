/** Looks of turns.js in which a recording stands still until it is given up: 15 seconds. */
const patience = 60;

/**
 * A film or a sound that plays by itself, all of it or a part: nobody is there to press a button.
 * @param {HTMLMediaElement} media
 * @param {{ address: string, from: number, seconds: number, volume: number | null, onMuted(): void }} how `volume` is null of a
 *   silent one; `onMuted` hears of a browser that plays no sound unasked
 */
export function playByItself(media, { address, from, seconds, volume, onMuted }) {
  media.muted = volume === null;
  media.volume = volume ?? 0;
  media.preload = 'auto';
  media.disableRemotePlayback = true;
  const ready = opened(media, from);
  media.src = address;
  let isLost = false;
  let seen = { at: -1, times: 0 };

  function play() {
    media.play().catch((error) => {
      if (error.name !== 'NotAllowedError' || media.muted) return;
      media.muted = true;
      onMuted();
      media.play().catch(() => {});
    });
  }

  function isStuck() {
    seen =
      media.currentTime === seen.at
        ? { ...seen, times: seen.times + 1 }
        : { at: media.currentTime, times: 0 };
    return seen.times > patience;
  }

  return {
    ready,
    play,
    left() {
      if (media.error || isStuck()) isLost = true;
      if (isLost || media.ended) return 0;
      const length = Number.isFinite(media.duration) ? media.duration : from + seconds;
      return Math.max(0, Math.min(length, from + seconds) - media.currentTime);
    },
    isLost: () => isLost,
    leave() {
      media.pause();
      media.removeAttribute('src');
      media.replaceChildren();
      // Lets go of what is buffered.
      media.load();
    },
  };
}

/**
 * Resolves once it can play from there.
 * @param {HTMLMediaElement} media
 * @param {number} from
 * @returns {Promise<void>}
 */
function opened(media, from) {
  return new Promise((resolve, reject) => {
    media.addEventListener('loadedmetadata', () => {
      if (from > 0) media.currentTime = from;
    });
    media.addEventListener('canplay', () => resolve());
    media.addEventListener('error', () => reject(media.error ?? new Error('It does not open')));
  });
}

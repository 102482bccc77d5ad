/**
 * Tells a film's description while it plays, moment by moment. The film grows quiet under the words, and waits where they last
 * longer than until the next moment or until somebody speaks. For the archive's pages and for screens.
 */

/** @typedef {{ at: number, words: string, until: number }} Moment `until` is when something else is to be heard */

/** Seconds: players tell where they are four times a second, and do not keep to a place exactly. */
const [early, near] = [0.3, 0.05];

/**
 * @param {HTMLVideoElement} video carries `data-waits` while it waits for the words
 * @param {readonly Moment[]} moments in their order
 * @param {{
 *   isOn: boolean,
 *   tell: (words: string, onEnd: () => void) => () => void,
 *   quieten: () => (() => void) | null,
 * }} parts `tell` gives what stops it; `quieten` gives what makes the film as loud as it was, or null where it cannot be quieter
 */
export function describeAloud(video, moments, { isOn: first, tell, quieten }) {
  let isOn = first;
  /** Seconds up to which all has been told. */
  let told = 0;
  /** @type {{ moment: Moment, stop: () => void } | null} */
  let telling = null;
  /** @type {(() => void) | null} */
  let unquieten = null;
  const isHeld = () => video.hasAttribute('data-waits');
  const hold = () => {
    video.setAttribute('data-waits', '');
    video.pause();
  };
  const goOn = () => {
    if (isHeld()) video.play().catch(() => {});
    video.removeAttribute('data-waits');
  };
  const loud = () => {
    telling = null;
    unquieten?.();
    unquieten = null;
  };
  const stop = () => {
    telling?.stop();
    loud();
  };
  const begin = (/** @type {Moment} */ moment) => {
    stop();
    unquieten = quieten();
    // A phone that leaves its loudness to its own buttons.
    if (!unquieten) hold();
    const end = () => {
      loud();
      goOn();
    };
    telling = { moment, stop: tell(moment.words, end) };
  };

  video.addEventListener('timeupdate', () => {
    if (!isOn || video.paused || video.seeking) return;
    const now = video.currentTime + near;
    const due = moments.findLast(({ at }) => at >= told && at < now);
    told = now;
    if (due) begin(due);
    if (telling && now >= telling.moment.until - early) hold();
  });
  video.addEventListener('seeking', () => {
    // A player that is put in place of another goes to where that one was.
    if (telling && Math.abs(video.currentTime + near - told) < 1) return;
    stop();
    told = video.currentTime - near;
    goOn();
  });
  video.addEventListener('pause', () => {
    if (isHeld() || video.ended || !telling) return;
    // Said again when it goes on.
    told = telling.moment.at;
    stop();
  });
  video.addEventListener('play', () => {
    // Whoever does not wait for the words does not want them.
    if (isHeld()) stop();
    video.removeAttribute('data-waits');
  });

  return {
    /** @param {boolean} on */
    turn(on) {
      isOn = on;
      told = video.currentTime;
      stop();
      goOn();
    },
    stop,
    isTelling: () => telling !== null,
  };
}

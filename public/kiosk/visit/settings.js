/** What a visitor may set; each visit begins with the same again (P33, P35). */
const sizes = [1, 1.2, 1.45];
const loudest = 5;
const firstVolume = 3;
/** How far a sound or film is turned down while something is said over it. */
const ducked = 0.2;

/** @param {HTMLElement} root */
export function createSettings(root) {
  let size = 0;
  let volume = firstVolume;
  let limit = 1;
  let isDucked = false;
  let isSpoken = false;
  let isLow = false;
  let beginsLow = false;
  /** @type {string | null} */
  let language = null;
  /** @type {boolean | null} */
  let isDescribed = null;
  /** @type {Set<() => void>} */
  const listeners = new Set();
  const show = () => {
    root.style.setProperty('--text', String(sizes[size]));
    root.dataset.size = String(size);
    root.toggleAttribute('data-low', isLow);
    root.toggleAttribute('data-spoken', isSpoken);
    for (const listener of listeners) listener();
  };
  return {
    reset() {
      size = 0;
      volume = firstVolume;
      isDucked = false;
      isLow = beginsLow;
      language = null;
      isDescribed = null;
      show();
    },
    /** @param {number} volumeLimit 0 to 1 */
    setLimit(volumeLimit) {
      limit = volumeLimit;
      show();
    },
    /** @param {import('../types.d.ts').Access | undefined} access of the screen's profile */
    setAccess(access) {
      beginsLow = access?.low ?? false;
      isLow = beginsLow;
      root.dataset.controls = access?.controls ?? 'right';
      show();
    },
    isSpoken: () => isSpoken,
    /** @param {boolean} spoken what stands on the glass is said (spoken-mode.js) */
    setSpoken(spoken) {
      // Whoever turns it on now may be another person at the same glass.
      if (spoken && !isSpoken) isDescribed = null;
      isSpoken = spoken;
      show();
    },
    isLow: () => isLow,
    turnLow() {
      isLow = !isLow;
      show();
    },
    /** The language in which captions and what is said open, where they are in it; null for a story's own. */
    language: () => language,
    /** @param {string | null} tag BCP 47 */
    setLanguage(tag) {
      language = tag;
      show();
    },
    /** Whether films are told by a voice: in the spoken mode they are, until somebody wants it otherwise. */
    isDescribed: () => isDescribed ?? isSpoken,
    /** @param {boolean} described from now on, in every film of this visit */
    setDescribed(described) {
      isDescribed = described;
      show();
    },
    /** @param {boolean} quieter while something is said over it */
    duck(quieter) {
      if (quieter === isDucked) return;
      isDucked = quieter;
      show();
    },
    /** @param {number} by */
    changeSize(by) {
      size = Math.min(sizes.length - 1, Math.max(0, size + by));
      show();
    },
    /** @param {number} by */
    changeVolume(by) {
      volume = Math.min(loudest, Math.max(0, volume + by));
      show();
    },
    size: () => size,
    largestSize: sizes.length - 1,
    isSmallest: () => size === 0,
    isLargest: () => size === sizes.length - 1,
    volumeStep: () => volume,
    loudestStep: loudest,
    /** 0 to 1, never beyond what the curator allows. */
    volume: () => ((limit * volume) / loudest) * (isDucked ? ducked : 1),
    /** Of what the screen says itself: never nothing, or nobody would hear how to turn it up. */
    voiceVolume: () => (limit * Math.max(1, volume)) / loudest,
    /**
     * Gives a function that stops listening.
     * @param {() => void} listener
     * @returns {() => void}
     */
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

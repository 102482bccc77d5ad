/** What a visitor may set; each visit begins with the same again (P33, P35). */
const sizes = [1, 1.2, 1.45];
const loudest = 5;
const firstVolume = 3;

/** @param {HTMLElement} root */
export function createSettings(root) {
  let size = 0;
  let volume = firstVolume;
  let limit = 1;
  /** @type {Set<() => void>} */
  const listeners = new Set();
  const show = () => {
    root.style.setProperty('--text', String(sizes[size]));
    root.dataset.size = String(size);
    for (const listener of listeners) listener();
  };
  return {
    reset() {
      size = 0;
      volume = firstVolume;
      show();
    },
    /** @param {number} volumeLimit 0 to 1 */
    setLimit(volumeLimit) {
      limit = volumeLimit;
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
    isSmallest: () => size === 0,
    isLargest: () => size === sizes.length - 1,
    volumeStep: () => volume,
    loudestStep: loudest,
    /** 0 to 1, never beyond what the curator allows. */
    volume: () => (limit * volume) / loudest,
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

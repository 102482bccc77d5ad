const minute = 60_000;
const longest = 60 * minute;

/** When a file that did not come is asked for again: after a minute, and each time after twice as long, up to an hour. */
export function createTries() {
  /** @type {Map<string, { pause: number, until: number }>} */
  const waiting = new Map();
  const now = () => performance.now();
  return {
    /** @param {string} sha256 */
    isWaiting: (sha256) => (waiting.get(sha256)?.until ?? 0) > now(),
    /**
     * @param {string} sha256
     * @param {boolean} cameOn some of it came, so that the next try goes on from there
     */
    failed(sha256, cameOn) {
      const before = waiting.get(sha256)?.pause ?? minute / 2;
      const pause = cameOn ? minute / 2 : Math.min(longest, before * 2);
      waiting.set(sha256, { pause, until: now() + pause });
    },
    /** @param {string} sha256 */
    came: (sha256) => void waiting.delete(sha256),
    /** Somebody wants to see it now. */
    forgetAll: () => waiting.clear(),
  };
}

const day = 24 * 3600_000;
/**
 * Kept free, so that the browser never has to throw anything away: a fiftieth, at most 100 MB.
 * @param {number} quota
 */
const reserve = (quota) => Math.min(quota / 50, 100_000_000);

/**
 * How much more may be kept on this device. Newer browsers say 10 GB to every site, however small the disk; so where a
 * file had no room, that counts for a day, whatever the browser says.
 * @param {import('../types.d.ts').Clock} clock
 */
export function createRoom(clock) {
  /** @type {{ below: number, until: number } | null} */
  let found = null;
  return {
    /** Somebody may have made room. */
    forgetLack() {
      found = null;
    },
    /**
     * @param {{ bytes: number }} file had no room beside `held` bytes
     * @param {number} held
     */
    lacked(file, held) {
      found = { below: held + file.bytes, until: clock.now() + day };
    },
    /**
     * Bytes that may still be kept beside `held`; null where nobody can say.
     * @param {number} held
     */
    async free(held) {
      if (found && found.until <= clock.now()) found = null;
      const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
      const said = quota === undefined || usage === undefined ? null : quota - usage - reserve(quota);
      if (said === null && !found) return null;
      const least = Math.min(
        said ?? Number.POSITIVE_INFINITY,
        found ? found.below - 1 - held : Number.POSITIVE_INFINITY,
      );
      return Math.max(0, Math.floor(least));
    },
  };
}

/** Asks the browser not to clear the exhibition away by itself when the disk fills up. */
export async function askToStay() {
  await navigator.storage?.persist?.();
}

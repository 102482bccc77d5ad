/**
 * What time it is, as far as a small computer without a clock of its own can know: never earlier than it was when last
 * asked, and set right whenever the server says so. So a lease cannot be lengthened by a power cut.
 */
export function createClock(noted = { ahead: 0, latest: 0 }) {
  let { ahead, latest } = noted;
  return {
    /** Milliseconds since 1970. */
    now() {
      latest = Math.max(latest, Date.now() + ahead);
      return latest;
    },
    /** @param {number} time what the server's clock says */
    set(time) {
      ahead = time - Date.now();
      latest = time;
    },
    /** To go on from after a restart. */
    noted: () => ({ ahead, latest }),
  };
}

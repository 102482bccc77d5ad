/**
 * What time it is, as far as a small computer without a clock of its own can know: what its clock says, set right by the
 * server whenever that is heard, and never less than the last time that was sure with the time that has passed since. So a
 * clock that is set back lengthens no lease, and one that jumped ahead is right again as soon as it is set right.
 */
export function createClock(noted = { ahead: 0, latest: 0 }) {
  let { ahead, latest } = noted;
  let since = performance.now();
  const sure = () => latest + (performance.now() - since);
  return {
    /** Milliseconds since 1970. */
    now: () => Math.max(sure(), Date.now() + ahead),
    /** @param {number} time what the server's clock says */
    set(time) {
      ahead = time - Date.now();
      latest = time;
      since = performance.now();
    },
    /** To go on from after a restart. */
    noted: () => ({ ahead, latest: Math.floor(sure()) }),
  };
}

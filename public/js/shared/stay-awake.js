/** Keeps a phone from locking itself while files are on their way: most phones stop sending when they lock. */

/** @type {WakeLockSentinel | null | undefined} */
let lock = null;
let isWanted = false;

/** @param {boolean} wanted */
export async function stayAwake(wanted) {
  isWanted = wanted;
  if (!wanted) {
    lock?.release();
    lock = null;
  } else if (!lock && document.visibilityState === 'visible') {
    // Browsers without it, a low battery or an insecure address: then the phone locks, and the file goes on later.
    lock = await navigator.wakeLock?.request('screen').catch(() => null);
    lock?.addEventListener('release', () => {
      lock = null;
    });
    if (!isWanted) stayAwake(false);
  }
}

document.addEventListener('visibilitychange', () => stayAwake(isWanted));

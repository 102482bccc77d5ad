/** Watches the line to the archive: whether the browser has a signal, and whether a request has died without a word. */

/** Seconds without a byte going out, while some should, after which a request counts as lost: a phone that changed networks may never hear of it. */
const quietSeconds = 30;
/** Once all of a request's bytes are out: the archive may be putting a long film away. */
const answerSeconds = 600;
const lookSeconds = 5;

/**
 * Calls `onLost` where a request is lost or the browser says that the signal is, `onBack` when it may be worth a try.
 * @param {{ onBack(): void, onLost(): void }} hooks
 */
export function watchLine({ onBack, onLost }) {
  /** @type {number | null} */
  let since = null;
  let patience = quietSeconds;

  const back = () => {
    if (navigator.onLine && document.visibilityState === 'visible') onBack();
  };
  const look = setInterval(() => {
    if (since === null || Date.now() - since < patience * 1000) return;
    since = null;
    onLost();
  }, lookSeconds * 1000);
  window.addEventListener('online', back);
  window.addEventListener('offline', onLost);
  document.addEventListener('visibilitychange', back);

  return {
    /**
     * A request goes out.
     * @param {XMLHttpRequest} request
     */
    asks(request) {
      since = Date.now();
      patience = quietSeconds;
      request.upload?.addEventListener('load', () => {
        since = Date.now();
        patience = answerSeconds;
      });
    },
    /** Bytes go out. */
    moves() {
      if (since !== null) since = Date.now();
    },
    /** An answer has come. */
    hears() {
      since = null;
    },
    /** Nothing is asked. */
    rests() {
      since = null;
    },
    stop() {
      clearInterval(look);
      window.removeEventListener('online', back);
      window.removeEventListener('offline', onLost);
      document.removeEventListener('visibilitychange', back);
    },
  };
}

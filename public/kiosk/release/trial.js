/** Milliseconds: how long a release is watched, how soon it has to say that it runs, and how old its last word may be. */
const watched = 60_000;
const prompt = 60_000;
const fresh = 15_000;

/**
 * Starts a release out of sight, in a frame that has a process of its own: one that hangs stops nothing here. 'unheard' is
 * one that did not even load, for which the network may be to blame.
 * @param {string} version
 * @param {{ isFirst: boolean }} how with nothing to fall back on, the first sign of life is enough
 * @returns {Promise<'runs' | 'dead' | 'unheard'>}
 */
export function tryRelease(version, { isFirst }) {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.hidden = true;
  frame.src = `/kiosk/releases/${version}/trial.html`;
  return new Promise((resolve) => {
    const began = performance.now();
    let isLoaded = false;
    let said = Number.NEGATIVE_INFINITY;
    const hear = (/** @type {MessageEvent} */ { source, data }) => {
      if (source !== frame.contentWindow) return;
      isLoaded = true;
      if (data === 'kiosk-runs') said = performance.now();
      if (data === 'kiosk-fails') end('dead');
    };
    const timer = setInterval(() => {
      const now = performance.now();
      const isAlive = now - said < fresh;
      if (isAlive && (isFirst || now - began >= watched)) return end('runs');
      if (said > 0 && !isAlive) return end('dead');
      if (said < 0 && now - began >= prompt) end(isLoaded ? 'dead' : 'unheard');
    }, 250);
    /** @param {'runs' | 'dead' | 'unheard'} outcome */
    function end(outcome) {
      clearInterval(timer);
      removeEventListener('message', hear);
      frame.remove();
      resolve(outcome);
    }
    addEventListener('message', hear);
    document.body.append(frame);
  });
}

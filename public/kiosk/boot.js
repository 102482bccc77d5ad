/**
 * Brings a screen to its player, whatever is there: takes up the service worker, lets it fetch a release, tries that, and
 * opens it. A service worker that does not answer is begun anew. The page is the archive's own or the worker's (boot-page.js).
 */
import { askWorker } from './release/ask-worker.js';
import { tryRelease } from './release/trial.js';

const often = 5000;
/** Questions without an answer, after which the worker is given up. */
const mostSilent = 6;
let silent = 0;

if (navigator.serviceWorker) void bringUp();
else tell();

async function bringUp() {
  for (;;) {
    try {
      await step();
    } catch {
      // Whatever it was, the next round finds it as it is then.
    }
    await new Promise((resolve) => setTimeout(resolve, often));
  }
}

async function step() {
  const registration = await navigator.serviceWorker.register('/kiosk/service-worker.js', {
    scope: '/kiosk',
    updateViaCache: 'none',
  });
  const worker = await activeOf(registration);
  const answer = await askWorker(worker, { ask: 'renew' });
  if (!answer) {
    silent += 1;
    if (silent >= mostSilent) {
      await registration.unregister();
      location.reload();
    }
    return;
  }
  silent = 0;
  if (answer.isReady) return location.replace('/kiosk');
  if (!answer.next) return;
  const outcome = await tryRelease(answer.next, { isFirst: true });
  if (outcome === 'unheard') return;
  const ask = outcome === 'runs' ? 'take' : 'leave';
  await askWorker(worker, { ask, version: answer.next });
  if (outcome === 'runs') location.replace('/kiosk');
}

/**
 * A fresh one takes a moment; one that takes longer is asked in the next round.
 * @param {ServiceWorkerRegistration} registration
 */
async function activeOf(registration) {
  void registration.update().catch(() => undefined);
  const late = new Promise((resolve) => setTimeout(resolve, often));
  await Promise.race([navigator.serviceWorker.ready, late]);
  return registration.active;
}

/** Browsers keep nothing for later on an address that is not secure. */
function tell() {
  const main = document.querySelector('main');
  const words = main?.dataset.insecure;
  if (main && words) main.textContent = words;
}

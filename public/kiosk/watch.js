/**
 * Stands first in the player's page and needs nothing of it: says that the release runs once its player does, goes back to
 * the last good one where it does not, and tries and takes up a new one while nobody is there. In a trial's frame it only
 * passes on what the player says.
 */
import { askWorker } from './release/ask-worker.js';
import { tryRelease } from './release/trial.js';

const minute = 60_000;
const version = document.documentElement.dataset.release ?? '';
const isTrial = parent !== window;
const isPreview = document.documentElement.dataset.preview !== undefined;

if (isTrial) passOn();
else if (!isPreview) watch();

function passOn() {
  const tell = (/** @type {string} */ what) => parent.postMessage(`kiosk-${what}`, '*');
  let isRunning = false;
  tell('loaded');
  document.addEventListener('kiosk-runs', () => {
    isRunning = true;
    tell('runs');
  });
  // Before it runs, an error is the end of it.
  addEventListener('error', () => isRunning || tell('fails'));
}

function watch() {
  let isRunning = false;
  let isNoted = false;
  let isIdle = true;
  let isTaken = false;
  document.addEventListener('kiosk-runs', async (event) => {
    isRunning = true;
    isIdle = event instanceof CustomEvent && event.detail.isIdle;
    if (isTaken && isIdle) location.reload();
    if (isNoted) return;
    // A worker that is busy may not hear it: it is said again until it does.
    isNoted = true;
    const said = await ask('runs');
    isNoted = said !== null;
    if (said) tellOfLeft(said.left);
  });
  setTimeout(async () => {
    if (isRunning) return;
    await ask('leave');
    location.reload();
  }, minute);
  setInterval(async () => {
    if (!isTaken) isTaken = await renew();
  }, minute);
}

/**
 * The player tells the archive of a release that did not run, so that somebody hears of it.
 * @param {string | null} left
 */
function tellOfLeft(left) {
  if (left) document.dispatchEvent(new CustomEvent('kiosk-left', { detail: left }));
}

let isTrying = false;
/** Resolves to whether another release is to be opened. */
async function renew() {
  if (isTrying) return false;
  isTrying = true;
  try {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => undefined);
    const next = (await ask('renew'))?.next;
    if (!next) return false;
    const outcome = await tryRelease(next, { isFirst: false });
    if (outcome === 'unheard') return false;
    const said = await ask(outcome === 'runs' ? 'take' : 'leave', next);
    if (said) tellOfLeft(said.left);
    return outcome === 'runs';
  } catch {
    return false;
  } finally {
    isTrying = false;
  }
}

/**
 * @param {'renew' | 'runs' | 'take' | 'leave'} question
 * @param {string} [about]
 */
const ask = (question, about = version) =>
  askWorker(navigator.serviceWorker.controller, { ask: question, version: about });

/**
 * Keeps what is typed on the server as it is typed, so that a closed tab costs nothing. A second after the last key the
 * fields of `form[data-typed]` go off, as they stand, to the address that it names; what is not sent yet goes with the page
 * when it is left. What came of it shows in `[data-typed-state]`.
 */
import { say } from '../../../src/words/say.ts';
import { datum, find, findAll } from '../shared/dom.js';

const pause = 1000;
const pauseWithoutSignal = 5000;
/** A browser lets no more than this go on after its page has gone. */
const mostAfterLeaving = 60_000;

for (const form of findAll(document, 'form[data-typed]', HTMLFormElement)) keepAsTyped(form);

/** @param {HTMLFormElement} form */
function keepAsTyped(form) {
  const state = find(form, '[data-typed-state]', HTMLElement);
  let kept = fields();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {AbortController | null} */
  let onItsWay = null;
  let answered = false;

  form.addEventListener('input', () => plan(pause));
  form.addEventListener('submit', () => {
    // The answer takes the place of what was typed: nothing older may come after it.
    answered = true;
    clearTimeout(timer);
    onItsWay?.abort();
  });
  window.addEventListener('pagehide', () => send(true));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') send(true);
  });
  window.addEventListener('online', () => plan(0));
  window.addEventListener('pageshow', () => {
    answered = false;
  });

  function fields() {
    const typed = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') typed.append(name, value);
    return typed.toString();
  }

  /** @param {number} milliseconds */
  function plan(milliseconds) {
    clearTimeout(timer);
    timer = setTimeout(() => send(false), milliseconds);
  }

  /** @param {boolean} leaving */
  async function send(leaving) {
    clearTimeout(timer);
    const body = fields();
    if (answered || body === kept) return;
    onItsWay?.abort();
    const request = new AbortController();
    onItsWay = request;
    try {
      const answer = await fetch(datum(form, 'typed'), {
        method: 'POST',
        headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
        body,
        keepalive: leaving && body.length < mostAfterLeaving,
        signal: request.signal,
      });
      await take(answer, body);
    } catch {
      if (request.signal.aborted) return;
      show(say('scripts-typed-no-signal'));
      plan(pauseWithoutSignal);
    }
  }

  /**
   * @param {Response} answer
   * @param {string} body
   */
  async function take(answer, body) {
    if (answer.status === 409) {
      // This device has answered meanwhile, and this page was come back to.
      const { madeFrom } = await answer.json();
      if (!madeFrom || answered) return;
      find(form, 'input[name="made-from"]', HTMLInputElement).value = madeFrom;
      plan(0);
      return;
    }
    if (answer.status === 204) {
      kept = body;
      show(say('scripts-typed-kept'));
      return;
    }
    if (answer.status >= 500) {
      show(say('scripts-typed-not-now'));
      plan(pauseWithoutSignal);
      return;
    }
    const { problem } = await answer.json().catch(() => ({}));
    if (problem) show(problem);
  }

  /** @param {string} words */
  function show(words) {
    state.textContent = words;
    state.hidden = false;
  }
}

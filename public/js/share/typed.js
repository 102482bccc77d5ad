/**
 * Keeps what is typed on the server as it is typed, so that a closed tab costs nothing. A second after the last key the
 * form's fields go off as they stand; what is not sent yet goes with the page when it is left.
 */
const form = document.querySelector('form[data-typed]');
const state = document.getElementById('typed-state');
const pause = 1000;
const pauseWithoutSignal = 5000;
/** A browser lets no more than this go on after its page has gone. */
const mostAfterLeaving = 60_000;

let kept = '';
let timer = null;
let onItsWay = null;
let answered = false;

if (form) {
  kept = fields();
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
}

function fields() {
  return new URLSearchParams(new FormData(form)).toString();
}

function plan(milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(() => send(false), milliseconds);
}

async function send(leaving) {
  clearTimeout(timer);
  const body = fields();
  if (answered || body === kept) return;
  onItsWay?.abort();
  const request = new AbortController();
  onItsWay = request;
  try {
    const answer = await fetch(form.dataset.typed, {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
      body,
      keepalive: leaving && body.length < mostAfterLeaving,
      signal: request.signal,
    });
    await take(answer, body);
  } catch {
    if (request.signal.aborted) return;
    say('There is no signal, so this is not kept yet. We try again by ourselves.');
    plan(pauseWithoutSignal);
  }
}

async function take(answer, body) {
  if (answer.status === 409) {
    // This device has answered meanwhile, and this page was come back to.
    const { madeFrom } = await answer.json();
    if (!madeFrom || answered) return;
    form.elements['made-from'].value = madeFrom;
    plan(0);
    return;
  }
  if (answer.status === 204) {
    kept = body;
    say('Kept as you type.');
    return;
  }
  if (answer.status >= 500) {
    say('We cannot keep this just now. We try again by ourselves.');
    plan(pauseWithoutSignal);
    return;
  }
  const { problem } = await answer.json().catch(() => ({}));
  if (problem) say(problem);
}

function say(words) {
  state.textContent = words;
  state.hidden = false;
}

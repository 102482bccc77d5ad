import { speaker } from '../shared/speak.js';

/** Which parts of the recorder show in which state, and what is said aloud of it. */
export function stageOf(page) {
  const parts = [...page.querySelectorAll('[data-in]')];
  const problem = document.getElementById('record-problem');
  const say = speaker(document.getElementById('record-said'));

  /** Shows the parts whose data-in names the state, then puts the focus where the way goes on. */
  function show(state, focus = null) {
    page.dataset.state = state;
    for (const part of parts) part.hidden = !part.dataset.in.split(' ').includes(state);
    focus?.focus();
  }

  return {
    show,
    say,
    state: () => page.dataset.state,
    /** What went wrong and what to press; it is an alert, so it is said by itself. */
    complain(sentence) {
      const words = document.createElement('p');
      words.textContent = sentence;
      problem.replaceChildren(words);
      problem.hidden = false;
    },
    noComplaint() {
      problem.hidden = true;
      problem.replaceChildren();
    },
  };
}

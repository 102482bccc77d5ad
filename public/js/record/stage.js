import { find, findAll } from '../shared/dom.js';
import { speaker } from '../shared/speak.js';

/**
 * What a recorder is at, as the markup's `data-in` names it.
 * @typedef {'off' | 'asking' | 'ready' | 'recording' | 'paused' | 'taken' | 'review' | 'sure' | 'keeping' | 'lost' | 'arrived'} State
 * @typedef {ReturnType<typeof stageOf>} Stage
 */

/**
 * Which parts of the recorder show in which state, and what is said aloud of it.
 * @param {HTMLElement} page the recorder, `[data-record]`
 */
export function stageOf(page) {
  const parts = findAll(page, '[data-in]', HTMLElement);
  const problem = find(page, '[data-part="problem"]', HTMLElement);
  const announce = speaker(find(page, '[data-part="said"]', HTMLElement));

  /**
   * Shows the parts whose data-in names the state, then puts the focus where the way goes on.
   * @param {State} state
   * @param {HTMLElement | null} [focus]
   */
  function show(state, focus = null) {
    page.dataset.state = state;
    for (const part of parts) part.hidden = !part.dataset.in?.split(' ').includes(state);
    focus?.focus();
  }

  return {
    show,
    announce,
    state: () => /** @type {State} */ (page.dataset.state),
    /**
     * What went wrong and what to press; it is an alert, so it is said by itself.
     * @param {string} sentence
     */
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

import { el } from '../glass/dom.js';
import { say } from '../say.js';

/** Milliseconds. */
const shown = 30_000;
/** Ends the one that shows. */
let endLast = () => {};

/**
 * The screen's name, large over everything, so that somebody in the room knows which one it is. A touch or a key ends it and
 * does nothing else.
 * @param {string} name
 */
export function showName(name) {
  endLast();
  const dialog = el(
    'dialog',
    { class: 'identify', 'aria-labelledby': 'identify-name', tabindex: '-1', on: { click: end, close: end } },
    el('p', {}, say('player-identify')),
    el('h2', { id: 'identify-name' }, name),
  );
  const timer = setTimeout(end, shown);
  /** @param {Event} event */
  function endByKey(event) {
    event.preventDefault();
    event.stopPropagation();
    end();
  }
  function end() {
    clearTimeout(timer);
    removeEventListener('keydown', endByKey, { capture: true });
    dialog.remove();
  }
  addEventListener('keydown', endByKey, { capture: true });
  endLast = end;
  document.body.append(dialog);
  dialog.showModal();
}

import { el } from '../glass/dom.js';
import { say } from '../say.js';

/** P33: at least 30 and 20. In seconds. */
const beforeAsking = 60;
const toAnswer = 20;

/**
 * Watches over a visit: asks whether somebody is still there, and ends the visit where nobody is.
 * @param {{ parent: HTMLElement, isPlaying(): boolean, onEnd(): void }} hooks
 */
export function createIdle({ parent, isPlaying, onEnd }) {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;
  let last = 0;
  /** @type {HTMLDialogElement | null} */
  let dialog = null;
  const now = () => performance.now() / 1000;

  function touched() {
    last = now();
  }

  function stay() {
    touched();
    dialog?.close();
  }

  function tick() {
    if (isPlaying()) last = now();
    const quiet = now() - last;
    if (quiet >= beforeAsking + toAnswer) onEnd();
    else if (quiet >= beforeAsking) ask(Math.ceil(beforeAsking + toAnswer - quiet));
    else if (quiet > 1) dialog?.close();
  }

  /** @param {number} seconds */
  function ask(seconds) {
    const asking = dialog ?? open();
    const left = asking.querySelector('.idle-left');
    if (left) left.textContent = say('player-idle-seconds', { seconds });
    asking.style.setProperty('--left', String(seconds / toAnswer));
  }

  function open() {
    const asking = el(
      'dialog',
      { class: 'idle', 'aria-labelledby': 'idle-title', on: { close, cancel: touched, click: stay } },
      el('h2', { id: 'idle-title' }, say('player-idle-title')),
      el('p', {}, say('player-idle-words')),
      el('p', { class: 'idle-left', 'aria-hidden': 'true' }),
      el('div', { class: 'idle-bar', 'aria-hidden': 'true' }),
      el('button', { type: 'button', class: 'choice-button is-first' }, say('player-idle-stay')),
    );
    dialog = asking;
    parent.append(asking);
    asking.showModal();
    return asking;
  }

  function close() {
    dialog?.remove();
    dialog = null;
  }

  return {
    start() {
      last = now();
      timer ??= setInterval(tick, 1000);
    },
    stop() {
      clearInterval(timer);
      timer = undefined;
      dialog?.close();
      close();
    },
    touched,
  };
}

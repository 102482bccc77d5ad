import { controlsOnGlass, isSlider, isWords } from './controls.js';
import { commandOf, isPress } from './keys.js';

/** Seconds that a key goes in a sound or a film. */
const step = 5;

/**
 * A screen by keys alone: a keyboard, a switch, a number pad (docs/kiosk.md has the table).
 * @param {{
 *   visit: Pick<import('../types.d.ts').Visit, 'isOn' | 'back' | 'home'>,
 *   begin(): boolean,
 *   spoken: import('../types.d.ts').SpokenMode,
 *   settings: import('../types.d.ts').Settings,
 * }} parts `begin` starts a visit where one can start, and says whether it did
 */
export function listenToKeys({ visit, begin, spoken, settings }) {
  // Before anything else hears of it: whoever presses a key wants quiet, is there, or has just come.
  document.addEventListener(
    'keydown',
    (event) => {
      if (!isPress(event)) return;
      spoken.hush();
      if (!stay() && !arrive(commandOf(event))) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );

  document.addEventListener('keydown', (event) => {
    const command = commandOf(event);
    if (event.defaultPrevented || !command || !visit.isOn()) return;
    // A button is pressed by these by itself.
    if (['Enter', ' '].includes(event.key) && document.activeElement instanceof HTMLButtonElement) return;
    event.preventDefault();
    acts[command]();
  });

  /**
   * The first key says where one is, and does nothing else.
   * @param {ReturnType<typeof commandOf>} command
   */
  function arrive(command) {
    if (visit.isOn()) return spoken.wake();
    if (!begin()) return spoken.sayPlainScreen();
    if (command === 'speak') spoken.turn();
    else spoken.wake();
    return true;
  }

  /** @type {Record<NonNullable<ReturnType<typeof commandOf>>, () => void>} */
  const acts = {
    before: () => go(-1),
    next: () => go(1),
    less: () => change(-1),
    more: () => change(1),
    press,
    back: visit.back,
    home: visit.home,
    keys: spoken.sayKeys,
    speak: spoken.turn,
    again: spoken.again,
    louder: () => settings.changeVolume(1),
    quieter: () => settings.changeVolume(-1),
  };

  /** @param {number} by */
  function go(by) {
    const { activeElement } = document;
    if (isWords(activeElement) && !spoken.isOn() && scroll(activeElement, by)) return;
    const all = controlsOnGlass();
    if (all.length === 0) return;
    const at = activeElement instanceof HTMLElement ? all.indexOf(activeElement) : -1;
    const next = at === -1 && by < 0 ? all.length - 1 : (at + by + all.length) % all.length;
    all[next]?.focus();
  }

  /**
   * Goes within what stands here: paragraphs of words, pages, the time of a sound or a film. Where there is nothing of the
   * kind, it goes on to the next button.
   * @param {number} by
   */
  function change(by) {
    const { activeElement } = document;
    if (isWords(activeElement) && spoken.isOn()) return spoken.readOn(by);
    const pager = document.querySelector('#kiosk .pager');
    const slider = document.querySelector('#kiosk .place-in');
    if (pager && !isSlider(activeElement)) return turnPage(pager, by);
    const media = slider && document.querySelector('#kiosk :is(audio, video)');
    if (media instanceof HTMLMediaElement) media.currentTime = Math.max(0, media.currentTime + by * step);
    else go(by);
  }

  function press() {
    const { activeElement } = document;
    if (activeElement instanceof HTMLButtonElement) activeElement.click();
    else if (isWords(activeElement)) spoken.readAll();
    else spoken.again();
  }
}

/** Any key answers whether somebody is still there. */
function stay() {
  const button = document.querySelector('dialog[open] button');
  if (button instanceof HTMLElement) button.click();
  return button !== null;
}

/**
 * @param {HTMLElement} words
 * @param {number} by
 * @returns whether there was anywhere to go
 */
function scroll(words, by) {
  const before = words.scrollTop;
  words.scrollBy({ top: (by * words.clientHeight) / 2, behavior: 'instant' });
  return Math.abs(words.scrollTop - before) > 1;
}

/**
 * @param {Element} pager
 * @param {number} by
 */
function turnPage(pager, by) {
  // What is read from right to left is turned the other way.
  const forward = getComputedStyle(pager).direction === 'rtl' ? -1 : 1;
  const buttons = [...pager.querySelectorAll('button')];
  buttons.at(by * forward > 0 ? -1 : 0)?.click();
}

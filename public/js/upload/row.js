/** One file on its way, as the page shows it: its name, how far it is, and what can be done. */
import { say } from '../../../src/words/say.ts';
import { sizeInWords, timeLeft } from '../files/words.js';
import { find } from '../shared/dom.js';
import { hidden } from '../shared/hidden-words.js';

/** The rate is taken over so many milliseconds: long enough to be steady, short enough to follow a train into a tunnel. */
const rateOver = 15_000;

/**
 * @typedef {readonly [words: string, act: (() => void) | null]} Press what a button says and does; no act, no button
 * @typedef {'' | 'paused' | 'waiting' | 'problem'} Look
 * @typedef {ReturnType<typeof makeRow>} Row
 */

/**
 * @param {File} file
 * @param {(words: string) => void} announce speaks to a screen reader
 */
export function makeRow(file, announce) {
  const template = find(document, '#sending-file', HTMLTemplateElement);
  const element = document.importNode(find(template.content, '[role="group"]', HTMLElement), true);
  const name = find(element, '[data-name]', HTMLElement);
  const state = find(element, '[data-state]', HTMLElement);
  const bar = find(element, '[data-bar]', HTMLProgressElement);
  const main = find(element, '[data-pause]', HTMLButtonElement);
  const cancel = find(element, '[data-cancel]', HTMLButtonElement);
  /** @type {{ now: number, sent: number }[]} */
  const samples = [];
  let announced = 0;
  let percent = 0;
  element.setAttribute('aria-label', file.name);
  name.textContent = file.name;
  find(element, '[data-size]', HTMLElement).textContent = sizeInWords(file.size);
  bar.setAttribute('aria-label', say('scripts-sending-bar', { name: file.name }));

  /**
   * @param {string} words
   * @param {Look} [look]
   */
  function show(words, look = '') {
    state.textContent = words;
    element.dataset.look = look;
  }

  /**
   * @param {HTMLButtonElement} node
   * @param {Press} press
   */
  function button(node, [words, act]) {
    node.hidden = !act;
    node.replaceChildren(words, hidden(` ${file.name}`));
    node.onclick = act;
  }

  return {
    element,
    show,
    /**
     * What the two buttons say and do.
     * @param {{ main?: Press, cancel: Press }} presses
     */
    offer(presses) {
      button(main, presses.main ?? ['', null]);
      button(cancel, presses.cancel);
    },
    percent: () => percent,
    /** @param {{ sent: number, total: number }} bytes */
    progress({ sent, total }) {
      percent = Math.floor((100 * sent) / total);
      bar.value = percent;
      const left = secondsLeft(samples, sent, total);
      if (sent === total) show(say('scripts-sending-all-sent'));
      else if (left === null) show(say('scripts-sending-percent', { percent }));
      else show(say('scripts-sending-percent-left', { percent, left: timeLeft(left) }));
      // A screen reader hears every quarter, not every packet.
      if (percent < announced + 25 || percent === 100) return;
      announced = percent - (percent % 25);
      announce(say('scripts-sending-quarter', { name: file.name, percent: announced }));
    },
    /**
     * A wait or a pause is no part of the rate.
     * @param {string} words
     * @param {Look} [look]
     */
    rest(words, look) {
      samples.length = 0;
      show(words, look);
    },
    /** @param {string} sentence */
    refuse(sentence) {
      samples.length = 0;
      element.dataset.look = 'problem';
      if (name.parentElement) name.parentElement.hidden = true;
      bar.remove();
      state.className = 'field-error';
      state.replaceChildren(hidden(`${say('scripts-error')} `), sentence);
      announce(sentence);
    },
    /**
     * Takes it away; who was on it goes to `next`.
     * @param {HTMLElement | null} [next]
     */
    remove(next) {
      const hadFocus = element.contains(document.activeElement);
      element.remove();
      if (hadFocus) next?.focus();
    },
  };
}

/**
 * Null until there is enough to tell by.
 * @param {{ now: number, sent: number }[]} samples
 * @param {number} sent
 * @param {number} total
 */
function secondsLeft(samples, sent, total) {
  const now = Date.now();
  if (sent < (samples.at(-1)?.sent ?? 0)) samples.length = 0;
  samples.push({ now, sent });
  while (samples[0] && now - samples[0].now > rateOver) samples.shift();
  const [first] = samples;
  if (!first || now - first.now < rateOver / 5 || sent === first.sent) return null;
  return ((total - sent) * (now - first.now)) / (sent - first.sent) / 1000;
}

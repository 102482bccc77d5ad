/** What was recorded: how much of it is safe, listened to or watched, kept or made again. */
import { say } from '../../../src/words/say.ts';
import { datum, part } from '../shared/dom.js';
import { clock, spoken } from './time.js';

/**
 * Calls `again()` once somebody is sure that they want to record again.
 * @param {HTMLElement} page
 * @param {import('./stage.js').Stage} stage
 * @param {{ again(): void }} hooks
 */
export function reviewer(page, stage, { again }) {
  const safe = part(page, 'safe', HTMLElement);
  const player = part(page, 'player', HTMLMediaElement);
  const sent = part(page, 'sent', HTMLElement);
  const length = part(page, 'length', HTMLElement);
  const notSure = part(page, 'not-sure', HTMLButtonElement);
  const retry = part(page, 'again', HTMLButtonElement);
  /** @type {import('./send.js').Sending | null} */
  let sending = null;
  let name = '';
  /**
   * How long the recording was at so many bytes.
   * @type {{ bytes: number, seconds: number }[]}
   */
  let marks = [];
  let safeBytes = 0;
  let isWaiting = false;
  let isLost = false;
  let copy = '';

  part(page, 'keep', HTMLButtonElement).addEventListener('click', keep);
  retry.addEventListener('click', () => stage.show('sure', notSure));
  notSure.addEventListener('click', () => stage.show('review', retry));
  part(page, 'sure', HTMLButtonElement).addEventListener('click', () => {
    leave();
    again();
  });
  player.addEventListener('loadedmetadata', findLength);

  /**
   * @param {import('./send.js').Sending} to
   * @param {string} fileName
   */
  function begins(to, fileName) {
    [sending, name, marks, safeBytes, isWaiting, isLost] = [to, fileName, [], 0, false, false];
    safe.textContent = say('scripts-record-sent-as-you-go');
  }

  /** @type {import('./send.js').Hears} */
  const hears = {
    onSafe(bytes) {
      safeBytes = bytes;
      if (isWaiting) stage.announce(say('scripts-record-signal-back'));
      isWaiting = false;
      showSafe();
    },
    onWaiting(sentence) {
      safe.textContent = isOpen() ? sentence : say('scripts-record-no-signal');
      if (!isWaiting) stage.announce(safe.textContent);
      isWaiting = true;
      if (stage.state() === 'keeping') sent.textContent = sentence;
    },
    onProblem(sentence, { final }) {
      isLost = final;
      stage.complain(sentence);
      if (final) safe.textContent = say('scripts-record-cannot-be-sent');
      if (final && stage.state() === 'keeping') showLost();
    },
    onArrived() {
      leave();
      location.assign(datum(page, 'next'));
    },
  };

  const isOpen = () => !['recording', 'paused'].includes(stage.state());

  function showSafe() {
    if (isLost || !sending) return;
    const all = sending.source.bytes();
    const seconds = marks.findLast(({ bytes }) => bytes <= safeBytes)?.seconds ?? 0;
    const percent = all === 0 ? 0 : Math.floor((100 * safeBytes) / all);
    part(page, 'progress', HTMLProgressElement).value = percent;
    sent.textContent = say('scripts-percent-arrived', { percent });
    if (seconds === 0) return;
    safe.textContent =
      isOpen() && safeBytes === all
        ? say('scripts-record-all-safe')
        : say('scripts-record-safe-so-far', { time: clock(seconds) });
  }

  /** @param {number} seconds how long it is */
  function opens(seconds) {
    if (!sending) return;
    sending.source.rest();
    copy = URL.createObjectURL(sending.source.whole());
    player.src = copy;
    const time = spoken(Math.floor(seconds));
    length.textContent = say('scripts-record-length', { time });
    stage.show('review', part(page, 'review', HTMLElement));
    stage.announce(say('scripts-record-stopped', { time }));
    showSafe();
  }

  /** A browser's recording does not say how long it is; the player learns it by looking for the end. */
  function findLength() {
    if (player.duration !== Number.POSITIVE_INFINITY) return;
    player.addEventListener(
      'durationchange',
      () => {
        player.currentTime = 0;
      },
      { once: true },
    );
    player.currentTime = Number.MAX_SAFE_INTEGER;
  }

  function keep() {
    player.pause();
    if (isLost) return showLost();
    stage.show('keeping', part(page, 'keeping', HTMLElement));
    showSafe();
    sending?.source.end();
    sending?.hurry();
  }

  function showLost() {
    const save = part(page, 'save', HTMLAnchorElement);
    save.href = copy;
    save.download = name;
    stage.show('lost', save);
  }

  function leave() {
    player.removeAttribute('src');
    player.load();
    URL.revokeObjectURL(copy);
    copy = '';
  }

  return {
    begins,
    hears,
    opens,
    /** The recording was so long at so many bytes. */
    marks: (/** @type {number} */ bytes, /** @type {number} */ seconds) => marks.push({ bytes, seconds }),
  };
}

/** What was recorded: how much of it is safe, listened to or watched, kept or made again. */
import { clock, spoken } from './time.js';

const byId = (id) => document.getElementById(id);

/** Calls `again()` once somebody is sure that they want to record again. */
export function reviewer(page, stage, { again }) {
  const safe = byId('record-safe');
  const player = byId('record-player');
  let sending = null;
  let name = '';
  /** How long the recording was at so many bytes. */
  let marks = [];
  let safeBytes = 0;
  let isWaiting = false;
  let isLost = false;
  let copy = null;

  byId('record-keep').addEventListener('click', keep);
  byId('record-again').addEventListener('click', () => stage.show('sure', byId('record-not-sure')));
  byId('record-not-sure').addEventListener('click', () => stage.show('review', byId('record-again')));
  byId('record-sure').addEventListener('click', () => {
    leave();
    again();
  });
  player.addEventListener('loadedmetadata', findLength);

  function begins(to, fileName) {
    [sending, name, marks, safeBytes, isWaiting, isLost] = [to, fileName, [], 0, false, false];
    safe.textContent = 'Your recording is sent as you go, so that nothing is lost.';
  }

  const hears = {
    onSafe(bytes) {
      safeBytes = bytes;
      if (isWaiting) stage.say('The signal is back.');
      isWaiting = false;
      showSafe();
    },
    onWaiting(sentence) {
      safe.textContent = isOpen()
        ? sentence
        : 'No signal just now. Your recording goes on, and is kept on this device.';
      if (!isWaiting) stage.say(safe.textContent);
      isWaiting = true;
      if (stage.state() === 'keeping') byId('record-sent').textContent = sentence;
    },
    onProblem(sentence, { final }) {
      isLost = final;
      stage.complain(sentence);
      if (final)
        safe.textContent = 'It cannot be sent as it is. You can save it on this device when you stop.';
      if (final && stage.state() === 'keeping') showLost();
    },
    onArrived() {
      leave();
      location.assign(page.dataset.next);
    },
  };

  const isOpen = () => !['recording', 'paused'].includes(stage.state());

  function showSafe() {
    if (isLost) return;
    const all = sending.source.bytes();
    const seconds = marks.findLast(({ bytes }) => bytes <= safeBytes)?.seconds ?? 0;
    const percent = all === 0 ? 0 : Math.floor((100 * safeBytes) / all);
    byId('record-progress').value = percent;
    byId('record-sent').textContent = `${percent}% has arrived.`;
    if (seconds === 0) return;
    safe.textContent =
      isOpen() && safeBytes === all
        ? 'All of it has arrived safely.'
        : `Safe so far: the first ${clock(seconds)}.`;
  }

  function opens(seconds) {
    sending.source.rest();
    copy = URL.createObjectURL(sending.source.whole());
    player.src = copy;
    byId('record-length').textContent = `It is ${spoken(Math.floor(seconds))} long.`;
    stage.show('review', byId('record-review'));
    stage.say(`Stopped. ${byId('record-length').textContent} Listen to it, then keep it or record again.`);
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
    stage.show('keeping', byId('record-keeping'));
    showSafe();
    sending.source.end();
    sending.hurry();
  }

  function showLost() {
    const save = byId('record-save');
    save.href = copy;
    save.download = name;
    stage.show('lost', save);
  }

  function leave() {
    player.removeAttribute('src');
    player.load();
    URL.revokeObjectURL(copy);
    copy = null;
  }

  return { begins, hears, opens, marks: (bytes, seconds) => marks.push({ bytes, seconds }) };
}

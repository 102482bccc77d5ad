/** A sound or a film: seen or heard, recorded, paused, gone on with, listened to, recorded again, kept. */

import { say } from '../../../src/words/say.ts';
import { datum, maybePart, part } from '../shared/dom.js';
import { stayAwake } from '../shared/stay-awake.js';
import { closeDevices, isMirror, listDevices, openDevices, otherCamera, sentenceFor } from './devices.js';
import { watchLevel } from './level.js';
import { endingOf, startRecorder } from './recorder.js';
import { reviewer } from './review.js';
import { sendRecording } from './send.js';
import { clock, nameOfNow, spoken } from './time.js';

/** Seconds before the end at which it is said that there is an end. */
const lastCall = 60;
/** Bytes that may still come when it is stopped. */
const margin = 5_000_000;

/**
 * @param {HTMLElement} page
 * @param {import('./stage.js').Stage} stage
 * @param {HTMLDetailsElement} own the phone's own recorder
 * @param {{ way: 'sound' | 'film', type: string }} what
 */
export function recordTake(page, stage, own, { way, type }) {
  const most = { seconds: Number(datum(page, 'seconds')), bytes: Number(datum(page, 'bytes')) };
  const go = part(page, 'go', HTMLButtonElement);
  const opener = part(page, 'open', HTMLButtonElement);
  const device = part(page, 'device', HTMLElement);
  const heard = part(page, 'heard', HTMLElement);
  const time = part(page, 'clock', HTMLElement);
  const stateWords = part(page, 'state', HTMLElement);
  const picture = maybePart(page, 'picture', HTMLVideoElement);
  const turn = maybePart(page, 'turn', HTMLButtonElement);
  const microphones = part(page, 'microphone', HTMLSelectElement);
  const review = reviewer(page, stage, { again });
  /** @type {MediaStream | null} */
  let stream = null;
  /** @type {ReturnType<typeof watchLevel> | null} */
  let level = null;
  /** @type {ReturnType<typeof startRecorder> | null} */
  let recorder = null;
  /** @type {import('./send.js').Sending | null} */
  let sending = null;
  /** @type {MediaTrackConstraints} */
  let camera = { facingMode: 'user' };
  /** @type {string | null} */
  let microphone = null;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;
  /** What was pressed last, and all before it: a device takes its time to open, and what is pressed meanwhile waits for it. */
  let pressed = Promise.resolve();

  opener.addEventListener('click', inTurn(open));
  part(page, 'stop', HTMLButtonElement).addEventListener('click', () => recorder?.stop());
  go.addEventListener('click', () => {
    const state = stage.state();
    if (state === 'ready') inTurn(start)();
    else if (state === 'recording') pause();
    else if (state === 'paused') goOn();
  });
  turn?.addEventListener(
    'click',
    change(async () => {
      if (stream) camera = await otherCamera(stream);
    }),
  );
  microphones.addEventListener(
    'change',
    change(() => {
      microphone = microphones.value;
    }),
  );
  window.addEventListener('pagehide', close);
  window.addEventListener('beforeunload', (event) => {
    if (stage.state() === 'recording' || stage.state() === 'paused') event.preventDefault();
  });

  /** @param {() => void | Promise<void>} act */
  function inTurn(act) {
    return () => {
      // What one press met is no reason not to do the next.
      pressed = pressed.catch(() => {}).then(act);
    };
  }

  /**
   * Opens another device than now, as long as nothing is recorded.
   * @param {() => void | Promise<void>} choose
   */
  function change(choose) {
    return inTurn(async () => {
      if (stage.state() !== 'ready') return;
      await choose();
      await open();
    });
  }

  async function open() {
    const isChange = stream !== null;
    close();
    stage.noComplaint();
    if (!isChange) {
      stage.show('asking');
      stage.announce(say('scripts-record-asking'));
    }
    try {
      stream = await openDevices(way, { microphone, camera });
    } catch (error) {
      stage.show('off', opener);
      stage.complain(sentenceFor(error, way));
      own.open = true;
      return;
    }
    showPicture();
    showWords('ready', 0);
    stage.show('ready', isChange ? null : go);
    const hasSound = stream.getAudioTracks().length > 0;
    if (hasSound) level = watchLevel(stream, part(page, 'level', HTMLCanvasElement), hear);
    heard.textContent = hasSound ? say('scripts-record-listening') : say('scripts-record-no-microphone');
    if (!isChange) stage.announce(say('scripts-record-on', { way }));
    await offerDevices();
  }

  function showPicture() {
    if (!picture || !stream) return;
    picture.srcObject = stream;
    picture.classList.toggle('is-mirror', isMirror(stream));
    picture.play().catch(() => {});
  }

  async function offerDevices() {
    if (turn) turn.hidden = (await listDevices('videoinput')).length < 2;
    const found = await listDevices('audioinput');
    const now = stream?.getAudioTracks()[0]?.getSettings().deviceId;
    const options = found.map(
      ({ deviceId, label }, at) =>
        new Option(label || say('scripts-record-microphone', { number: at + 1 }), deviceId),
    );
    microphones.replaceChildren(...options);
    for (const option of options) option.selected = option.value === now;
    device.hidden = found.length < 2;
  }

  /** @param {string} words */
  function hear(words) {
    heard.textContent = words;
    // What a screen reader says while somebody records would be in their recording.
    if (stage.state() === 'ready') stage.announce(words);
  }

  function close() {
    level?.stop();
    level = null;
    closeDevices(stream);
    stream = null;
    if (picture) picture.srcObject = null;
  }

  function start() {
    if (!stream || stage.state() !== 'ready') return;
    const fileName = nameOfNow(way, endingOf(type));
    const facts = { draft: datum(page, 'draft'), form: datum(page, 'form'), fileName, type };
    const now = sendRecording(facts, review.hears);
    sending = now;
    review.begins(now, fileName);
    recorder = startRecorder(stream, type, {
      onPiece(piece, seconds) {
        review.marks(now.source.bytes() + piece.size, seconds);
        now.add(piece);
      },
      onEnd: finish,
    });
    if (turn) turn.hidden = true;
    device.hidden = true;
    stage.show('recording');
    showWords('recording', 0);
    stage.announce(say('scripts-record-begun'));
    timer = setInterval(tick, 250);
    stayAwake(true);
  }

  function pause() {
    if (!recorder) return;
    recorder.pause();
    level?.draws(false);
    stage.show('paused');
    showWords('paused', recorder.seconds());
    stage.announce(say('scripts-record-paused-after', { time: spoken(recorder.seconds()) }));
  }

  function goOn() {
    if (!recorder) return;
    recorder.goOn();
    level?.draws(true);
    stage.show('recording');
    showWords('recording', recorder.seconds());
    stage.announce(say('scripts-record-goes-on'));
  }

  function tick() {
    if (!recorder || !sending) return;
    const seconds = recorder.seconds();
    const before = time.textContent;
    time.textContent = clock(seconds);
    if (seconds >= most.seconds - 1 || sending.source.bytes() > most.bytes - margin) recorder.stop();
    const left = most.seconds - seconds;
    if (before !== clock(seconds) && Math.ceil(left) === lastCall)
      stage.announce(say('scripts-record-last-minute'));
  }

  function finish() {
    if (!recorder || !sending) return;
    clearInterval(timer);
    stayAwake(false);
    const seconds = recorder.seconds();
    const isLongest = seconds >= most.seconds - 1;
    const wasTaken = !isLongest && stream?.getTracks().some(({ readyState }) => readyState === 'ended');
    close();
    if (sending.source.bytes() === 0) {
      stage.show('off', opener);
      stage.complain(say('scripts-record-nothing'));
      return;
    }
    review.opens(seconds);
    if (wasTaken) stage.complain(say('scripts-record-interrupted'));
    if (isLongest) stage.complain(say('scripts-record-longest'));
  }

  function again() {
    sending?.cancel();
    sending = null;
    inTurn(open)();
  }

  /**
   * @param {'ready' | 'recording' | 'paused'} state
   * @param {number} seconds
   */
  function showWords(state, seconds) {
    stateWords.textContent = say('scripts-record-state', { state });
    time.textContent = clock(seconds);
    go.textContent = say('scripts-record-button', { state });
  }
}

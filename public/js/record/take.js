/** A sound or a film: seen or heard, recorded, paused, gone on with, listened to, recorded again, kept. */

import { stayAwake } from '../shared/stay-awake.js';
import { closeDevices, isMirror, listDevices, openDevices, otherCamera, sentenceFor } from './devices.js';
import { watchLevel } from './level.js';
import { endingOf, startRecorder } from './recorder.js';
import { reviewer } from './review.js';
import { sendRecording } from './send.js';
import { clock, nameOfNow, spoken } from './time.js';

const byId = (id) => document.getElementById(id);
const names = { sound: 'Sound', film: 'Film' };
/** Seconds before the end at which it is said that there is an end. */
const lastCall = 60;
/** Bytes that may still come when it is stopped. */
const margin = 5_000_000;

export function recordTake(page, stage, type) {
  const { way, form } = page.dataset;
  const most = { seconds: Number(page.dataset.seconds), bytes: Number(page.dataset.bytes) };
  const go = byId('record-go');
  const picture = byId('record-picture');
  const turn = byId('record-turn');
  const microphones = byId('record-microphone');
  const review = reviewer(page, stage, { again });
  let stream = null;
  let level = null;
  let recorder = null;
  let sending = null;
  let camera = { facingMode: 'user' };
  let microphone = null;
  let timer = null;

  byId('record-open').addEventListener('click', open);
  byId('record-stop').addEventListener('click', () => recorder.stop());
  go.addEventListener('click', () => {
    const act = { ready: start, recording: pause, paused: goOn }[stage.state()];
    act?.();
  });
  turn?.addEventListener('click', async () => {
    camera = await otherCamera(stream);
    open();
  });
  microphones.addEventListener('change', () => {
    microphone = microphones.value;
    open();
  });
  window.addEventListener('pagehide', close);
  window.addEventListener('beforeunload', (event) => {
    if (stage.state() === 'recording' || stage.state() === 'paused') event.preventDefault();
  });

  async function open() {
    const isChange = stream !== null;
    close();
    stage.noComplaint();
    if (!isChange) {
      stage.show('asking');
      stage.say('Waiting for your answer to the browser’s question.');
    }
    try {
      stream = await openDevices(way, { microphone, camera });
    } catch (error) {
      stage.show('off', byId('record-open'));
      stage.complain(sentenceFor(error, way));
      byId('record-own').open = true;
      return;
    }
    if (picture) showPicture();
    showWords('Ready', 'Start recording', 0);
    stage.show('ready', isChange ? null : go);
    const hasSound = stream.getAudioTracks().length > 0;
    if (hasSound) level = watchLevel(stream, byId('record-level'), hear);
    byId('record-heard').textContent = hasSound
      ? 'Listening…'
      : 'We found no microphone, so this film has no sound.';
    if (!isChange)
      stage.say(`${way === 'film' ? 'The camera is on.' : 'The microphone is on.'} Nothing is recorded yet.`);
    await offerDevices();
  }

  function showPicture() {
    picture.srcObject = stream;
    picture.classList.toggle('is-mirror', isMirror(stream));
    picture.play().catch(() => {});
  }

  async function offerDevices() {
    if (turn) turn.hidden = (await listDevices('videoinput')).length < 2;
    const found = await listDevices('audioinput');
    const now = stream?.getAudioTracks()[0]?.getSettings().deviceId;
    const options = found.map(
      ({ deviceId, label }, at) => new Option(label || `Microphone ${at + 1}`, deviceId),
    );
    microphones.replaceChildren(...options);
    for (const option of options) option.selected = option.value === now;
    byId('record-device').hidden = found.length < 2;
  }

  function hear(words) {
    byId('record-heard').textContent = words;
    // What a screen reader says while somebody records would be in their recording.
    if (stage.state() === 'ready') stage.say(words);
  }

  function close() {
    level?.stop();
    level = null;
    closeDevices(stream);
    stream = null;
    if (picture) picture.srcObject = null;
  }

  function start() {
    const fileName = nameOfNow(names[way], endingOf(type));
    sending = sendRecording({ draft: page.dataset.draft, form, fileName, type }, review.hears);
    review.begins(sending, fileName);
    recorder = startRecorder(stream, type, {
      onPiece(piece, seconds) {
        review.marks(sending.source.bytes() + piece.size, seconds);
        sending.add(piece);
      },
      onEnd: finish,
    });
    if (turn) turn.hidden = true;
    byId('record-device').hidden = true;
    stage.show('recording');
    showWords('Recording', 'Pause', 0);
    stage.say('Recording.');
    timer = setInterval(tick, 250);
    stayAwake(true);
  }

  function pause() {
    recorder.pause();
    level?.draws(false);
    stage.show('paused');
    showWords('Paused', 'Go on recording', recorder.seconds());
    stage.say(`Paused after ${spoken(recorder.seconds())}.`);
  }

  function goOn() {
    recorder.goOn();
    level?.draws(true);
    stage.show('recording');
    showWords('Recording', 'Pause', recorder.seconds());
    stage.say('Recording goes on.');
  }

  function tick() {
    const seconds = recorder.seconds();
    const before = byId('record-clock').textContent;
    byId('record-clock').textContent = clock(seconds);
    if (seconds >= most.seconds - 1 || sending.source.bytes() > most.bytes - margin) recorder.stop();
    const left = most.seconds - seconds;
    if (before !== clock(seconds) && Math.ceil(left) === lastCall) stage.say('One minute is left.');
  }

  function finish() {
    clearInterval(timer);
    stayAwake(false);
    const seconds = recorder.seconds();
    const isLongest = seconds >= most.seconds - 1;
    const wasTaken = !isLongest && stream?.getTracks().some(({ readyState }) => readyState === 'ended');
    close();
    if (sending.source.bytes() === 0) {
      stage.show('off', byId('record-open'));
      stage.complain('Nothing was recorded. Press the button and try again.');
      return;
    }
    review.opens(seconds);
    if (wasTaken)
      stage.complain(
        'The recording stopped by itself, as a call or another app may do. What was recorded until then is here.',
      );
    if (isLongest)
      stage.complain('This is as long as a recording can be. You can keep it, then record another.');
  }

  function again() {
    sending.cancel();
    sending = null;
    open();
  }

  function showWords(state, button, seconds) {
    byId('record-state').textContent = state;
    byId('record-clock').textContent = clock(seconds);
    go.textContent = button;
  }
}

/**
 * Records a curator's voice against the film that plays beside it: the film starts with the recorder, pausing the one pauses
 * the other, and the end of the film ends both. What is recorded is sent in one go, and stays on the page until it has
 * arrived. Without this script a file can be sent.
 */
import { clock as clockOf } from '../../../src/words/measures.ts';
import { say } from '../../../src/words/say.ts';
import { datum, find, findAll, part } from '../shared/dom.js';
import { stayAwake } from '../shared/stay-awake.js';
import { closeDevices, openDevices, sentenceFor } from './devices.js';
import { watchLevel } from './level.js';
import { bestType, endingOf, startRecorder } from './recorder.js';
import { stageOf } from './stage.js';
import { clock, nameOfNow, spoken } from './time.js';

/** Seconds; a film that begins again says so as well. */
const leap = 1;
const type = bestType('sound');
for (const page of findAll(document, '[data-narrate]', HTMLElement)) {
  // Pages that came over an open line get no microphone (Media Capture and Streams, 10.2).
  if (type && 'mediaDevices' in navigator) narrate(page, type);
}

/**
 * @param {HTMLElement} page
 * @param {string} type
 */
function narrate(page, type) {
  const film = find(document, '[data-narrated]', HTMLVideoElement);
  const stage = stageOf(page);
  const opener = part(page, 'open', HTMLButtonElement);
  const go = part(page, 'go', HTMLButtonElement);
  const stop = part(page, 'stop', HTMLButtonElement);
  const heard = part(page, 'heard', HTMLElement);
  const player = part(page, 'player', HTMLAudioElement);
  /** @type {MediaStream | null} */
  let stream = null;
  /** @type {ReturnType<typeof watchLevel> | null} */
  let level = null;
  /** @type {ReturnType<typeof startRecorder> | null} */
  let recorder = null;
  /** @type {Blob[]} */
  let pieces = [];
  /** Where in the film it begins, in seconds. */
  let begins = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;

  page.hidden = false;
  stage.show('off');
  opener.addEventListener('click', open);
  go.addEventListener('click', start);
  stop.addEventListener('click', () => recorder?.stop());
  part(page, 'again', HTMLButtonElement).addEventListener('click', open);
  part(page, 'keep', HTMLButtonElement).addEventListener('click', keep);
  film.addEventListener('pause', () => {
    if (stage.state() !== 'recording' || film.ended) return;
    recorder?.pause();
    show('paused');
  });
  film.addEventListener('play', () => {
    if (stage.state() !== 'paused') return;
    recorder?.goOn();
    show('recording');
  });
  film.addEventListener('ended', () => recorder?.stop());
  film.addEventListener('seeking', () => {
    // What comes after a leap would be heard in another place.
    if (recorder && Math.abs(film.currentTime - begins - recorder.seconds()) > leap) recorder.stop();
  });
  addEventListener('pagehide', close);
  addEventListener('beforeunload', (event) => {
    if (['recording', 'paused', 'review'].includes(stage.state())) event.preventDefault();
  });

  async function open() {
    close();
    stage.noComplaint();
    stage.show('asking');
    stage.announce(say('scripts-record-asking'));
    try {
      stream = await openDevices('sound', {});
    } catch (error) {
      stage.show('off', opener);
      stage.complain(sentenceFor(error, 'sound'));
      return;
    }
    show('ready', go);
    heard.textContent = say('scripts-record-listening');
    level = watchLevel(stream, part(page, 'level', HTMLCanvasElement), (words) => {
      heard.textContent = words;
      if (stage.state() === 'ready') stage.announce(words);
    });
  }

  function close() {
    level?.stop();
    level = null;
    closeDevices(stream);
    stream = null;
  }

  function start() {
    if (!stream) return;
    pieces = [];
    begins = film.ended ? 0 : film.currentTime;
    film.muted = !part(page, 'hear', HTMLInputElement).checked;
    film.play().catch(() => {});
    recorder = startRecorder(stream, type, { onPiece: (piece) => pieces.push(piece), onEnd: finish });
    show('recording', stop);
    timer = setInterval(tell, 250);
    stayAwake(true);
  }

  function finish() {
    if (!recorder) return;
    const seconds = recorder.seconds();
    recorder = null;
    clearInterval(timer);
    stayAwake(false);
    film.pause();
    film.muted = false;
    close();
    if (pieces.length === 0) {
      stage.show('off', opener);
      stage.complain(say('scripts-record-nothing'));
      return;
    }
    URL.revokeObjectURL(player.src);
    player.src = URL.createObjectURL(new Blob(pieces, { type }));
    part(page, 'length', HTMLElement).textContent = say('scripts-record-length', { time: spoken(seconds) });
    stage.show('review', part(page, 'review', HTMLElement));
  }

  async function keep() {
    stage.noComplaint();
    stage.show('keeping', part(page, 'keeping', HTMLElement));
    const body = new FormData();
    body.append('files', new File(pieces, nameOfNow('sound', endingOf(type)), { type }));
    const place = `${clockOf(begins)}.${Math.floor((begins % 1) * 10)}`;
    try {
      const answer = await fetch(`${datum(page, 'send')}&begins=${place}`, {
        ...{ method: 'POST', body },
        headers: { accept: 'application/json' },
      });
      /** @type {{ next?: string, problem?: string }} */
      const { next, problem } = await answer.json();
      if (next) location.assign(next);
      else refused(problem ?? say('scripts-narrate-not-sent'));
    } catch {
      refused(say('scripts-narrate-not-sent'));
    }
  }

  /** @param {string} sentence */
  function refused(sentence) {
    stage.show('review');
    stage.complain(sentence);
  }

  /**
   * @param {'ready' | 'recording' | 'paused'} state
   * @param {HTMLElement | null} [focus]
   */
  function show(state, focus = null) {
    stage.show(state, focus);
    part(page, 'state', HTMLElement).textContent = say('scripts-record-state', { state });
    level?.draws(state !== 'paused');
    tell();
  }

  function tell() {
    part(page, 'clock', HTMLElement).textContent = clock(recorder?.seconds() ?? 0);
  }
}

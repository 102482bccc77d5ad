/**
 * Lets a sound be played from its own waveform: a large button, and the waveform as a slider for mouse, touch and keys.
 * Without this script the browser's own controls stand below the drawn waveform. The words are in the markup: `data-play`,
 * `data-pause`, `data-place` for the slider, and `data-at`, with {at} and {length} where the times go, `data-start`, `data-speed` and `data-volume`.
 */
import { clock, spokenLength } from '../../../src/words/measures.ts';
import { datum, find, findAll, penOf } from '../shared/dom.js';
import { speedChoice, volumeSlider } from './speed-and-volume.js';
import { whenOpen } from './when-open.js';

/**
 * @typedef {{ audio: HTMLAudioElement, peaks: number[], seconds: number, wave: HTMLElement, canvas: HTMLCanvasElement }} Player
 *   `peaks` are parts of full scale, evenly through its `seconds`
 */

/** Seconds; in a short sound a key goes a tenth or a third of the way. */
const smallStep = (/** @type {number} */ seconds) => Math.min(5, seconds / 10);
const largeStep = (/** @type {number} */ seconds) => Math.min(30, seconds / 3);

for (const figure of findAll(document, '[data-sound][data-peaks]', HTMLElement)) {
  whenOpen(figure, () => setUp(figure));
}

/** @param {HTMLElement} figure */
async function setUp(figure) {
  const answer = await fetch(datum(figure, 'peaks')).catch(() => null);
  if (!answer?.ok) return;
  /** @type {Pick<Player, 'peaks' | 'seconds'>} */
  const { peaks, seconds } = await answer.json();
  const audio = find(figure, 'audio', HTMLAudioElement);
  const player = document.createElement('div');
  player.className = 'sound-player';
  player.innerHTML = `
    <button type="button" class="play"><span class="visually-hidden"></span></button>
    <div class="wave" role="slider" tabindex="0" aria-valuemin="0"><canvas></canvas></div>
    <p class="clock" aria-hidden="true"></p>
    <p class="player-row"></p>`;
  const button = find(player, 'button', HTMLButtonElement);
  const word = find(button, 'span', HTMLElement);
  const wave = find(player, '[role="slider"]', HTMLElement);
  const time = find(player, '.clock', HTMLElement);
  const row = find(player, '.player-row', HTMLElement);
  row.append(speedChoice(audio, datum(figure, 'speed')), volumeSlider(audio, datum(figure, 'volume')) ?? '');
  const canvas = find(wave, 'canvas', HTMLCanvasElement);
  const context = { audio, peaks, seconds, wave, canvas };
  const language = document.documentElement.lang;
  const spoken = (/** @type {number} */ at) =>
    spokenLength(Math.round(at), language) || datum(figure, 'start');
  wave.setAttribute('aria-label', datum(figure, 'place'));
  wave.setAttribute('aria-valuemax', String(Math.round(seconds)));
  player.setAttribute('role', 'group');
  player.setAttribute('aria-label', audio.getAttribute('aria-label') ?? '');

  const show = () => {
    const at = audio.currentTime;
    wave.setAttribute('aria-valuenow', String(Math.round(at)));
    const words = datum(figure, 'at').replace('{at}', spoken(at)).replace('{length}', spoken(seconds));
    wave.setAttribute('aria-valuetext', words);
    time.textContent = `${clock(at)} / ${clock(seconds)}`;
    draw(context);
  };
  const showPlaying = () => {
    button.classList.toggle('is-playing', !audio.paused);
    word.textContent = datum(figure, audio.paused ? 'play' : 'pause');
  };

  button.addEventListener('click', () => {
    if (audio.paused) audio.play().catch(() => {});
    else audio.pause();
  });
  for (const event of ['timeupdate', 'seeking', 'seeked', 'ended']) audio.addEventListener(event, show);
  for (const event of ['play', 'pause', 'ended']) audio.addEventListener(event, showPlaying);
  // The browser's own controls come back where the sound cannot be played this way.
  audio.addEventListener('error', () => audio.setAttribute('controls', ''));
  listenForSeeks(context, show);

  figure.querySelector('.waveform')?.remove();
  audio.before(player);
  audio.removeAttribute('controls');
  figure.classList.add('has-player');
  showPlaying();
  new ResizeObserver(show).observe(wave);
  for (const media of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
    matchMedia(media).addEventListener('change', show);
  }
}

/**
 * @param {Player} player
 * @param {() => void} show
 */
function listenForSeeks({ audio, seconds, wave }, show) {
  const seek = (/** @type {number} */ to) => {
    audio.currentTime = Math.min(seconds, Math.max(0, to));
    show();
  };
  const seekToPointer = (/** @type {PointerEvent} */ event) => {
    const box = wave.getBoundingClientRect();
    seek(((event.clientX - box.left) / box.width) * seconds);
  };
  wave.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    wave.setPointerCapture(event.pointerId);
    seekToPointer(event);
  });
  wave.addEventListener('pointermove', (event) => {
    if (wave.hasPointerCapture(event.pointerId)) seekToPointer(event);
  });
  wave.addEventListener('keydown', (event) => {
    /** @type {Record<string, number>} */
    const targets = {
      ArrowRight: audio.currentTime + smallStep(seconds),
      ArrowUp: audio.currentTime + smallStep(seconds),
      ArrowLeft: audio.currentTime - smallStep(seconds),
      ArrowDown: audio.currentTime - smallStep(seconds),
      PageUp: audio.currentTime + largeStep(seconds),
      PageDown: audio.currentTime - largeStep(seconds),
      Home: 0,
      End: seconds,
    };
    const target = targets[event.key];
    if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    seek(target);
  });
}

/**
 * Draws as many bars as fit, what has been heard in full strength.
 * @param {Player} player
 */
function draw({ audio, peaks, seconds, wave, canvas }) {
  const { width, height } = wave.getBoundingClientRect();
  const sharpness = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * sharpness);
  canvas.height = Math.round(height * sharpness);
  const pen = penOf(canvas);
  pen.scale(sharpness, sharpness);
  pen.fillStyle = getComputedStyle(wave).color;
  const bars = Math.max(1, Math.floor(width / 6));
  const heard = (audio.currentTime / seconds) * bars;
  for (let bar = 0; bar < bars; bar += 1) {
    const from = Math.floor((bar * peaks.length) / bars);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / bars));
    const loudest = Math.max(0, ...peaks.slice(from, to));
    const tall = Math.max(3, loudest * height);
    pen.globalAlpha = bar < heard ? 1 : 0.5;
    pen.fillRect((bar * width) / bars, (height - tall) / 2, Math.max(2, width / bars - 2.5), tall);
  }
}

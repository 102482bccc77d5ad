/** A picture of the sound about where it is played, with the pieces drawn on it; a click plays from there. */
import { penOf } from '../shared/dom.js';

/** Values a second. */
const fine = 50;
/** Bytes of a file that is fetched whole to be drawn, and seconds of sound that a browser can hold. */
const mostBytes = 60_000_000;
const mostSeconds = 45 * 60;
/** Hertz that it is read at: enough for a picture. */
const rate = 8000;

/**
 * How loud it is, 0 to 1, `fine` or fewer times a second; null where the browser cannot tell.
 * @param {{ drawn: string, bytes: number, peaks: string, seconds: number }} from empty for none
 * @returns {Promise<{ values: ArrayLike<number>, rate: number } | null>}
 */
export async function readWave({ drawn, bytes, peaks, seconds }) {
  if (drawn && bytes <= mostBytes && seconds <= mostSeconds) {
    const values = await decoded(drawn).catch(() => null);
    if (values) return { values, rate: fine };
  }
  if (!peaks) return null;
  const answer = await fetch(peaks).catch(() => null);
  const read = answer?.ok ? await answer.json() : null;
  return read && { values: read.peaks, rate: read.peaks.length / read.seconds };
}

/** @param {string} address */
async function decoded(address) {
  const answer = await fetch(address);
  if (!answer.ok) return null;
  const context = new OfflineAudioContext(1, 1, rate);
  const sound = await context.decodeAudioData(await answer.arrayBuffer());
  const samples = sound.getChannelData(0);
  const step = rate / fine;
  const values = new Float32Array(Math.ceil(samples.length / step));
  let most = 0.001;
  for (let index = 0; index < values.length; index += 1) {
    let peak = 0;
    const end = Math.min(samples.length, (index + 1) * step);
    for (let at = index * step; at < end; at += 1) peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    values[index] = peak;
    most = Math.max(most, peak);
  }
  return values.map((value) => value / most);
}

/** How loud it is where somebody speaks, and in how much of the time, both as parts of one. */
const [spoken, often] = [0.12, 0.35];

/**
 * Whether it is as loud between two moments as where somebody speaks.
 * @param {{ values: ArrayLike<number>, rate: number }} wave
 * @param {number} from seconds
 * @param {number} to
 */
export function isLoud({ values, rate: perSecond }, from, to) {
  const [first, last] = [Math.floor(from * perSecond), Math.min(values.length, Math.ceil(to * perSecond))];
  let loud = 0;
  for (let index = first; index < last; index += 1) if ((values[index] ?? 0) > spoken) loud += 1;
  return last > first && loud / (last - first) >= often;
}

/** Pixels a second. */
const wide = 44;
/** Where the moment that is heard stands, as a part of the width. */
const now = 0.3;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {HTMLMediaElement} media
 * @param {() => readonly { start: number, end: number, isHere: boolean }[]} pieces
 */
export function drawWave(canvas, media, pieces) {
  const pen = penOf(canvas);
  /** @type {{ values: ArrayLike<number>, rate: number } | null} */
  let wave = null;

  const firstSecond = () => media.currentTime - (now * canvas.clientWidth) / wide;

  function draw() {
    const { clientWidth: width, clientHeight: height } = canvas;
    const scale = devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * scale)) canvas.width = Math.round(width * scale);
    if (canvas.height !== Math.round(height * scale)) canvas.height = Math.round(height * scale);
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, width, height);
    const style = getComputedStyle(canvas);
    const [ink, soft, here] = ['--ink', '--line', '--accent'].map(
      (name) => style.getPropertyValue(name).trim() || style.color,
    );
    const first = firstSecond();
    const x = (/** @type {number} */ second) => (second - first) * wide;
    const last = first + width / wide;
    for (const piece of pieces()) {
      if (piece.end < first || piece.start > last) continue;
      pen.fillStyle = piece.isHere ? (here ?? '') : (soft ?? '');
      pen.globalAlpha = piece.isHere ? 0.22 : 0.45;
      pen.fillRect(x(piece.start), 2, Math.max(2, x(piece.end) - x(piece.start) - 1), height - 4);
    }
    pen.globalAlpha = 1;
    pen.fillStyle = ink ?? '';
    if (wave) {
      const from = Math.max(0, Math.floor(first * wave.rate));
      const to = Math.min(wave.values.length, Math.ceil(last * wave.rate));
      const bar = Math.max(1, wide / wave.rate - 0.4);
      for (let index = from; index < to; index += 1) {
        const high = Math.max(1, (wave.values[index] ?? 0) * (height - 8));
        pen.fillRect(x(index / wave.rate), (height - high) / 2, bar, high);
      }
    }
    pen.fillStyle = here ?? '';
    pen.fillRect(now * width - 1, 0, 2, height);
  }

  let isRunning = false;
  const run = () => {
    draw();
    isRunning = !media.paused;
    if (isRunning) requestAnimationFrame(run);
  };
  media.addEventListener('play', () => {
    if (!isRunning) run();
  });
  for (const event of ['seeked', 'loadedmetadata', 'pause']) media.addEventListener(event, draw);
  addEventListener('resize', draw);
  canvas.addEventListener('click', ({ offsetX }) => {
    media.currentTime = Math.max(0, firstSecond() + offsetX / wide);
  });
  return {
    draw,
    /** @param {typeof wave} read */
    show(read) {
      wave = read;
      draw();
    },
  };
}

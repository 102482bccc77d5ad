/** How loud it is: as a trail of bars, and in words for who cannot see them. */
import { say } from '../../../src/words/say.ts';
import { penOf } from '../shared/dom.js';

const looksPerSecond = 10;
/** Looks that the words go by; a breath between two sentences is not silence. */
const remembered = 3 * looksPerSecond;
/** Looks for which it must have been so before it is said. */
const settled = 1.5 * looksPerSecond;
/** Parts of full scale: below is very quiet, above is too loud. */
const [quiet, loud] = [0.02, 0.98];

/** @typedef {'heard' | 'quiet' | 'loud'} Judgement */

/**
 * Draws on `canvas` until it is stopped, and calls `onWords` when what is to be said changes.
 * @param {MediaStream} stream
 * @param {HTMLCanvasElement} canvas
 * @param {(words: string) => void} onWords
 * @returns {{ stop(): void, draws(yes: boolean): void }}
 */
export function watchLevel(stream, canvas, onWords) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 8192;
  context.createMediaStreamSource(stream).connect(analyser);
  context.resume();
  const samples = new Float32Array(analyser.fftSize);
  /** @type {number[]} */
  const levels = [];
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  let isMoving = true;
  /** @type {Judgement | null} */
  let said = null;
  /** @type {Judgement | null} */
  let judged = null;
  let since = 0;

  const timer = setInterval(() => {
    if (!isMoving) return;
    analyser.getFloatTimeDomainData(samples);
    levels.push(samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0));
    if (levels.length > 2000) levels.shift();
    if (isCalm) drawBar(canvas, Math.max(...levels.slice(-looksPerSecond)));
    else drawTrail(canvas, levels);
    const now = judge(levels.slice(-remembered));
    since = now === judged ? since + 1 : 0;
    judged = now;
    if (now === said || since < settled) return;
    said = now;
    onWords(say('scripts-level', { level: now }));
  }, 1000 / looksPerSecond);

  return {
    stop() {
      clearInterval(timer);
      context.close();
    },
    /** @param {boolean} yes */
    draws(yes) {
      isMoving = yes;
    },
  };
}

/**
 * @param {readonly number[]} levels parts of full scale
 * @returns {Judgement}
 */
function judge(levels) {
  const most = Math.max(...levels);
  if (most < quiet) return 'quiet';
  return levels.filter((level) => level > loud).length > levels.length / 2 ? 'loud' : 'heard';
}

/**
 * The newest at the end, as on a tape.
 * @param {HTMLCanvasElement} canvas
 * @param {readonly number[]} levels
 */
function drawTrail(canvas, levels) {
  const { pen, width, height } = open(canvas);
  const step = 5;
  const shown = levels.slice(-Math.floor(width / step));
  shown.forEach((level, at) => {
    const tall = Math.max(2, heightOf(level) * height);
    pen.fillRect(width - (shown.length - at) * step, (height - tall) / 2, step - 2, tall);
  });
}

/**
 * For who asked for less motion: one bar, that grows and shrinks where it stands.
 * @param {HTMLCanvasElement} canvas
 * @param {number} level
 */
function drawBar(canvas, level) {
  const { pen, width, height } = open(canvas);
  const thick = Math.min(height, 24);
  pen.fillRect(0, (height - thick) / 2, Math.max(2, heightOf(level) * width), thick);
}

/**
 * As ears hear it: a voice at a tenth of full scale is more than a tenth as loud.
 * @param {number} level
 */
const heightOf = (level) => Math.min(1, Math.sqrt(level));

/** @param {HTMLCanvasElement} canvas */
function open(canvas) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = penOf(canvas);
  pen.scale(scale, scale);
  pen.fillStyle = getComputedStyle(canvas).color;
  return { pen, width, height };
}

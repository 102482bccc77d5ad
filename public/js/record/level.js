/** How loud it is: as a trail of bars, and in words for who cannot see them. */

const looksPerSecond = 10;
/** Looks that the words go by; a breath between two sentences is not silence. */
const remembered = 3 * looksPerSecond;
/** Looks for which it must have been so before it is said. */
const settled = 1.5 * looksPerSecond;
/** Parts of full scale: below is very quiet, above is too loud. */
const [quiet, loud] = [0.02, 0.98];

const words = {
  heard: 'We can hear you.',
  quiet: 'It is very quiet. Come closer, or speak up.',
  loud: 'It is very loud. Move back a little.',
};

/**
 * Draws on `canvas` until it is stopped, and calls `onWords` when what is to be said changes.
 * @returns {{ stop(): void, draws(yes: boolean): void }}
 */
export function watchLevel(stream, canvas, onWords) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 8192;
  context.createMediaStreamSource(stream).connect(analyser);
  context.resume();
  const samples = new Float32Array(analyser.fftSize);
  const levels = [];
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  let isMoving = true;
  let said = null;
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
    onWords(words[now]);
  }, 1000 / looksPerSecond);

  return {
    stop() {
      clearInterval(timer);
      context.close();
    },
    draws(yes) {
      isMoving = yes;
    },
  };
}

function judge(levels) {
  const most = Math.max(...levels);
  if (most < quiet) return 'quiet';
  return levels.filter((level) => level > loud).length > levels.length / 2 ? 'loud' : 'heard';
}

/** The newest at the end, as on a tape. */
function drawTrail(canvas, levels) {
  const { pen, width, height } = open(canvas);
  const step = 5;
  const shown = levels.slice(-Math.floor(width / step));
  shown.forEach((level, at) => {
    const tall = Math.max(2, heightOf(level) * height);
    pen.fillRect(width - (shown.length - at) * step, (height - tall) / 2, step - 2, tall);
  });
}

/** For who asked for less motion: one bar, that grows and shrinks where it stands. */
function drawBar(canvas, level) {
  const { pen, width, height } = open(canvas);
  const thick = Math.min(height, 24);
  pen.fillRect(0, (height - thick) / 2, Math.max(2, heightOf(level) * width), thick);
}

/** As ears hear it: a voice at a tenth of full scale is more than a tenth as loud. */
const heightOf = (level) => Math.min(1, Math.sqrt(level));

function open(canvas) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext('2d');
  pen.scale(scale, scale);
  pen.fillStyle = getComputedStyle(canvas).color;
  return { pen, width, height };
}

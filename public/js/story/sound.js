/**
 * Lets a sound be played from its own waveform: a large button, and the waveform as a slider for mouse, touch and keys.
 * Without this script the browser's own controls stand below the drawn waveform.
 */
/** Seconds; in a short sound a key goes a tenth or a third of the way. */
const smallStep = (seconds) => Math.min(5, seconds / 10);
const largeStep = (seconds) => Math.min(30, seconds / 3);

for (const figure of document.querySelectorAll('[data-sound][data-peaks]')) whenOpen(figure);

// Behind a content note nothing is asked for before the story is opened.
function whenOpen(figure) {
  const gate = figure.closest('.note-gate');
  if (!gate || gate.open) setUp(figure);
  else gate.addEventListener('toggle', () => setUp(figure), { once: true });
}

async function setUp(figure) {
  const answer = await fetch(figure.dataset.peaks).catch(() => null);
  if (!answer?.ok) return;
  const { peaks, seconds } = await answer.json();
  const audio = figure.querySelector('audio');
  const player = document.createElement('div');
  player.className = 'sound-player';
  player.innerHTML = `
    <button type="button" class="play"><span class="visually-hidden"></span></button>
    <div class="wave" role="slider" tabindex="0" aria-label="Place in the sound" aria-valuemin="0"><canvas></canvas></div>
    <p class="clock" aria-hidden="true"></p>`;
  const [button, wave, time] = player.children;
  const context = { audio, peaks, seconds, wave, canvas: wave.firstElementChild };
  wave.setAttribute('aria-valuemax', String(Math.round(seconds)));
  player.setAttribute('role', 'group');
  player.setAttribute('aria-label', audio.getAttribute('aria-label'));

  const show = () => {
    const at = audio.currentTime;
    wave.setAttribute('aria-valuenow', String(Math.round(at)));
    wave.setAttribute('aria-valuetext', `${spoken(at)} of ${spoken(seconds)}`);
    time.textContent = `${clock(at)} / ${clock(seconds)}`;
    draw(context);
  };
  const showPlaying = () => {
    button.classList.toggle('is-playing', !audio.paused);
    button.firstElementChild.textContent = audio.paused ? 'Play' : 'Pause';
  };

  button.addEventListener('click', () => (audio.paused ? audio.play().catch(() => {}) : audio.pause()));
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

function listenForSeeks({ audio, seconds, wave }, show) {
  const seek = (to) => {
    audio.currentTime = Math.min(seconds, Math.max(0, to));
    show();
  };
  const seekToPointer = (event) => {
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
    const target = {
      ArrowRight: audio.currentTime + smallStep(seconds),
      ArrowUp: audio.currentTime + smallStep(seconds),
      ArrowLeft: audio.currentTime - smallStep(seconds),
      ArrowDown: audio.currentTime - smallStep(seconds),
      PageUp: audio.currentTime + largeStep(seconds),
      PageDown: audio.currentTime - largeStep(seconds),
      Home: 0,
      End: seconds,
    }[event.key];
    if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    seek(target);
  });
}

/** Draws as many bars as fit, what has been heard in full strength. */
function draw({ audio, peaks, seconds, wave, canvas }) {
  const { width, height } = wave.getBoundingClientRect();
  const sharpness = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * sharpness);
  canvas.height = Math.round(height * sharpness);
  const pen = canvas.getContext('2d');
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

function clock(seconds) {
  const whole = Math.round(seconds);
  const pad = (number) => String(number).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`;
}

function spoken(seconds) {
  const whole = Math.round(seconds);
  const parts = [
    [Math.floor(whole / 3600), 'hour'],
    [Math.floor((whole % 3600) / 60), 'minute'],
    [whole % 60, 'second'],
  ].filter(([number]) => number > 0);
  return (
    parts.map(([number, unit]) => `${number} ${unit}${number === 1 ? '' : 's'}`).join(' ') || 'the beginning'
  );
}

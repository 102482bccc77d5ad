import { relabel, setUsable, tool } from '../glass/button.js';
import { el } from '../glass/dom.js';
import { say } from '../say.js';

/**
 * Seconds that a key goes.
 * @type {Record<string, number>}
 */
const steps = { ArrowRight: 5, ArrowLeft: -5 };

/** From this part on it counts as heard to its end. */
const end = 0.95;

/**
 * What sound and film share: play and pause, ten seconds back, a place to be chosen by finger, and the volume.
 * @param {HTMLMediaElement} media
 * @param {number | null} seconds
 * @param {import('../types.d.ts').StoryContext & { file: import('../types.d.ts').ScreenFile | null, says: string }} context
 */
export function playing(media, seconds, { settings, keeper, heard, file, says }) {
  media.volume = settings.volume();
  media.preload = 'metadata';
  media.disableRemotePlayback = true;

  const play = tool(
    'play',
    say('player-play'),
    () => {
      if (media.paused) media.play().catch(() => {});
      else media.pause();
    },
    {
      class: 'tool play-tool',
    },
  );
  const again = tool('again', say('player-again'), () => seek(media.currentTime - 10), {
    'aria-label': say('player-again-named'),
  });
  const quieter = tool('quieter', say('player-quieter'), () => settings.changeVolume(-1));
  const louder = tool('louder', say('player-louder'), () => settings.changeVolume(1));
  const level = el('span', { class: 'level', role: 'status' });
  const length = () => (Number.isFinite(media.duration) ? media.duration : seconds) || 1;
  const place = el('input', {
    type: 'range',
    class: 'place-in',
    min: '0',
    max: '1000',
    step: '1',
    value: '0',
    'aria-label': says,
  });
  const time = el('p', { class: 'clock', 'aria-hidden': 'true' });

  /** @param {number} to */
  function seek(to) {
    media.currentTime = Math.min(length(), Math.max(0, to));
    showPlace();
  }
  place.addEventListener('input', () => seek((Number(place.value) / 1000) * length()));
  place.addEventListener('keydown', (event) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    seek(media.currentTime + step);
  });
  function showPlace() {
    const at = media.currentTime;
    place.value = String(Math.round((at / length()) * 1000));
    place.setAttribute('aria-valuetext', say('player-place', { at: clock(at), length: clock(length()) }));
    place.style.setProperty('--heard', `${((at / length()) * 100).toFixed(2)}%`);
    media.dispatchEvent(new CustomEvent('place', { detail: at / length() }));
    time.textContent = `${clock(at)} / ${clock(length())}`;
  }
  function showPlaying() {
    relabel(play, media.paused ? 'play' : 'pause', media.paused ? say('player-play') : say('player-pause'));
    play.classList.toggle('is-playing', !media.paused);
  }
  function showVolume() {
    media.volume = settings.volume();
    setUsable(quieter, settings.volumeStep() > 0);
    setUsable(louder, settings.volumeStep() < settings.loudestStep);
    const words = say('player-volume', { step: settings.volumeStep(), loudest: settings.loudestStep });
    if (level.textContent !== words) level.textContent = words;
  }
  for (const event of ['timeupdate', 'seeking', 'seeked', 'durationchange', 'ended']) {
    media.addEventListener(event, showPlace);
  }
  media.addEventListener('play', () => heard('started'));
  media.addEventListener('timeupdate', () => {
    if (!media.paused && !media.seeking && media.currentTime >= end * length()) heard('finished');
  });
  media.addEventListener('ended', () => heard('finished'));
  for (const event of ['play', 'pause', 'ended']) media.addEventListener(event, showPlaying);
  media.addEventListener('error', () => file && keeper.check(file.sha256));
  const stop = settings.listen(showVolume);
  showPlace();
  showVolume();

  return {
    seeker: el('div', { class: 'seeker' }, place, time),
    tools: [play, again, quieter, louder],
    level,
    isPlaying: () => !media.paused && !media.ended,
    leave() {
      stop();
      media.pause();
      media.removeAttribute('src');
      media.replaceChildren();
      // Lets go of what is buffered.
      media.load();
    },
  };
}

/** @param {number} seconds */
export function clock(seconds) {
  const whole = Math.floor(seconds);
  const pad = (/** @type {number} */ number) => String(number).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`;
}

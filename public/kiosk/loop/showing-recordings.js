import { el } from '../glass/dom.js';
import { fileOf, kindOf, wordsFor } from '../held/exhibition.js';
import { say } from '../say.js';
import { spokenWords } from '../works/spoken.js';
import { mainFile, momentIn, momentSeconds, pictureBeside, secondsWhole } from './programme.js';
import { playByItself } from './recording.js';
import { letGo } from './showing-pictures.js';
import { turnStage } from './turn-stage.js';

/** Films and sounds that show by themselves. */

/**
 * @param {import('./showing.js').Means} means
 * @param {import('../types.d.ts').ScreenStory} story
 * @param {import('../types.d.ts').ScreenMedia} media
 * @param {import('./showing.js').How} how
 * @returns {import('./showing.js').Inside}
 */
export function showFilm({ keeper, address }, story, media, how) {
  const video = videoOf(story.title, story.language);
  // In the first of its languages (P35).
  const captions = fileOf(media, 'captions');
  if (captions) {
    const srclang = captions.language ?? story.language;
    video.append(
      el('track', { kind: 'captions', src: address(captions), srclang, label: say('player-captions') }),
    );
    for (const track of video.textTracks) track.mode = 'showing';
  }
  const recording = recordingOf({ keeper, address }, story, media, how, video);
  return { stage: turnStage(video), ...recording };
}

/**
 * @param {string} name
 * @param {string} lang
 */
const videoOf = (name, lang) =>
  el('video', {
    class: 'turn-art',
    playsinline: true,
    disablepictureinpicture: true,
    'aria-label': name,
    lang,
  });

/**
 * A picture that moves, over and over.
 * @param {import('./showing.js').Means} means
 * @param {import('../types.d.ts').ScreenStory} story
 * @param {import('../types.d.ts').ScreenMedia} media
 * @param {import('./showing.js').How} how
 * @returns {import('./showing.js').Inside}
 */
export function showMoving(means, story, media, how) {
  const video = videoOf(wordsFor(media.alt) || story.title, story.language);
  video.loop = true;
  const { left: _left, ...recording } = recordingOf(means, story, media, { ...how, volume: null }, video);
  const seconds = how.isWhole ? secondsWhole(story, media, { isMuted: true }) : momentSeconds;
  return { stage: turnStage(video), ...recording, seconds };
}

/**
 * @param {import('./showing.js').Means} means
 * @param {import('../types.d.ts').ScreenStory} story
 * @param {import('../types.d.ts').ScreenMedia} media
 * @param {import('./showing.js').How} how
 * @param {HTMLMediaElement} player
 */
function recordingOf({ keeper, address }, story, media, { isWhole, volume, lot }, player) {
  const file = mainFile(media);
  const seconds = isWhole ? secondsWhole(story, media, { isMuted: volume === null }) : momentSeconds;
  const recording = playByItself(player, {
    address: file ? address(file) : '',
    from: isWhole || media.animation ? 0 : momentIn(media, lot),
    seconds: isWhole && kindOf(media) === 'film' ? Number.POSITIVE_INFINITY : seconds,
    volume,
    onMuted: () => keeper.tellOf(say('player-error-sound')),
  });
  return { ...recording, seconds };
}

/**
 * A sound: its waveform, its words as they are said, and the picture that came with it.
 * @param {import('./showing.js').Means} means
 * @param {import('../types.d.ts').ScreenStory} story
 * @param {import('../types.d.ts').ScreenMedia} media
 * @param {import('./showing.js').How} how
 * @returns {import('./showing.js').Inside}
 */
export function showSound(means, story, media, how) {
  const { address } = means;
  const audio = el('audio', { 'aria-label': story.title });
  const recording = recordingOf(means, story, media, how, audio);
  const wave = fileOf(media, 'waveform');
  const heard = el('div', { class: 'wave-heard' });
  const waves = [el('div', { class: 'wave-all' }), heard];
  if (wave) for (const each of waves) each.style.maskImage = `url("${address(wave)}")`;
  const beside = pictureBeside(story);
  const file = beside && fileOf(beside, 'image');
  const image = file && el('img', { class: 'turn-beside', alt: wordsFor(beside.alt), lang: story.language });
  if (file && image) image.src = address(file);
  const isSpoken = (media.spoken ?? []).length > 0;
  const words = isSpoken ? spokenWords(story, media, audio, () => undefined) : null;
  const isTimed = (media.spoken ?? []).some(({ times }) => times !== null);
  audio.addEventListener('timeupdate', () => {
    const part = audio.currentTime / (audio.duration || 1);
    heard.style.setProperty('--heard', `${(part * 100).toFixed(2)}%`);
    // Where nobody knows when a word is said, the words move along with the sound.
    if (words && !isTimed) words.node.scrollTop = part * (words.node.scrollHeight - words.node.clientHeight);
  });
  const parts = [image && 'has-picture', isSpoken && 'has-words'].filter(Boolean).join(' ');
  const stage = el(
    'div',
    { class: `turn-stage turn-sound ${parts}` },
    image,
    el('div', { class: 'wave', 'aria-hidden': 'true' }, ...waves),
    words?.node,
    audio,
  );
  return {
    stage,
    ...recording,
    // A picture that does not open keeps no voice back.
    ready: Promise.all([recording.ready, image?.decode().catch(() => image.remove())]),
    leave() {
      recording.leave();
      words?.leave();
      if (image) letGo(image);
    },
  };
}

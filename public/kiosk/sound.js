import { el } from './dom.js';
import { fileOf, wordsFor } from './exhibition.js';
import { playing } from './playing.js';
import { say } from './say.js';
import { spokenWords } from './spoken.js';
import { hearing } from './words.js';

/**
 * A sound on the stage: its waveform, under the story's own picture where there is one.
 * @param {import('./types.d.ts').StoryContext} context
 * @param {import('./types.d.ts').ScreenMedia} media
 * @returns {import('./types.d.ts').Part}
 */
export function soundPart(context, media) {
  const { address, story } = context;
  const file = fileOf(media, 'sound');
  const audio = el('audio', { 'aria-label': story.title });
  if (file) audio.src = address(file);
  const wave = fileOf(media, 'waveform');
  const heard = el('div', { class: 'wave-heard' });
  const waves = [el('div', { class: 'wave-all' }), heard];
  if (wave) for (const each of waves) each.style.maskImage = `url("${address(wave)}")`;
  audio.addEventListener('place', (event) => {
    if (event instanceof CustomEvent) heard.style.setProperty('--heard', `${event.detail * 100}%`);
  });
  const controls = playing(audio, media.seconds, { ...context, file, says: say('player-place-in-sound') });

  const artwork = story.media.find(({ form }) => form === 'artwork');
  const picture = artwork && (fileOf(artwork, 'image') ?? fileOf(artwork, 'thumbnail'));
  const alt = wordsFor(artwork?.alt);
  // Without a picture the words have its room, and are not said again below.
  const isSpoken = !picture && (media.spoken ?? []).length > 0;
  const kind = picture ? 'has-picture' : isSpoken ? 'has-words' : '';
  return {
    form: 'sound',
    stage: el(
      'div',
      { class: `stage sound-stage ${kind}`.trim() },
      picture &&
        el('img', { class: 'art', src: address(picture), alt, lang: story.language, draggable: 'false' }),
      el('div', { class: 'wave', 'aria-hidden': 'true' }, ...waves),
      isSpoken && spokenWords(story, media, audio),
      audio,
    ),
    ...controls,
    text: isSpoken ? [] : hearing(story, media),
  };
}

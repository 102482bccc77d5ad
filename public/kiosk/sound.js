import { el } from './dom.js';
import { fileOf, wordsFor } from './exhibition.js';
import { languageName, turnThrough } from './languages.js';
import { playing } from './playing.js';
import { say } from './say.js';
import { spokenWords } from './spoken.js';
import { chapterList, hearing, translators } from './words.js';

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
  let spoken = isSpoken && spokenWords(story, media, audio);
  const translations = (isSpoken && media.translations) || [];
  const names = [story, ...translations].map(({ language }) => languageName(language));
  /** @param {number} index of the language whose words stand on the stage, the story's own first */
  function speak(index) {
    const other = translations[index - 1];
    const now = other ? spokenWords(other, other, audio) : spokenWords(story, media, audio);
    if (spoken) spoken.replaceWith(now);
    spoken = now;
  }
  return {
    form: 'sound',
    stage: el(
      'div',
      { class: `stage sound-stage ${kind}`.trim() },
      picture &&
        el('img', { class: 'art', src: address(picture), alt, lang: story.language, draggable: 'false' }),
      el('div', { class: 'wave', 'aria-hidden': 'true' }, ...waves),
      spoken,
      audio,
    ),
    ...controls,
    tools: translations.length > 0 ? [...controls.tools, turnThrough(names, speak)] : controls.tools,
    text: [
      ...chapterList(story, media, audio),
      ...(isSpoken ? translators(translations) : hearing(story, media)),
    ],
  };
}

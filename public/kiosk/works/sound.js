import { setUsable, tool } from '../glass/button.js';
import { el } from '../glass/dom.js';
import { fileOf, wordsFor } from '../held/exhibition.js';
import { say } from '../say.js';
import { languageName, turnThrough } from './languages.js';
import { playing } from './playing.js';
import { spokenWords } from './spoken.js';
import { chapterList, hearing, translators } from './words.js';

/**
 * A sound on the stage: its waveform, under the story's own picture where there is one.
 * @param {import('../types.d.ts').StoryContext} context
 * @param {import('../types.d.ts').ScreenMedia} media
 * @returns {import('../types.d.ts').Part}
 */
export function soundPart(context, media) {
  const { address, story, settings } = context;
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
  const waveform = el('div', { class: 'wave', 'aria-hidden': 'true' }, ...waves);
  // What is said has the room, and is not said again below; the waveform is then the strip that the finger moves on.
  const isSpoken = (media.spoken ?? []).length > 0;
  const kind = `${isSpoken ? 'has-words' : ''} ${picture ? 'has-picture' : ''}`;
  if (isSpoken) {
    controls.seeker.classList.add('has-wave');
    controls.seeker.prepend(waveform);
  }
  const translations = (isSpoken && media.translations) || [];
  const languages = [story, ...translations].map(({ language }) => language);
  const first = Math.max(0, languages.indexOf(settings.language() ?? story.language));
  const follow = tool('follow', say('player-follow'), () => spoken?.follow());
  /** @type {ReturnType<typeof spokenWords> | undefined} */
  let spoken;
  if (isSpoken) speak(first);
  /** @param {number} index of the language whose words stand on the stage, the story's own first */
  function speak(index) {
    const other = translations[index - 1];
    const now = spokenWords(other ?? story, other ?? media, audio, (isFollowing) =>
      setUsable(follow, !isFollowing),
    );
    spoken?.node.replaceWith(now.node);
    spoken?.leave();
    spoken = now;
  }
  const canFollow = isSpoken && media.spoken.some(({ times }) => times !== null);
  return {
    form: 'sound',
    stage: el(
      'div',
      { class: `stage sound-stage ${kind}` },
      picture &&
        el('img', { class: 'art', src: address(picture), alt, lang: story.language, draggable: 'false' }),
      spoken?.node ?? waveform,
      audio,
    ),
    ...controls,
    tools: [
      ...controls.tools,
      ...(canFollow ? [follow] : []),
      ...(translations.length > 0 ? [turnThrough(languages.map(languageName), speak, first)] : []),
    ],
    text: [
      ...chapterList(story, media, audio),
      ...(isSpoken ? translators(translations) : hearing(story, media)),
    ],
    leave() {
      spoken?.leave();
      controls.leave();
    },
  };
}

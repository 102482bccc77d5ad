import { tool } from '../glass/button.js';
import { el } from '../glass/dom.js';
import { fileOf } from '../held/exhibition.js';
import { say } from '../say.js';
import { describedChoice } from './described.js';
import { languageName, turnThrough } from './languages.js';
import { playing } from './playing.js';
import { chapterList, hearing } from './words.js';

/**
 * A film on the stage, with its captions on where it has any (P35).
 * @param {import('../types.d.ts').StoryContext} context
 * @param {import('../types.d.ts').ScreenMedia} media
 * @returns {import('../types.d.ts').Part}
 */
export function filmPart(context, media) {
  const { address, story, settings } = context;
  const file = fileOf(media, 'film');
  const poster = fileOf(media, 'poster');
  const captions = media.files.filter(({ role }) => role === 'captions');
  const video = el('video', {
    playsinline: true,
    disablepictureinpicture: true,
    controlslist: 'nodownload noremoteplayback nofullscreen',
    poster: poster && address(poster),
    'aria-label': story.title,
  });
  for (const each of captions) {
    const language = each.language ?? story.language;
    const label = captions.length > 1 ? languageName(language) : say('player-captions');
    video.append(el('track', { kind: 'captions', src: address(each), srclang: language, label }));
  }
  const first = Math.max(
    0,
    captions.findIndex(({ language }) => language === settings.language()),
  );
  show(first);
  if (file) video.src = address(file);
  const controls = playing(video, media.seconds, { ...context, file, says: say('player-place-in-film') });
  const names = [
    ...captions.map(({ language }) => languageName(language ?? story.language)),
    say('player-words-off'),
  ];
  const described = describedChoice(context, video, media, {
    plain: file,
    withVoice: fileOf(media, 'described'),
  });
  const choice = captions.length > 1 ? turnThrough(names, show, first) : switchCaptions();
  /** @param {number} index of the captions that show; none where there are none of that index */
  function show(index) {
    for (const [at, track] of [...video.textTracks].entries())
      track.mode = at === index ? 'showing' : 'hidden';
  }
  function switchCaptions() {
    let isOn = true;
    const button = tool(
      'captions',
      say('player-captions'),
      () => {
        isOn = !isOn;
        show(isOn ? 0 : -1);
        button.setAttribute('aria-pressed', String(isOn));
      },
      { 'aria-pressed': 'true' },
    );
    return button;
  }
  return {
    form: 'film',
    stage: el('div', { class: 'stage' }, video, described?.written ?? null),
    ...controls,
    // While the film waits for the words somebody listens.
    isPlaying: () => controls.isPlaying() || (described?.isTelling() ?? false),
    leave() {
      described?.stop();
      controls.leave();
    },
    tools: [
      ...controls.tools,
      ...(captions.length > 0 ? [choice] : []),
      ...(described ? [described.button] : []),
    ],
    text: [...chapterList(story, media, video), ...hearing(story, media)],
  };
}

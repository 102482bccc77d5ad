import { tool } from './button.js';
import { el } from './dom.js';
import { fileOf } from './exhibition.js';
import { playing } from './playing.js';
import { say } from './say.js';
import { hearing } from './words.js';

/**
 * A film on the stage, with its captions on where it has any (P35).
 * @param {import('./types.d.ts').StoryContext} context
 * @param {import('./types.d.ts').ScreenMedia} media
 * @returns {import('./types.d.ts').Part}
 */
export function filmPart(context, media) {
  const { address, story } = context;
  const file = fileOf(media, 'film');
  const poster = fileOf(media, 'poster');
  const captions = fileOf(media, 'captions');
  const video = el('video', {
    playsinline: true,
    disablepictureinpicture: true,
    controlslist: 'nodownload noremoteplayback nofullscreen',
    poster: poster && address(poster),
    'aria-label': story.title,
  });
  if (captions) {
    const track = el('track', {
      kind: 'captions',
      src: address(captions),
      srclang: story.language,
      label: say('player-captions'),
      default: true,
    });
    video.append(track);
    track.track.mode = 'showing';
  }
  if (file) video.src = address(file);
  const controls = playing(video, media.seconds, { ...context, file, says: say('player-place-in-film') });
  const switchCaptions = tool('captions', say('player-captions'), () => showCaptions(!isOn()), {
    'aria-pressed': 'true',
  });
  const isOn = () => video.textTracks[0]?.mode === 'showing';
  /** @param {boolean} on */
  function showCaptions(on) {
    const [track] = video.textTracks;
    if (track) track.mode = on ? 'showing' : 'hidden';
    switchCaptions.setAttribute('aria-pressed', String(on));
  }
  return {
    form: 'film',
    stage: el('div', { class: 'stage' }, video),
    ...controls,
    tools: captions ? [...controls.tools, switchCaptions] : controls.tools,
    text: hearing(story, media),
  };
}

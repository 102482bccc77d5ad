import { relabel, tool } from '../glass/button.js';
import { el } from '../glass/dom.js';
import { fileOf, wordsFor } from '../held/exhibition.js';
import { say } from '../say.js';

/**
 * A picture that moves, over and over and without a sound, with a button that stops it.
 * @param {import('../types.d.ts').StoryContext} context
 * @param {import('../types.d.ts').ScreenMedia} media
 * @returns {import('../types.d.ts').Part}
 */
export function movingPart({ address, keeper, story }, media) {
  const file = fileOf(media, 'film');
  const poster = fileOf(media, 'poster');
  const video = el('video', {
    loop: true,
    playsinline: true,
    disablepictureinpicture: true,
    controlslist: 'nodownload noremoteplayback nofullscreen',
    poster: poster && address(poster),
    'aria-label': wordsFor(media.alt) || story.title,
    lang: story.language,
  });
  video.muted = true;
  video.disableRemotePlayback = true;
  if (file) video.src = address(file);
  const play = tool('play', say('player-play'), () => (video.paused ? start() : video.pause()), {
    class: 'tool play-tool',
  });
  const start = () => video.play().catch(() => {});
  function show() {
    relabel(play, video.paused ? 'play' : 'pause', video.paused ? say('player-play') : say('player-pause'));
    play.classList.toggle('is-playing', !video.paused);
  }
  for (const event of ['play', 'pause']) video.addEventListener(event, show);
  video.addEventListener('error', () => file && keeper.check(file.sha256));
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches) start();
  return {
    form: 'film',
    stage: el('div', { class: 'stage' }, video),
    tools: [play],
    text: [],
    // It never ends, so it says nothing of whether somebody is there.
    isPlaying: () => false,
    leave() {
      video.pause();
      video.removeAttribute('src');
      // Lets go of what is buffered.
      video.load();
    },
  };
}

import { goOnIn } from '../../js/shared/play-from.js';
import { describeAloud } from '../../js/story/describe-aloud.js';
import { teller } from '../../js/story/teller.js';
import { tool } from '../glass/button.js';
import { el } from '../glass/dom.js';
import { say } from '../say.js';

/**
 * Tells what is to be seen in a film while it plays: by the voice that somebody recorded, from one moment to the same in the
 * other file, or else by the screen's own voice, or in writing where it has none for that language. It is chosen once for all
 * films of a visit; in the spoken mode it is on. Null where there is nothing to tell, or no room for it on this screen.
 * @param {import('../types.d.ts').StoryContext} context
 * @param {HTMLVideoElement} video
 * @param {import('../types.d.ts').ScreenMedia} media
 * @param {{ plain: import('../types.d.ts').ScreenFile | null, withVoice: import('../types.d.ts').ScreenFile | null }} files
 */
export function describedChoice(context, video, media, { plain, withVoice }) {
  const { settings } = context;
  const way =
    plain && withVoice
      ? byFile(context, video, plain, withVoice)
      : (media.description ?? []).length > 0
        ? byScreen(context, video, media)
        : null;
  if (!way) return null;
  const button = tool(
    'described',
    say('player-described'),
    () => {
      const isOn = !settings.isDescribed();
      settings.setDescribed(isOn);
      button.setAttribute('aria-pressed', String(isOn));
      way.turn(isOn);
    },
    { 'aria-pressed': String(settings.isDescribed()) },
  );
  return { ...way, button };
}

/**
 * @param {import('../types.d.ts').StoryContext} context
 * @param {HTMLVideoElement} video
 * @param {import('../types.d.ts').ScreenFile} plain
 * @param {import('../types.d.ts').ScreenFile} withVoice
 */
function byFile({ address, settings, keeper }, video, plain, withVoice) {
  const addresses = { with: address(withVoice), without: address(plain) };
  video.addEventListener('error', () => settings.isDescribed() && keeper.check(withVoice.sha256));
  if (settings.isDescribed()) video.src = addresses.with;
  return {
    /** @param {boolean} isOn */
    turn: (isOn) =>
      goOnIn(video, () => {
        video.src = isOn ? addresses.with : addresses.without;
      }),
    written: null,
    isTelling: () => false,
    stop() {},
  };
}

/**
 * @param {import('../types.d.ts').StoryContext} context
 * @param {HTMLVideoElement} video
 * @param {import('../types.d.ts').ScreenMedia} media
 */
function byScreen({ settings, story }, video, media) {
  const written = el('p', { class: 'described-words', lang: story.language, dir: 'auto' });
  const moments = media.description.map(({ at, words, until }) => ({
    ...{ at, words },
    until: until ?? Number.POSITIVE_INFINITY,
  }));
  const { tell } = teller(written, story.language, () => settings.voiceVolume());
  const describing = describeAloud(video, moments, {
    isOn: settings.isDescribed(),
    tell,
    quieten() {
      settings.duck(true);
      return () => settings.duck(false);
    },
  });
  return { ...describing, written };
}

import { goOnIn } from '../../js/shared/play-from.js';
import { tool } from '../glass/button.js';
import { say } from '../say.js';

/**
 * Plays a film with the voice that tells what is to be seen in it, and without, from one moment to the same in the other. In
 * the spoken mode it begins with the voice. Null where there is none, or no room for it on this screen.
 * @param {import('../types.d.ts').StoryContext} context
 * @param {HTMLVideoElement} video
 * @param {import('../types.d.ts').ScreenFile | null} plain
 * @param {import('../types.d.ts').ScreenFile | null} withVoice
 */
export function describedChoice({ address, settings, keeper }, video, plain, withVoice) {
  if (!plain || !withVoice) return null;
  const addresses = { with: address(withVoice), without: address(plain) };
  let isOn = settings.isSpoken();
  const button = tool('described', say('player-described'), () => turn(!isOn), {
    'aria-pressed': String(isOn),
  });
  /** @param {boolean} on */
  function turn(on) {
    isOn = on;
    button.setAttribute('aria-pressed', String(isOn));
    goOnIn(video, () => {
      video.src = isOn ? addresses.with : addresses.without;
    });
  }
  video.addEventListener('error', () => isOn && keeper.check(withVoice.sha256));
  if (isOn) video.src = addresses.with;
  return button;
}

import { el } from '../glass/dom.js';
import {
  ofControl,
  ofPassage,
  ofPicture,
  ofPlainScreen,
  ofQuestion,
  ofScreen,
  own,
  passagesIn,
  stateOf,
} from './aloud.js';
import { controlsOnGlass } from './controls.js';
import { createTones } from './tones.js';
import { createVoice } from './voice.js';

/**
 * Says what stands on the glass, for people who do not see it: each screen as it opens, each control as the focus comes to
 * it, and what changes. Whatever is said stands at the top as well, for a helper; where the device has no voice, tones mark
 * the steps. A sound or film has the room to itself, and is turned down while something is said over it.
 * @param {{ root: HTMLElement, settings: import('../types.d.ts').Settings }} parts
 */
export function createSpokenMode({ root, settings }) {
  const strip = el('p', { class: 'said', 'aria-hidden': 'true', hidden: true });
  document.body.append(strip);
  const loudness = () => settings.voiceVolume();
  const tones = createTones(loudness);
  const voice = createVoice({
    loudness,
    begun: (text) => {
      strip.textContent = text;
    },
    changed: (isTalking) => settings.duck(isTalking),
  });
  let isOn = false;
  let hasKeys = false;
  /** Somebody of this visit wanted it so, or otherwise. */
  let isChosen = false;
  /** @type {() => void} */
  let noVoice = () => {};
  /** @type {readonly import('./aloud.js').Piece[]} */
  let last = [];
  let volume = settings.volumeStep();
  let size = settings.size();
  /** The screen that was said last. @type {Element | null} */
  let saidScreen = null;
  /** Which paragraph of the words that have the focus was read. */
  let passage = -1;

  /**
   * @param {readonly import('./aloud.js').Piece[]} pieces
   * @param {'moved' | 'opened' | 'unusable'} [tone]
   */
  function speak(pieces, tone = 'moved') {
    if (pieces.length === 0) return;
    last = pieces;
    strip.textContent = pieces.map(({ text }) => text).join(' ');
    if (voice.canSpeak()) voice.speak(pieces);
    else tones.play(tone);
  }

  /** @param {boolean} on */
  function set(on) {
    isOn = on;
    strip.hidden = !on;
    settings.setSpoken(on);
    if (!on) voice.stop();
  }

  const screen = () => {
    saidScreen = root.firstElementChild;
    return ofScreen(root, controlsOnGlass().length);
  };

  function turnOn() {
    isChosen = true;
    set(true);
    if (!voice.canSpeak()) noVoice();
    speak([own('player-aloud-welcome'), ...screen()], 'opened');
  }

  /** @param {FocusEvent} event */
  function focused({ target }) {
    if (!isOn || !(target instanceof HTMLElement)) return;
    passage = -1;
    const dialog = target.closest('dialog');
    if (target.matches('h1')) return speak(screen(), 'opened');
    // Whoever comes back to a list stands at its story at once, and hears where that is.
    const isFresh = root.contains(target) && root.firstElementChild !== saidScreen;
    speak([...(dialog ? ofQuestion(dialog) : []), ...(isFresh ? screen() : []), ...ofControl(target)]);
  }

  /** @param {readonly MutationRecord[]} records */
  function changed(records) {
    if (!isOn) return;
    const { activeElement } = document;
    for (const { type, target, oldValue } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      if (type === 'attributes') {
        // A button that says again how it stands has not changed.
        const isOther = element?.getAttribute('aria-pressed') !== oldValue;
        if (element && isOther && element === activeElement) return speak(stateOf(element));
        continue;
      }
      const status = element?.closest('[role="status"]:not(.level)');
      // Of a page that was turned, what is to be seen on it.
      if (status?.isConnected)
        return speak([...ofPassage(status), ...(status.matches('.place') ? ofPicture(root) : [])]);
    }
  }

  /** How loud and how large, wherever that was set. */
  function adjusted() {
    const before = { volume, size };
    volume = settings.volumeStep();
    size = settings.size();
    if (!isOn) return;
    if (volume !== before.volume)
      speak([own('player-volume', { step: volume, loudest: settings.loudestStep })]);
    if (size !== before.size)
      speak([own('player-aloud-size', { step: size + 1, largest: settings.largestSize + 1 })]);
  }

  /**
   * A sound or film that is heard, and stands there still.
   * @param {Event} event
   */
  const heardOf = ({ target }) =>
    isOn &&
    target instanceof HTMLMediaElement &&
    target.isConnected &&
    !target.muted &&
    // A film that waits for its description is told by that.
    !target.hasAttribute('data-waits')
      ? target
      : null;
  const place = () => root.querySelector('.place-in')?.getAttribute('aria-valuetext') ?? '';
  /** @type {Record<string, (media: HTMLMediaElement) => void>} */
  const happenings = {
    play: () => voice.stop(),
    pause: ({ ended }) =>
      speak([ended ? own('player-aloud-ended') : own('player-aloud-paused', { place: place() })]),
    seeked: ({ paused }) => paused && speak([own('player-aloud-time', { place: place() })]),
  };
  for (const [name, happens] of Object.entries(happenings)) {
    const listener = (/** @type {Event} */ event) => {
      const media = heardOf(event);
      if (media) happens(media);
    };
    document.addEventListener(name, listener, { capture: true });
  }

  document.addEventListener('focusin', focused);
  document.addEventListener(
    'click',
    ({ target }) => {
      const isUnusable = target instanceof Element && target.closest('[aria-disabled="true"]');
      if (isOn && isUnusable) speak([own('player-aloud-unusable')], 'unusable');
    },
    { capture: true },
  );
  document.addEventListener('pointerdown', () => isOn && voice.stop(), { capture: true });
  new MutationObserver(changed).observe(root, {
    ...{ subtree: true, childList: true, characterData: true },
    attributeFilter: ['aria-pressed'],
    attributeOldValue: true,
  });
  settings.listen(adjusted);

  return {
    isOn: () => isOn,
    /** Somebody listens, so that somebody is there. What the question itself says does not count. */
    isTalking: () => isOn && voice.isTalking() && !document.querySelector('dialog[open]'),
    hush: () => isOn && voice.stop(),
    /**
     * The first key of a visit at a screen that has keys.
     * @returns whether it began to speak
     */
    wake() {
      if (isOn || isChosen || !hasKeys) return false;
      turnOn();
      return true;
    },
    turn() {
      if (!isOn) return turnOn();
      isChosen = true;
      set(false);
      if (voice.canSpeak()) voice.speak([own('player-aloud-off-now')]);
    },
    again: () => isOn && speak(last),
    sayKeys: () => isOn && speak([own('player-aloud-keys')]),
    /**
     * Where no visit can begin, a key says why.
     * @returns whether it did
     */
    sayPlainScreen() {
      if (!hasKeys) return false;
      if (voice.canSpeak()) voice.speak(ofPlainScreen(root));
      return true;
    },
    /**
     * One paragraph of the words that have the focus.
     * @param {number} by
     */
    readOn(by) {
      const passages = document.activeElement ? passagesIn(document.activeElement) : [];
      passage = Math.min(passages.length - 1, Math.max(0, passage + by));
      const here = passages[passage];
      if (!here) return;
      here.scrollIntoView({ block: 'center', behavior: 'instant' });
      speak(ofPassage(here));
    },
    /** All of the words that have the focus, from where they were read to. */
    readAll() {
      const passages = document.activeElement ? passagesIn(document.activeElement) : [];
      speak(passages.slice(Math.max(0, passage)).flatMap(ofPassage));
    },
    /**
     * @param {boolean} keys whether the screen has keys
     * @param {() => void} tell that there is no voice
     */
    setUp(keys, tell) {
      hasKeys = keys;
      noVoice = tell;
    },
    /** The next visitor begins anew (P33). */
    end() {
      set(false);
      isChosen = false;
      last = [];
      strip.textContent = '';
    },
  };
}

import { voiceFor } from '../../js/shared/voice-for.js';
import { say, spokenLanguage } from '../say.js';
import { languageName } from '../works/languages.js';

/** Milliseconds for a character at most, and before the first one: some voices forget to say that they have ended. */
const [slowest, patience] = [200, 5000];

/**
 * The device's own voices. A text is said by a voice of its own language or not at all: a voice of another one would say
 * something that nobody understands.
 * @param {{ loudness(): number, begun(text: string): void, changed(isTalking: boolean): void }} hooks `begun` hears each sentence as it is said
 */
export function createVoice({ loudness, begun, changed }) {
  const synth = globalThis.speechSynthesis;
  // Chromium looks for its voices once it is asked for them.
  synth?.getVoices();
  let run = 0;
  let surelyOver = 0;

  function stop() {
    run += 1;
    synth?.cancel();
    changed(false);
  }

  return {
    canSpeak: () => voiceFor(spokenLanguage()) !== null,
    stop,
    isTalking: () => Boolean(synth?.speaking || synth?.pending) && performance.now() < surelyOver,
    /** @param {readonly import('./aloud.js').Piece[]} pieces */
    speak(pieces) {
      stop();
      const now = run;
      const said = pieces.map((piece) => (voiceFor(piece.lang) ? piece : unspeakable(piece.lang)));
      for (const [at, { text, lang }] of said.entries()) {
        const utterance = new SpeechSynthesisUtterance(text);
        utterance.lang = lang;
        utterance.voice = voiceFor(lang);
        utterance.volume = loudness();
        utterance.onstart = () => now === run && begun(text);
        const isLast = at === said.length - 1;
        for (const end of /** @type {const} */ (['onend', 'onerror']))
          utterance[end] = () => now === run && isLast && changed(false);
        synth.speak(utterance);
      }
      surelyOver =
        performance.now() + said.reduce((sum, { text }) => sum + patience + text.length * slowest, 0);
      changed(said.length > 0);
    },
  };
}

/**
 * Said instead of words for which there is no voice.
 * @param {string} lang
 */
const unspeakable = (lang) => ({
  text: say('player-aloud-no-voice', { language: languageName(lang) }),
  lang: spokenLanguage(),
});

import { languageName } from './languages.js';
import { say, spokenLanguage } from './say.js';

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

  /** @param {string} lang */
  function voiceOf(lang) {
    const voices = synth?.getVoices() ?? [];
    const tag = (/** @type {string} */ each) => each.replace('_', '-').toLowerCase();
    const language = (/** @type {string} */ each) => tag(each).split('-')[0];
    const same = voices.filter((voice) => language(voice.lang) === language(lang));
    return same.find((voice) => tag(voice.lang) === tag(lang)) ?? same[0] ?? null;
  }

  function stop() {
    run += 1;
    synth?.cancel();
    changed(false);
  }

  return {
    canSpeak: () => voiceOf(spokenLanguage()) !== null,
    stop,
    isTalking: () => Boolean(synth?.speaking || synth?.pending),
    /** @param {readonly import('./aloud.js').Piece[]} pieces */
    speak(pieces) {
      stop();
      const now = run;
      const said = pieces.map((piece) => (voiceOf(piece.lang) ? piece : unspeakable(piece.lang)));
      for (const [at, { text, lang }] of said.entries()) {
        const utterance = new SpeechSynthesisUtterance(text);
        utterance.lang = lang;
        utterance.voice = voiceOf(lang);
        utterance.volume = loudness();
        utterance.onstart = () => now === run && begun(text);
        const isLast = at === said.length - 1;
        for (const end of /** @type {const} */ (['onend', 'onerror']))
          utterance[end] = () => now === run && isLast && changed(false);
        synth.speak(utterance);
      }
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

/** Tells words aloud by a voice of the visitor's own device, or writes them where it has none for their language. */
import { voiceFor } from '../shared/voice-for.js';

/** How fast people read and voices speak, in characters a second, and how long the shortest words stay. */
const [pace, shortest] = [15, 3];
/** Seconds after which a voice that has not begun is taken for none. */
const patience = 3;

/**
 * @param {HTMLElement} written with role="status", for the words where nothing can speak them
 * @param {string} language of the words (BCP 47)
 * @param {() => number} [loudness] 0 to 1
 */
export function teller(written, language, loudness = () => 1) {
  return {
    isVoiced: () => voiceFor(language) !== null,
    /**
     * @param {string} words
     * @param {() => void} onEnd once they are told
     * @returns {() => void} stops it; then `onEnd` is not called any more
     */
    tell(words, onEnd) {
      const voice = voiceFor(language);
      if (!voice) return write(written, words, onEnd);
      let stop = speak(words, { voice, volume: loudness() }, onEnd, () => {
        stop = write(written, words, onEnd);
      });
      return () => stop();
    },
  };
}

/**
 * @param {string} words
 * @param {{ voice: SpeechSynthesisVoice, volume: number }} how
 * @param {() => void} onEnd
 * @param {() => void} onMute where nothing can be heard of it
 */
function speak(words, { voice, volume }, onEnd, onMute) {
  const said = new SpeechSynthesisUtterance(words);
  said.voice = voice;
  said.lang = voice.lang;
  said.volume = volume;
  let isOver = false;
  const over = (/** @type {() => void} */ then) => () => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    then();
  };
  let timer = setTimeout(over(onMute), patience * 1000);
  said.addEventListener('start', () => {
    clearTimeout(timer);
    // Some browsers forget to say that it has ended.
    timer = setTimeout(over(onEnd), secondsFor(words) * 3000);
  });
  said.addEventListener('end', over(onEnd));
  said.addEventListener('error', over(onMute));
  speechSynthesis.speak(said);
  return over(() => speechSynthesis.cancel());
}

/**
 * @param {HTMLElement} written
 * @param {string} words
 * @param {() => void} onEnd
 */
function write(written, words, onEnd) {
  written.textContent = words;
  const clear = () => {
    written.textContent = '';
  };
  const timer = setTimeout(() => {
    clear();
    onEnd();
  }, secondsFor(words) * 1000);
  return () => {
    clearTimeout(timer);
    clear();
  };
}

const secondsFor = (/** @type {string} */ words) => Math.max(shortest, words.length / pace);

/** Lengths and names of recordings, as they are shown and said. */
import { clock as clockOf, spokenLength } from '../../../src/words/measures.ts';
import { say, spokenLanguage } from '../../../src/words/say.ts';

/**
 * "0:07", "12:34", "1:02:03".
 * @param {number} seconds
 */
export const clock = (seconds) => clockOf(Math.floor(seconds));

/**
 * "7 seconds", "1 minute 5 seconds", "2 hours".
 * @param {number} seconds
 */
export const spoken = (seconds) =>
  spokenLength(Math.round(seconds), spokenLanguage()) || say('scripts-under-a-second');

/**
 * What a recording of this moment is called, such as "Sound, 23 November, 10.05.webm".
 * @param {'sound' | 'film' | 'photo'} way
 * @param {string} ending
 */
export function nameOfNow(way, ending, now = new Date()) {
  const language = spokenLanguage();
  const day = now.toLocaleDateString(language, { day: 'numeric', month: 'long' });
  const time = now.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' }).replace(':', '.');
  return `${say('scripts-recording-name', { way, day, time })}.${ending}`;
}

import { fileOf, isStrip, kindOf } from '../held/exhibition.js';

/** What a story shows where it plays by itself, and for how long. Nothing here asks the time, the disk or chance. */

/** In seconds: a picture, a page of a booklet, and a recording of which nobody hears or reads anything. */
const lookSeconds = 24;
const pageSeconds = 12;
const unheardSeconds = 20;
/** A moment of a film or a sound, in the loop of a touch screen. */
export const momentSeconds = 12;
/** A pace at which most people read without haste, and the least time for a page of words. */
const wordsASecond = 2.3;
const leastReadingSeconds = 8;

/**
 * What may play by itself: stories that need no word before them (P32), and have something to show.
 * @param {readonly import('../types.d.ts').ScreenStory[]} stories
 */
export const playsByItself = (stories) =>
  stories.filter((story) => story.note === null && worksOf(story).length > 0);

/**
 * The works of a story, one after the other; null is its words, where it has no files. A picture that came with a sound
 * shows while that is heard.
 * @param {import('../types.d.ts').ScreenStory} story
 * @returns {(import('../types.d.ts').ScreenMedia | null)[]}
 */
export function worksOf(story) {
  if (story.media.length === 0) return [null];
  const beside = pictureBeside(story);
  return story.media.filter((media) => media !== beside && mainFile(media) !== null);
}

/**
 * The picture that shows with a story's sound, or null.
 * @param {import('../types.d.ts').ScreenStory} story
 */
export function pictureBeside({ media }) {
  if (!media.some((each) => each.form === 'sound' && mainFile(each) !== null)) return null;
  return media.find((each) => kindOf(each) === 'artwork' && fileOf(each, 'image') !== null) ?? null;
}

/**
 * The file that has to open for a work to show.
 * @param {import('../types.d.ts').ScreenMedia} media
 */
export function mainFile(media) {
  if (media.form === 'sound') return fileOf(media, 'sound');
  return fileOf(media, 'film') ?? fileOf(media, 'image') ?? fileOf(media, 'poster');
}

/**
 * How long a work shows whole, in seconds.
 * @param {import('../types.d.ts').ScreenStory} story
 * @param {import('../types.d.ts').ScreenMedia | null} media
 * @param {{ isMuted: boolean }} how
 */
export function secondsWhole(story, media, { isMuted }) {
  if (media === null) return readingSeconds(story.words);
  const length = media.seconds ?? lookSeconds;
  switch (kindOf(media)) {
    case 'film':
      return length;
    case 'sound':
      return isMuted && (media.spoken ?? []).length === 0 ? Math.min(unheardSeconds, length) : length;
    case 'moving':
      // To its end, however often that takes.
      return Math.ceil(lookSeconds / length) * length;
    case 'booklet':
      return media.pages.length * pageSeconds;
    default:
      return lookSeconds * (isStrip(mainFile(media) ?? media) ? 2 : 1);
  }
}

/**
 * How long all of a story takes.
 * @param {import('../types.d.ts').ScreenStory} story
 * @param {{ isMuted: boolean }} how
 */
export const storySeconds = (story, how) =>
  worksOf(story).reduce((sum, media) => sum + secondsWhole(story, media, how), 0);

/**
 * To be read without haste, in seconds.
 * @param {string} words
 */
export const readingSeconds = (words) =>
  Math.max(leastReadingSeconds, words.split(/\s+/).filter(Boolean).length / wordsASecond);

/**
 * Where a moment of a recording begins: by lot where something begins to be said, so that its words are whole; otherwise
 * anywhere within it.
 * @param {import('../types.d.ts').ScreenMedia} media
 * @param {number} lot
 */
export function momentIn({ seconds, spoken }, lot) {
  const latest = Math.max(0, (seconds ?? 0) - momentSeconds);
  const said = (spoken ?? [])
    .flatMap(({ times }) => times?.split(' ', 1).map(Number) ?? [])
    .filter((start) => start <= latest);
  return said[lot % said.length] ?? (lot / 2 ** 32) * latest;
}

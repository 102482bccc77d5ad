/** What a storyteller reads of a file on its way, in the archive's own words. */
import { partInWords as archivesPart } from '../../../src/uploads/file-sentences.ts';
import { sizeInWords as archivesSize } from '../../../src/words/measures.ts';
import { say, spokenLanguage } from '../../../src/words/say.ts';

export { fileSentences } from '../../../src/uploads/file-sentences.ts';

/**
 * How much of a file has arrived: "43%", or "1.5 MB" of one whose length nobody knows yet.
 * @param {{ readonly received: number, readonly bytes: number | null }} arrival
 */
export const partInWords = ({ received, bytes }) => archivesPart(received, bytes);

/**
 * Bytes as "3.4 MB".
 * @param {number} bytes
 */
export const sizeInWords = (bytes) => archivesSize(bytes, spokenLanguage());

/**
 * "about 3 minutes left", in steps that do not flicker.
 * @param {number} seconds
 */
export function timeLeft(seconds) {
  if (seconds < 60) return say('scripts-under-a-minute-left');
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100
    ? say('scripts-minutes-left', { minutes })
    : say('scripts-hours-left', { hours: Math.round(minutes / 60) });
}

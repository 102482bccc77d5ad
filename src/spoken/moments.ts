import type { Captions, Description, Moment } from '../story/media.ts';
import { countCharacters } from '../story/text/count-characters.ts';
import { isBlank, oneLine } from '../story/text/plain-text.ts';
import { clock } from '../words/measures.ts';
import { say } from '../words/say.ts';
import { timedWordsIn } from './timed-captions.ts';

/** What is to be seen in a film as people type it: one moment a line, the time before the words, "0:05 A woman closes a gate." */

export interface ReadMoments {
  /** Of every line that can be read. */
  readonly moments: readonly Moment[];
  /** The first thing that is wrong; null where nothing is. */
  readonly fault: { readonly line: number; readonly message: string } | null;
}

/** Characters of one moment. */
const longest = 500;
const time = String.raw`(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?:[.,](\d{1,3}))?`;
const timed = new RegExp(String.raw`^\s*[[(]?${time}(?![\d:])[\])]?\s*[-–—:]?\s*(.*)$`);

/** `ends` is the film's length in seconds; null where it is not known. */
export function readMoments(text: string, ends: number | null): ReadMoments {
  const moments: Moment[] = [];
  let fault: ReadMoments['fault'] = null;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (isBlank(line)) continue;
    const moment = momentIn(line);
    const message = faultOf(moment, moments.at(-1), ends);
    if (message === null && moment) moments.push(moment);
    else fault ??= { line: index + 1, message: message ?? '' };
  }
  return { moments, fault };
}

function momentIn(line: string): Moment | null {
  const found = timed.exec(line);
  return found && { at: secondsOf(found.slice(1, 5)), words: oneLine(found[5] ?? '') };
}

const secondsOf = ([hours = '0', minutes, seconds, fraction = '0']: readonly (string | undefined)[]) =>
  Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction}`);

/** The seconds of a place in a film, such as "1:02.5"; null of anything else. */
export function secondsIn(text: string): number | null {
  const found = new RegExp(`^${time}$`).exec(text.trim());
  return found && secondsOf(found.slice(1, 5));
}

function faultOf(moment: Moment | null, before: Moment | undefined, ends: number | null): string | null {
  if (!moment) return say('moments-no-time');
  const { at, words } = moment;
  if (words === '') return say('moments-no-words');
  if (before && at <= before.at) return say('moments-out-of-order', { before: writtenTime(before.at) });
  if (ends !== null && at >= ends) return say('moments-beyond', { end: clock(ends) });
  const length = countCharacters(words);
  return length > longest ? say('moments-too-long', { most: longest, length }) : null;
}

/** One moment as pages show it. */
export interface MomentLine extends Moment {
  /** As on a clock, such as "0:05". */
  readonly time: string;
}

/** None where nobody has described it so. */
export const momentLines = (description: Description | undefined): readonly MomentLine[] =>
  (description?.moments ?? []).map(({ at, words }) => ({ at, words, time: clock(at) }));

/** When each word that is spoken begins, in seconds; what stands in brackets are sounds, which may be talked over. */
export function speechStarts(captions: Captions | null): readonly number[] {
  let isSound = false;
  return timedWordsIn(captions?.vtt ?? '').flatMap(({ text, start }) => {
    isSound ||= /^[[(]/.test(text);
    const isSpoken = !isSound;
    if (/[\])]\W*$/.test(text)) isSound = false;
    return isSpoken ? [start] : [];
  });
}

/** The same moments as lines to type in. */
export const writeMoments = (moments: readonly Moment[]): string =>
  moments.map(({ at, words }) => `${writtenTime(at)} ${words}`).join('\n');

/** "0:05", and "0:05.5" between two seconds. */
export function writtenTime(at: number): string {
  const [, fraction] = at.toFixed(3).replace(/0+$/, '').split('.');
  return fraction ? `${clock(at)}.${fraction}` : clock(at);
}

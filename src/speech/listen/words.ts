import { bareWord, endsSentence } from '../../spoken/timed-word.ts';
import type { HeardWindow, HeardWord } from './heard-word.ts';
import { momentOf, sampleRate, type Voiced } from './windows.ts';

/** Says of a word without its marks whether people say it often, in the language that is spoken. */
export type IsCommon = (word: string) => boolean;

/** Seconds that a word of several letters takes at least; in less nobody says one, so it may be made up. */
const leastSeconds = 0.06;
/** Pieces without letters or digits, which hang on the word before: a comma, a closing quote. */
const marksOnly = /^[^\p{L}\p{N}]+$/u;

/** The words of a window with their moments in the recording, in order. Loops that recognisers fall into are cut to one turn. */
export function wordsOf(window: HeardWindow, isCommon: IsCommon): readonly HeardWord[] {
  const { tokens, starts, durations, pieces } = window;
  const words: { text: string; start: number; end: number; least: number }[] = [];
  for (const [at, token] of tokens.entries()) {
    const start = starts[at] ?? words.at(-1)?.end ?? 0;
    const end = start + (durations[at] ?? 0);
    const text = token.trimStart();
    const before = words.at(-1);
    if (before && (text === token || text === '' || marksOnly.test(text))) {
      before.text += text;
      // A comma's time is the pause after the word.
      if (!marksOnly.test(text)) before.end = end;
    } else if (text !== '') words.push({ text, start, end, least: durations[at] ?? 0 });
  }
  return withoutLoops(words).map(({ text, start, end }, at) => {
    const from = momentOf(start, pieces);
    const to = Math.max(from, momentOf(end, pieces));
    return {
      text,
      start: from,
      end: to,
      doubtful: isDoubtful(text, end - start, startsSentence(words[at - 1]?.text), isCommon),
    };
  });
}

const startsSentence = (before: string | undefined) => before === undefined || endsSentence(before);

function isDoubtful(text: string, seconds: number, isFirst: boolean, isCommon: IsCommon): boolean {
  const bare = bareWord(text);
  if (/\p{N}/u.test(bare)) return true;
  if (bare.length > 3 && seconds < leastSeconds) return true;
  const isName = !isFirst && /^\p{Lu}\p{Ll}/u.test(bare) && !isCommon(bare);
  return isName || (bare.length > 2 && !isCommon(bare.toLowerCase()));
}

/** A recogniser's moments are this far off at most where somebody begins to speak or ends; the detector's are nearly right. */
const nearby = 0.45;

/** Lets the first word of each stretch of speech begin with the voice, and none outlast it. */
export function toVoices(words: readonly HeardWord[], voices: readonly Voiced[]): readonly HeardWord[] {
  const moved = words.map((word) => ({ ...word }));
  for (const voice of voices) {
    const [start, end] = [voice.start / sampleRate, voice.end / sampleRate];
    const at = moved.findIndex((word) => word.end > start + 0.05 && word.start >= start - nearby);
    const first = moved[at];
    if (first && first.start < start + nearby) {
      first.start = start;
      first.end = Math.max(first.end, start);
      const before = moved[at - 1];
      if (before) before.end = Math.max(before.start, Math.min(before.end, start));
    }
    const last = moved.findLast((word) => word.start < end);
    if (last && last.end > end && last.end < end + nearby) last.end = Math.max(last.start, end);
  }
  return moved;
}

/** Words of a phrase that is repeated more often than people do. */
const longestPhrase = 8;
const mostTurns = 3;

/** Keeps one turn of what a recogniser repeats until its window is full. */
function withoutLoops<Word extends { readonly text: string }>(words: readonly Word[]): readonly Word[] {
  const kept: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const length = phraseAt(words, at);
    if (length === 0) {
      kept.push(...words.slice(at, at + 1));
      at += 1;
      continue;
    }
    kept.push(...words.slice(at, at + length));
    while (isSame(words, at, at + length, length)) at += length;
    at += length;
  }
  return kept;
}

/** How many words the phrase has that is said over and over from here, or 0. */
function phraseAt(words: readonly { readonly text: string }[], at: number): number {
  for (let length = 1; length <= longestPhrase; length += 1) {
    let turns = 1;
    while (isSame(words, at, at + turns * length, length)) turns += 1;
    if (turns > mostTurns) return length;
  }
  return 0;
}

function isSame(
  words: readonly { readonly text: string }[],
  one: number,
  other: number,
  length: number,
): boolean {
  if (other + length > words.length) return false;
  for (let step = 0; step < length; step += 1) {
    if (words[one + step]?.text.toLowerCase() !== words[other + step]?.text.toLowerCase()) return false;
  }
  return true;
}

import { type Cue, readWebVtt, writeWebVtt, writtenMoment } from '../story/text/webvtt.ts';
import { wordsOf } from '../story/text/words-of.ts';
import { cuesOf } from './cues.ts';
import { spread } from './realign.ts';
import type { TimedWord } from './timed-word.ts';

/**
 * Captions that say of each word when it begins: WebVTT with a stamp before every word but a caption's first. Players show
 * them as any others. Source: W3C WebVTT, "WebVTT cue timestamp".
 */
export function writeTimedCaptions(words: readonly TimedWord[]): string {
  let at = 0;
  const cues = cuesOf(words).map(({ start, end, lines }): Cue => {
    const stamped = lines.map((line) =>
      wordsOf(line)
        .map((word) => {
          const said = words[at];
          const isFirst = said === undefined || said.start <= start;
          at += 1;
          return isFirst ? escapedForVtt(word) : `<${writtenMoment(said.start)}>${escapedForVtt(word)}`;
        })
        .join(' '),
    );
    return { start, end, text: stamped.join('\n') };
  });
  return cues.length === 0 ? '' : writeWebVtt(cues);
}

/**
 * The words of captions with their times: by the stamps inside them, and else spread over their caption by their lengths.
 * None where they cannot be read.
 */
export function timedWordsIn(vtt: string): readonly TimedWord[] {
  const read = readWebVtt(vtt);
  return 'fault' in read ? [] : read.cues.flatMap(wordsOfCue);
}

const stamp = /<((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})>/;

function wordsOfCue({ start, end, text }: Cue): readonly TimedWord[] {
  // Every second part is a stamp: words, stamp, words, stamp, words.
  const [first = '', ...rest] = text.split(stamp);
  const stretches = [{ start, words: plain(first) }];
  for (let index = 0; index < rest.length; index += 2) {
    const from = secondsOf(rest[index] ?? '');
    stretches.push({ start: Math.min(end, Math.max(start, from)), words: plain(rest[index + 1] ?? '') });
  }
  return stretches.flatMap((stretch, index) =>
    spread(stretch.words, { start: stretch.start, end: stretches[index + 1]?.start ?? end }),
  );
}

const secondsOf = (moment: string) => moment.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

const plain = (text: string) => wordsOf(plainWords(text));

/** A caption's words without its marks: <v Nora> becomes "Nora: ", and <i> goes. */
export const plainWords = (text: string): string =>
  unescapedFromVtt(text.replaceAll(/<v(?:\.[^\s>]*)?[ \t]+([^>]+)>/g, '$1: ').replaceAll(/<[^>]*>/g, ''));

export const escapedForVtt = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const unescapedFromVtt = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll(/&(?:lrm|rlm);/g, '')
    .replaceAll('&amp;', '&');

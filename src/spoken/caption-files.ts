import { readWebVtt, writeWebVtt, writtenMoment } from '../story/text/webvtt.ts';
import type { SpokenCue } from './cues.ts';
import { transcriptOf } from './paragraphs.ts';
import { escapedForVtt, plainWords, timedWordsIn } from './timed-captions.ts';

/** Captions as other programs read them. */

/** WebVTT, their words as they are: marks that it would read as its own are none. */
export const writeCaptions = (cues: readonly SpokenCue[]): string =>
  writeWebVtt(
    cues.map(({ start, end, lines }) => ({ start, end, text: lines.map(escapedForVtt).join('\n') })),
  );

/** SubRip (.srt), with a comma before the thousandths. */
export function writeSubRip(cues: readonly SpokenCue[]): string {
  return cues
    .map(({ start, end, lines }, at) => {
      const times = `${writtenMoment(start).replace('.', ',')} --> ${writtenMoment(end).replace('.', ',')}`;
      return `${at + 1}\n${times}\n${lines.join('\n')}\n`;
    })
    .join('\n');
}

/** The captions of a WebVTT file as SubRip; null where it cannot be read. */
export function subRipOf(vtt: string): string | null {
  const read = readWebVtt(vtt);
  if ('fault' in read) return null;
  return writeSubRip(
    read.cues.map(({ start, end, text }) => ({ start, end, lines: plainWords(text).split('\n') })),
  );
}

/** Their words in paragraphs, without times; null where there are none. */
export const textOf = (vtt: string): string | null => transcriptOf(timedWordsIn(vtt)) || null;

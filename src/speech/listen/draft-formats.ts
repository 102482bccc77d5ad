import { cuesOf, type SpokenCue } from './cues.ts';
import type { HeardWord } from './heard-word.ts';
import { transcriptOf } from './paragraphs.ts';

/** What is heard, as files that other programs read. */

export const draftFormats = ['vtt', 'srt', 'text', 'json'] as const;
export type DraftFormat = (typeof draftFormats)[number];

export function writeDraft(words: readonly HeardWord[], format: DraftFormat): string {
  switch (format) {
    case 'vtt':
      return toWebVtt(cuesOf(words));
    case 'srt':
      return toSubRip(cuesOf(words));
    case 'text':
      return words.length === 0 ? '' : `${transcriptOf(words)}\n`;
    case 'json':
      return `${JSON.stringify({ words, cues: cuesOf(words), transcript: transcriptOf(words) }, null, 2)}\n`;
  }
}

/** A whole WebVTT file. Source: W3C WebVTT. */
export function toWebVtt(cues: readonly SpokenCue[]): string {
  const blocks = cues.map(
    ({ start, end, lines }) => `${moment(start)} --> ${moment(end)}\n${lines.map(escaped).join('\n')}\n`,
  );
  return ['WEBVTT\n', ...blocks].join('\n');
}

export function toSubRip(cues: readonly SpokenCue[]): string {
  return cues
    .map(({ start, end, lines }, at) => {
      const times = `${moment(start).replace('.', ',')} --> ${moment(end).replace('.', ',')}`;
      return `${at + 1}\n${times}\n${lines.join('\n')}\n`;
    })
    .join('\n');
}

const escaped = (line: string) =>
  line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** "00:01:23.450" */
function moment(seconds: number): string {
  const thousandths = Math.round(seconds * 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const rest = String(thousandths % 1000).padStart(3, '0');
  return `${two(thousandths / 3_600_000)}:${two((thousandths / 60_000) % 60)}:${two((thousandths / 1000) % 60)}.${rest}`;
}

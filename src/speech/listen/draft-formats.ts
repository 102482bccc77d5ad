import { writeCaptions, writeSubRip } from '../../spoken/caption-files.ts';
import { cuesOf } from '../../spoken/cues.ts';
import { transcriptOf } from '../../spoken/paragraphs.ts';
import type { HeardWord } from './heard-word.ts';

/** What is heard, as files that other programs read. */

export const draftFormats = ['vtt', 'srt', 'text', 'json'] as const;
export type DraftFormat = (typeof draftFormats)[number];

export function writeDraft(words: readonly HeardWord[], format: DraftFormat): string {
  switch (format) {
    case 'vtt':
      return `${writeCaptions(cuesOf(words))}\n`;
    case 'srt':
      return writeSubRip(cuesOf(words));
    case 'text':
      return words.length === 0 ? '' : `${transcriptOf(words)}\n`;
    case 'json':
      return `${JSON.stringify({ words, cues: cuesOf(words), transcript: transcriptOf(words) }, null, 2)}\n`;
  }
}

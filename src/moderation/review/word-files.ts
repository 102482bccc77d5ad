import { subRipOf, textOf } from '../../spoken/caption-files.ts';
import { captionsName, captionsType } from '../../spoken/captions-named.ts';
import type { Hearing } from '../../story/media.ts';

/** What is said in a recording, as a file that other programs read. */
export interface WordFile {
  /** The last part of its address. */
  readonly name: string;
  readonly type: string;
  /** As people call it; a name, and the same in every language. */
  readonly label: string;
  /** Null where there is nothing to write. */
  readonly written: (hearing: Hearing) => string | null;
}

export const wordFiles: readonly WordFile[] = [
  {
    name: captionsName,
    type: captionsType,
    label: 'WebVTT',
    written: ({ captions }) => captions?.vtt ?? null,
  },
  {
    name: 'captions.srt',
    type: 'application/x-subrip; charset=utf-8',
    label: 'SubRip',
    written: ({ captions }) => captions && subRipOf(captions.vtt),
  },
  {
    name: 'transcript.txt',
    type: 'text/plain; charset=utf-8',
    label: 'TXT',
    written: ({ captions, transcript }) => transcript ?? (captions && textOf(captions.vtt)),
  },
];

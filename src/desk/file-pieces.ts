import { paragraphsOf } from '../spoken/paragraphs.ts';
import { plainWords, timedWordsIn } from '../spoken/timed-captions.ts';
import { readCaptionsFile } from '../story/text/captions-file.ts';
import { readWebVtt, type WebVttFault } from '../story/text/webvtt.ts';
import { say } from '../words/say.ts';
import type { Piece } from './pieces.ts';

/** A file of captions or of plain text, as the desk's pieces. Shared with the browser. */
export type FilePieces = { readonly pieces: readonly Piece[] } | { readonly fault: WebVttFault };

/**
 * A film's captions keep the times that the file gives them. Of a sound the words become paragraphs, which follow what was
 * heard, or the file where nothing was; text without times will do.
 * @param isHeard whether it is known when words are said in the recording
 */
export function filePieces(
  text: string,
  { isFilm, isHeard }: { readonly isFilm: boolean; readonly isHeard: boolean },
): FilePieces {
  const file = readCaptionsFile(text);
  if ('fault' in file) {
    const hasNoTimes = file.fault.message === say('captions-no-times-at-all');
    return hasNoTimes && !isFilm && text.trim() !== '' ? { pieces: paragraphsIn(text) } : file;
  }
  const read = readWebVtt(file.vtt);
  if ('fault' in read) return read;
  if (isFilm) {
    return {
      pieces: read.cues.map((cue) => ({ text: plainWords(cue.text), start: cue.start, end: cue.end })),
    };
  }
  return {
    pieces: paragraphsOf(timedWordsIn(file.vtt)).map((words) => ({
      text: words.map((word) => word.text).join(' '),
      start: isHeard ? null : (words[0]?.start ?? null),
      end: isHeard ? null : (words.at(-1)?.end ?? null),
    })),
  };
}

const paragraphsIn = (text: string): readonly Piece[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => ({ text: paragraph.trim(), start: null, end: null }))
    .filter((piece) => piece.text !== '');

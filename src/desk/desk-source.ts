import type { SpeechDraft } from '../speech/speech-draft.ts';
import { cuesOf } from '../spoken/cues.ts';
import { paragraphsOf } from '../spoken/paragraphs.ts';
import { plainWords, timedWordsIn } from '../spoken/timed-captions.ts';
import type { TimedWord } from '../spoken/timed-word.ts';
import { formOf, type Media } from '../story/media.ts';
import { readWebVtt } from '../story/text/webvtt.ts';
import type { Piece } from './pieces.ts';
import type { KnownWord } from './placed-words.ts';

/** What a desk begins with: what people have written so far, or else what a machine heard, or nothing. */
export interface DeskSource {
  readonly pieces: readonly Piece[];
  readonly known: readonly KnownWord[];
}

/** @param draft none where the storyteller wants no machine */
export function deskSource(media: Media, draft: SpeechDraft | null): DeskSource {
  return formOf(media) === 'film' ? ofFilm(media, draft) : ofSound(media, draft);
}

function ofFilm({ hearing: { captions } }: Media, draft: SpeechDraft | null): DeskSource {
  const read = captions ? readWebVtt(captions.vtt) : null;
  if (captions && read && 'cues' in read) {
    // Whoever timed them by hand set every one.
    const pieces = read.cues.map(({ start, end, text }) => ({ text: plainWords(text), start, end }));
    return { pieces, known: timedWordsIn(captions.vtt) };
  }
  const known = draft?.words ?? [];
  return { pieces: cuesOf(known).map(({ lines }) => unset(lines.join(' '))), known };
}

function ofSound({ hearing: { transcript, captions } }: Media, draft: SpeechDraft | null): DeskSource {
  const known: readonly KnownWord[] = captions ? timedWordsIn(captions.vtt) : (draft?.words ?? []);
  if (transcript !== null) return { pieces: transcript.split(/\n+/).map(unset), known };
  return { pieces: paragraphsOf(known).map((paragraph) => unset(asText(paragraph))), known };
}

const unset = (text: string): Piece => ({ text, start: null, end: null });
const asText = (words: readonly TimedWord[]) => words.map(({ text }) => text).join(' ');

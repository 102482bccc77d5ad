import { formOf, type Hearing, type Media, type TranslatedPiece, type Translation } from '../story/media.ts';
import { readWebVtt } from '../story/text/webvtt.ts';
import { wordsOf } from '../story/text/words-of.ts';
import { writeCaptions } from './caption-files.ts';
import { spread } from './realign.ts';
import { type SpokenParagraph, spokenParagraphs } from './spoken-paragraphs.ts';
import { plainWords } from './timed-captions.ts';

/** What is said in a recording, piece by piece, as somebody puts it into another language. */

/** True where what is said is written down, and read. */
export const canBeTranslated = (media: Media): boolean =>
  formOf(media) === 'film' ? media.hearing.captions?.checked === true : media.hearing.transcript !== null;

/** The pieces to translate: each caption of a film, each paragraph of a sound. None where nothing is written down yet. */
export function piecesToTranslate(media: Media): readonly TranslatedPiece[] {
  return formOf(media) === 'film' ? captionsOf(media.hearing) : paragraphsOf(media.hearing);
}

function captionsOf({ captions }: Hearing): readonly TranslatedPiece[] {
  const read = captions?.checked ? readWebVtt(captions.vtt) : null;
  if (!read || 'fault' in read) return [];
  return read.cues.map(({ start, end, text }) => ({ start, end, words: plainWords(text) }));
}

function paragraphsOf(hearing: Hearing): readonly TranslatedPiece[] {
  const paragraphs = spokenParagraphs(hearing).map(({ lines, times }) => ({
    words: lines.join('\n'),
    times: times?.split(' ').map(Number) ?? [],
  }));
  return paragraphs.map(({ words, times }, index) => {
    const [start, last] = [times[0] ?? null, times.at(-1) ?? null];
    const next = paragraphs[index + 1]?.times[0];
    return { start, end: last === null ? null : (next ?? last + 1), words };
  });
}

/** The pieces as they are to be translated now, with the words of a translation whose pieces were others. */
export function carriedOver(
  pieces: readonly TranslatedPiece[],
  before: readonly TranslatedPiece[],
): readonly TranslatedPiece[] {
  return pieces.map((piece, index) => ({
    ...piece,
    words: within(piece, index, before)
      .map(({ words }) => words)
      .filter(Boolean)
      .join(' '),
  }));
}

/** Those of `all` whose middle lies in the piece; by their places where times are not known. */
export function within(
  { start, end }: TranslatedPiece,
  index: number,
  all: readonly TranslatedPiece[],
): readonly TranslatedPiece[] {
  if (start === null || end === null || all.some((each) => each.start === null))
    return all.slice(index, index + 1);
  return all.filter((each) => {
    const middle = ((each.start ?? 0) + (each.end ?? 0)) / 2;
    return middle >= start && middle < end;
  });
}

/** A finished translation as captions, in WebVTT; null where its times are not known. */
export function translatedCaptions({ pieces }: Translation): string | null {
  const cues = pieces.flatMap(({ start, end, words }) =>
    start === null || end === null || words === '' ? [] : [{ start, end, lines: words.split('\n') }],
  );
  return cues.length === 0 ? null : writeCaptions(cues);
}

/** The same to be read: of a film in paragraphs, of a sound by its own. */
export function translatedParagraphs(
  translation: Translation,
  form: 'sound' | 'film',
): readonly SpokenParagraph[] {
  const vtt = form === 'film' ? translatedCaptions(translation) : null;
  if (vtt !== null) {
    const captions = { vtt, language: translation.language, checked: true };
    return spokenParagraphs({ transcript: null, captions });
  }
  return translation.pieces
    .filter(({ words }) => words !== '')
    .map(({ start, end, words }) => ({
      lines: words.split('\n').filter((line) => line.trim() !== ''),
      times:
        start === null || end === null
          ? null
          : spread(wordsOf(words), { start, end })
              .map((word) => word.start.toFixed(1))
              .join(' '),
    }));
}

/** A translation that is still empty, or unfinished, reads as what it has. */
export const wordsIn = ({ pieces }: Pick<Translation, 'pieces'>): string =>
  pieces
    .map(({ words }) => words)
    .filter(Boolean)
    .join('\n');

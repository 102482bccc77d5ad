import { plainWords } from '../spoken/timed-captions.ts';
import { carriedOver, piecesToTranslate, within } from '../spoken/translated-words.ts';
import { formOf, type Media, type TranslatedPiece, type Translation } from '../story/media.ts';
import { readCaptionsFile } from '../story/text/captions-file.ts';
import { isBlank, oneLine, trimText } from '../story/text/plain-text.ts';
import { readWebVtt } from '../story/text/webvtt.ts';
import { type Inputs, isTicked, textOf, tick, tooLong, type Values } from '../story-form/field.ts';
import { madeFromValues } from '../story-form/made-from.ts';
import type { Problem } from '../web/form-fields.ts';
import { long, one } from '../web/read-form.ts';
import { say } from '../words/say.ts';

/** The form in which a person puts what is said in a recording into another language. */

const longest = 200_000;
const longestPiece = 5000;
const longestName = 100;

/** A piece as the form shows it: what is said in it, and what stands for it in the other language. */
export interface Row extends TranslatedPiece {
  readonly original: string;
}

export const pieceInput = (index: number) => `piece-${index + 1}`;

/** What the words of a recording are known by, to tell whether a translation was made from them. */
export const markOfWords = (media: Media) => markOf(piecesToTranslate(media));
const markOf = (said: readonly TranslatedPiece[]) => madeFromValues(said.map(({ words }) => words));

/**
 * What the page was made from: nobody writes over another's translation, or translates words that have changed.
 * @param words their mark
 */
export const markOfPage = (words: string, translation: Translation | null) =>
  madeFromValues(words, translation);

/** The pieces of the form: those of a translation that was made from the words as they are, or else the words' own. */
export function rowsOf(media: Media, translation: Translation | null): readonly Row[] {
  const said = piecesToTranslate(media);
  return piecesOf(said, translation).map((piece, index) => ({
    ...piece,
    original: within(piece, index, said)
      .map(({ words }) => words)
      .join('\n'),
  }));
}

function piecesOf(
  said: readonly TranslatedPiece[],
  translation: Translation | null,
): readonly TranslatedPiece[] {
  if (!translation) return said.map((piece) => ({ ...piece, words: '' }));
  return translation.madeFrom === markOf(said) ? translation.pieces : carriedOver(said, translation.pieces);
}

export function translationInputs(rows: readonly Row[]): Inputs {
  return {
    ...{ language: one, by: one, finished: one, whole: long },
    ...Object.fromEntries(rows.map((_row, index) => [pieceInput(index), one])),
  };
}

export function valuesOf(rows: readonly Row[], translation: Translation | null): Values {
  return {
    ...{ by: translation?.by ?? '', finished: tick(translation?.finished === true), whole: '' },
    ...Object.fromEntries(rows.map(({ words }, index) => [pieceInput(index), words])),
  };
}

/** What was typed or chosen as pieces, or what is wrong with it. A whole file goes before the boxes. */
export function piecesIn(
  media: Media,
  rows: readonly Row[],
  values: Values,
): { readonly pieces: readonly TranslatedPiece[]; readonly problems: readonly Problem[] } {
  const whole = textOf(values, 'whole');
  if (isBlank(whole)) {
    const pieces = rows.map(({ start, end }, index) => ({
      ...{ start, end },
      words: trimText(textOf(values, pieceInput(index))),
    }));
    const problems = pieces.flatMap(({ words }, index) =>
      tooLong(pieceInput(index), words, longestPiece, 'translation-piece-too-long', {
        number: index + 1,
      }),
    );
    return { pieces, problems };
  }
  const problems = tooLong('whole', whole, longest, 'translation-too-long');
  return formOf(media) === 'film'
    ? captionsIn(whole, problems)
    : { pieces: paragraphsIn(media, whole), problems };
}

function captionsIn(whole: string, problems: readonly Problem[]) {
  const file = readCaptionsFile(whole);
  const read = 'vtt' in file ? readWebVtt(file.vtt) : file;
  if ('fault' in read) {
    const message = say('curate-review-captions-fault', { ...read.fault });
    return { pieces: [], problems: [...problems, { field: 'whole', message }] };
  }
  const pieces = read.cues.map(({ start, end, text }) => ({ start, end, words: plainWords(text) }));
  return { pieces, problems };
}

/** With the times of the paragraphs that are said, where there are as many. */
function paragraphsIn(media: Media, whole: string): readonly TranslatedPiece[] {
  const said = piecesToTranslate(media);
  const paragraphs = trimText(whole).split(/\n\s*\n/);
  return paragraphs.map((words, index) => {
    const { start, end } = (paragraphs.length === said.length && said[index]) || { start: null, end: null };
    return { start, end, words: trimText(words) };
  });
}

/** What is wrong with the rest of the form. */
export function problemsIn(values: Values, pieces: readonly TranslatedPiece[]): readonly Problem[] {
  const empty = pieces.filter(({ words }) => words === '').length;
  return [
    ...tooLong('by', oneLine(textOf(values, 'by')), longestName, 'translation-by-too-long'),
    ...(isTicked(values, 'finished') && empty > 0
      ? [{ field: 'finished', message: say('translation-not-finished', { empty }) }]
      : []),
  ];
}

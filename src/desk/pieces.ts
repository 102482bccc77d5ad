import * as Y from 'yjs';
import { wordsOf } from '../story/text/words-of.ts';

/**
 * What is said in a recording while people work on it: one text that everybody types into at once, so that no word of
 * anybody is lost. It is cut into pieces: the paragraphs of a sound's transcript, or the captions of a film. A mark stands
 * before each piece and carries its times, so cutting a piece in two and joining two move no word. Shared with the browser.
 * Source: Yjs, docs.yjs.dev, "Shared Types".
 */

export interface Piece {
  readonly text: string;
  /** Seconds, where a person has set when it begins; null follows what was heard. */
  readonly start: number | null;
  readonly end: number | null;
}

/** Stands before each piece, the first one too. */
export const mark = '\n';

/** The shared text itself. */
export const sharedWords = (doc: Y.Doc): Y.Text => doc.getText('words');
/** Doubtful words that somebody found right, by the moment at which they begin. */
export const foundRight = (doc: Y.Doc): Y.Map<true> => doc.getMap('right');
/** Names of those who speak, as somebody typed them once. */
export const speakersIn = (doc: Y.Doc): Y.Map<true> => doc.getMap('speakers');

const empty: Piece = { text: '', start: null, end: null };

export function newDoc(pieces: readonly Piece[]): Y.Doc {
  const doc = new Y.Doc();
  const words = sharedWords(doc);
  doc.transact(() => {
    for (const { text, start, end } of pieces.length > 0 ? pieces : [empty]) {
      words.insert(words.length, mark, { ...(start !== null && { start }), ...(end !== null && { end }) });
      // Of no look: a text that says nothing of it would take on the mark's times.
      words.insert(words.length, wordsOf(text).join(' '), {});
    }
  });
  return doc;
}

/** A document as it was written down. @throws Error for what is none. */
export function readDoc(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc;
}

/** The pieces in their order; at least one, which may be empty. */
export function piecesIn(doc: Y.Doc): readonly Piece[] {
  const pieces: { text: string; start: number | null; end: number | null }[] = [];
  for (const { insert, attributes } of deltaOf(sharedWords(doc))) {
    const [before = '', ...marked] = insert.split(mark);
    const open = pieces.at(-1);
    if (open) open.text += before;
    else if (before !== '') pieces.push({ text: before, start: null, end: null });
    for (const text of marked)
      pieces.push({ text, start: secondsIn(attributes?.start), end: secondsIn(attributes?.end) });
  }
  return pieces.length > 0 ? pieces : [empty];
}

/** As runs of text of one look. What is no text, which only a faulty program could put there, says nothing. */
function deltaOf(
  words: Y.Text,
): readonly { insert: string; attributes?: Readonly<Record<string, unknown>> }[] {
  return words.toDelta().filter(({ insert }: { insert: unknown }) => typeof insert === 'string');
}

const secondsIn = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;

import * as Y from 'yjs';
import { wordsOf } from '../story/text/words-of.ts';
import { foundRight, mark, type Piece, piecesIn, sharedWords, speakersIn } from './pieces.ts';

/**
 * The text on somebody's page: what they type goes into the shared one, and each change of theirs is a step that can be
 * undone, also after the page was loaded again. For the browser.
 */

/** Who changes the text: this person, or the others. */
export const byMe = 'me';
export const byOthers = 'others';

/** A change of this person's: words in the place of others, or times in the place of others. */
export interface Step {
  /** Where it begins, in the text as it was after it. */
  at: number;
  readonly removed: string;
  inserted: string;
  /** Of the marks in `removed` and in `inserted`, one each; of a change of times, those of the one mark. */
  readonly was: readonly Times[];
  readonly is: readonly Times[];
  /** Steps of one number are undone together. */
  readonly together: number;
  /** Milliseconds since 1970. */
  when: number;
}

export interface Steps {
  readonly done: Step[];
  readonly undone: Step[];
}

/** When a piece begins or ends, in seconds; null takes a time away. */
export interface Times {
  readonly start?: number | null;
  readonly end?: number | null;
}

export interface TypedText {
  pieces(): readonly Piece[];
  /** All of it, each piece behind its mark. */
  all(): string;
  /** A place that stays with the letter before it, to be told to others. */
  placeAt(at: number): unknown;
  /** Where such a place is by now; null where it cannot be found. */
  indexOf(place: unknown): number | null;
  /** This person puts `inserted` in the place of `length` letters; a mark among them may have its times. */
  change(at: number, length: number, inserted: string, times?: Times): void;
  /**
   * Takes the last step back. Gives where it was; null where others have changed it since, and it is left; undefined where
   * there is none.
   */
  undo(): number | null | undefined;
  redo(): number | null | undefined;
  /** This person's pieces take the place of all that stands there, in one step. */
  replaceAll(pieces: readonly Piece[]): void;
  /** All that `act` changes is undone at once. */
  asOneStep(act: () => void): void;
  readonly steps: Steps;
  /** Sets when the piece begins or ends whose mark stands there. */
  setTimes(at: number, times: Times): void;
  isRight(start: number): boolean;
  /** The doubtful word that is said then is right as it is. */
  findRight(start: number): void;
  speakers(): readonly string[];
  addSpeaker(name: string): void;
}

const mostSteps = 2000;
/** Milliseconds within which letters that follow each other are one step. */
const together = 1500;

/** @param steps those of before the page was loaded again */
export function createTypedText(doc: Y.Doc, steps: Steps): TypedText {
  const words = sharedWords(doc);
  const right = foundRight(doc);
  const speakers = speakersIn(doc);
  const { done, undone } = steps;
  const byThisPerson = (act: () => void) => doc.transact(act, byMe);

  let group = 1 + Math.max(0, ...[...done, ...undone].map(({ together: each }) => each));
  let isGrouping = false;
  const nextGroup = () => {
    if (!isGrouping) group += 1;
    return group;
  };

  function put(at: number, removed: string, inserted: string, times: readonly Times[]): void {
    byThisPerson(() => {
      if (removed) words.delete(at, removed.length);
      let place = at;
      let marks = 0;
      for (const part of inserted.split(/(\n)/).filter(Boolean)) {
        // Of no look but its own: otherwise it would take on that of what stands before it.
        words.insert(place, part, part === mark ? withTimes(times[marks]) : {});
        if (part === mark) marks += 1;
        place += part.length;
      }
    });
  }

  /** Times of the marks from `at` on, so many. */
  function timesAt(at: number, count: number): readonly Times[] {
    if (count === 0) return [];
    const before = marksIn(words.toString().slice(0, at)).length;
    return piecesIn(doc)
      .slice(before, before + count)
      .map(({ start, end }) => ({ start, end }));
  }

  function note(step: Omit<Step, 'together' | 'when'>, now: number): void {
    done.push({ ...step, together: nextGroup(), when: now });
    if (done.length > mostSteps) done.shift();
    undone.length = 0;
  }

  function turn(from: Step[], to: Step[], isUndo: boolean): number | null | undefined {
    const step = from.pop();
    if (!step) return undefined;
    const place = turnOne(step, isUndo);
    if (place !== null) to.push(step);
    const next = from.at(-1);
    return next?.together === step.together ? (turn(from, to, isUndo) ?? place) : place;
  }

  function turnOne(step: Step, isUndo: boolean): number | null {
    const [now, after] = isUndo ? [step.inserted, step.removed] : [step.removed, step.inserted];
    const times = isUndo ? step.was : step.is;
    const isOfTimes = step.removed === '' && step.inserted === '';
    const at = nearest(words.toString(), isOfTimes ? mark : now, step.at);
    if (at === -1) return null;
    if (isOfTimes) byThisPerson(() => words.format(at, mark.length, { start: null, end: null, ...times[0] }));
    else put(at, now, after, times);
    return isOfTimes ? at + mark.length : at + after.length;
  }

  // What others type moves the steps along.
  words.observe(({ delta, transaction }) => {
    if (transaction.origin === byMe) return;
    let at = 0;
    for (const { retain = 0, insert, delete: deleted = 0 } of delta) {
      at += retain;
      const by = (typeof insert === 'string' ? insert.length : 0) - deleted;
      if (by !== 0) moveSteps({ done, undone }, at, by);
      at += Math.max(0, by);
    }
  });

  return {
    steps,
    pieces: () => piecesIn(doc),
    all: () => words.toString(),
    placeAt: (at) => Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(words, at, -1)),
    indexOf(place) {
      try {
        const position = Y.createRelativePositionFromJSON(place);
        return Y.createAbsolutePositionFromRelativePosition(position, doc)?.index ?? null;
      } catch {
        return null;
      }
    },
    change(from, size, written, times) {
      const all = words.toString();
      // Two halves of one letter stay together.
      const [before, after] = [isBetweenHalves(all, from) ? 1 : 0, isBetweenHalves(all, from + size) ? 1 : 0];
      const [at, length] = [from - before, before + size + after];
      const inserted = all.slice(at, from) + written + all.slice(from + size, at + length);
      const removed = all.slice(at, at + length);
      if (removed === inserted) return;
      const now = Date.now();
      const last = done.at(-1);
      const is = marksIn(inserted).map(() => times ?? {});
      if (last && removed === '' && !isGrouping && follows(last, at, inserted, now)) {
        last.inserted += inserted;
        last.when = now;
        undone.length = 0;
      } else note({ at, removed, inserted, was: timesAt(at, marksIn(removed).length), is }, now);
      put(at, removed, inserted, is);
    },
    replaceAll(pieces) {
      const removed = words.toString();
      const inserted = pieces.map(({ text }) => mark + wordsOf(text).join(' ')).join('');
      const is = pieces.map(({ start, end }) => ({ start, end }));
      note({ at: 0, removed, inserted, was: timesAt(0, marksIn(removed).length), is }, Date.now());
      put(0, removed, inserted, is);
    },
    asOneStep(act) {
      group += 1;
      isGrouping = true;
      try {
        act();
      } finally {
        isGrouping = false;
      }
    },
    undo: () => turn(done, undone, true),
    redo: () => turn(undone, done, false),
    setTimes(at, times) {
      const [was = {}] = timesAt(at, 1);
      note({ at, removed: '', inserted: '', was: [was], is: [{ ...was, ...times }] }, Date.now());
      byThisPerson(() => words.format(at, mark.length, times));
    },
    isRight: (start) => right.has(keyOf(start)),
    findRight: (start) => byThisPerson(() => right.set(keyOf(start), true)),
    speakers: () => [...speakers.keys()].sort(),
    addSpeaker: (name) => byThisPerson(() => speakers.set(name, true)),
  };
}

const isBetweenHalves = (text: string, at: number): boolean =>
  /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1));

const marksIn = (text: string) => [...text].filter((letter) => letter === mark);

/** As a mark carries them: what is not set is not there. */
const withTimes = ({ start, end }: Times = {}) => ({
  ...(typeof start === 'number' && { start }),
  ...(typeof end === 'number' && { end }),
});

/**
 * Moves steps by what others changed at `at` of the text as it is now, by so many letters. Each step knows the text as it was
 * after it, so the place is followed back through the later steps, and on through those that were undone.
 */
function moveSteps({ done, undone }: Steps, at: number, by: number): void {
  const move = (step: Step, place: number) => {
    if (step.at >= place) step.at = Math.max(place, step.at + by);
  };
  const through = (step: Step, place: number, [gone, come]: readonly [number, number]) => {
    if (place <= step.at) return place;
    return place >= step.at + gone ? place - gone + come : step.at;
  };
  let place = at;
  for (const step of done.toReversed()) {
    const before = through(step, place, [step.inserted.length, step.removed.length]);
    move(step, place);
    place = before;
  }
  place = at;
  for (const step of undone.toReversed()) {
    const after = through(step, place, [step.removed.length, step.inserted.length]);
    move(step, place);
    place = after;
  }
}

/** A letter of the word that is being typed. */
const follows = (last: Step, at: number, inserted: string, now: number): boolean =>
  inserted.length === 1 &&
  inserted.trim() !== '' &&
  now - last.when < together &&
  last.removed === '' &&
  last.inserted !== '' &&
  last.inserted !== mark &&
  last.at === at - last.inserted.length;

const keyOf = (start: number) => start.toFixed(2);

/** How far others may have moved what a step changed, in letters. */
const near = 400;

/** Where `piece` stands in `text`, as near to `at` as can be; -1 for nowhere near. */
function nearest(text: string, piece: string, at: number): number {
  if (at <= text.length && text.startsWith(piece, at)) return at;
  if (piece.trim().length < 2) return -1;
  const found = [text.indexOf(piece, at), text.lastIndexOf(piece, at)].filter(
    (each) => each !== -1 && Math.abs(each - at) <= near,
  );
  return found.toSorted((one, other) => Math.abs(one - at) - Math.abs(other - at))[0] ?? -1;
}

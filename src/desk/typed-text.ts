import * as Y from 'yjs';
import { foundRight, mark, type Piece, piecesIn, sharedWords, speakersIn } from './pieces.ts';

/**
 * The text on somebody's page: what they type goes into the shared one, and each change of theirs is a step that can be
 * undone, also after the page was loaded again. For the browser.
 */

/** Who changes the text: this person, or the others. */
export const byMe = 'me';
export const byOthers = 'others';

/** A change of this person's. */
export interface Step {
  /** Where it begins, in the text as it was after it. */
  at: number;
  readonly removed: string;
  inserted: string;
  /** Milliseconds since 1970. */
  when: number;
}

export interface Steps {
  readonly done: Step[];
  readonly undone: Step[];
}

/** When a piece begins or ends, in seconds. */
export interface Times {
  readonly start?: number;
  readonly end?: number;
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
  readonly steps: Steps;
  /** Sets when the piece begins or ends whose mark stands there. */
  setTimes(at: number, times: Times): void;
  isRight(start: number): boolean;
  /** The doubtful word that is said then is right as it is. */
  findRight(start: number): void;
  speakers(): readonly string[];
  addSpeaker(name: string): void;
}

const mostSteps = 300;
/** Milliseconds within which letters that follow each other are one step. */
const together = 1500;

/** @param steps those of before the page was loaded again */
export function createTypedText(doc: Y.Doc, steps: Steps): TypedText {
  const words = sharedWords(doc);
  const right = foundRight(doc);
  const speakers = speakersIn(doc);
  const { done, undone } = steps;
  const byThisPerson = (act: () => void) => doc.transact(act, byMe);

  function put(at: number, removed: string, inserted: string, times: Times = {}): void {
    byThisPerson(() => {
      if (removed) words.delete(at, removed.length);
      // Of no look but its own: otherwise it would take on that of what stands before it.
      if (inserted) words.insert(at, inserted, times);
    });
  }

  function turn(from: Step[], to: Step[], sides: (step: Step) => readonly [now: string, after: string]) {
    const step = from.pop();
    if (!step) return undefined;
    const [now, after] = sides(step);
    const at = nearest(words.toString(), now, step.at);
    if (at === -1) return null;
    to.push(step);
    put(at, now, after);
    return at + after.length;
  }

  // What others type before it moves a step along.
  words.observe(({ delta, transaction }) => {
    if (transaction.origin === byMe) return;
    let at = 0;
    for (const { retain = 0, insert, delete: deleted = 0 } of delta) {
      at += retain;
      const by = (typeof insert === 'string' ? insert.length : 0) - deleted;
      for (const step of [...done, ...undone]) if (step.at >= at) step.at = Math.max(at, step.at + by);
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
    change(at, length, inserted, times) {
      const removed = words.toString().slice(at, at + length);
      if (removed === inserted) return;
      const now = Date.now();
      const last = done.at(-1);
      if (last && removed === '' && follows(last, at, inserted, now)) {
        last.inserted += inserted;
        last.when = now;
      } else {
        done.push({ at, removed, inserted, when: now });
        if (done.length > mostSteps) done.shift();
      }
      undone.length = 0;
      put(at, removed, inserted, times);
    },
    undo: () => turn(done, undone, ({ removed, inserted }) => [inserted, removed]),
    redo: () => turn(undone, done, ({ removed, inserted }) => [removed, inserted]),
    setTimes: (at, times) => byThisPerson(() => words.format(at, mark.length, times)),
    isRight: (start) => right.has(keyOf(start)),
    findRight: (start) => byThisPerson(() => right.set(keyOf(start), true)),
    speakers: () => [...speakers.keys()].sort(),
    addSpeaker: (name) => byThisPerson(() => speakers.set(name, true)),
  };
}

/** A letter of the word that is being typed. */
const follows = (last: Step, at: number, inserted: string, now: number): boolean =>
  inserted.length === 1 &&
  inserted.trim() !== '' &&
  now - last.when < together &&
  last.removed === '' &&
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

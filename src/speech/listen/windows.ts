import type { Piece } from './heard-word.ts';

/** Samples a second that recognisers and voice detectors take. */
export const sampleRate = 16_000;

/** Where somebody speaks: samples from the recording's beginning, the end not included. */
export interface Voiced {
  readonly start: number;
  readonly end: number;
}

/** Sound that one run of the recogniser takes. */
export interface Window {
  readonly pieces: readonly Piece[];
  /** Samples of all of them. */
  readonly length: number;
}

/** Whisper hears 30 s at most and drops what comes after without a word. */
const longest = 26 * sampleRate;
/** Sound that is kept around what is spoken, so that no consonant is cut. */
const margin = Math.round(0.25 * sampleRate);
/** Pauses longer than this are shortened to it: in long ones a recogniser makes up words. */
const longestPause = Math.round(1.2 * sampleRate);

/**
 * Packs what is spoken into windows of at most 26 s, as full as can be: a recogniser makes several times as many mistakes
 * in single short pieces. A window ends at a pause wherever there is one.
 */
export function packWindows(voiced: readonly Voiced[], samples: number): readonly Window[] {
  const stretches = voiced.flatMap(({ start, end }) => cut(start, end)).map((each) => widen(each, samples));
  const windows: Window[] = [];
  let open: { pieces: Piece[]; length: number } | null = null;
  for (const stretch of apart(stretches)) {
    const length = stretch.end - stretch.start;
    if (open && open.length + length <= longest) {
      open.pieces.push({ from: stretch.start, at: open.length, length });
      open.length += length;
      continue;
    }
    open = { pieces: [{ from: stretch.start, at: 0, length }], length };
    windows.push(open);
  }
  return windows;
}

/** Speech without a pause is cut where it must be. */
function cut(start: number, end: number): readonly Voiced[] {
  const most = longest - 2 * margin;
  const parts = Math.ceil((end - start) / most);
  return Array.from({ length: parts }, (_, at) => ({
    start: start + Math.round(((end - start) * at) / parts),
    end: start + Math.round(((end - start) * (at + 1)) / parts),
  }));
}

const widen = ({ start, end }: Voiced, samples: number): Voiced => ({
  start: Math.max(0, start - margin),
  end: Math.min(samples, end + margin),
});

/** So that no sound is in two of them; short pauses are given to the stretch before. */
function apart(stretches: readonly Voiced[]): readonly Voiced[] {
  const kept: { start: number; end: number }[] = [];
  for (const { start, end } of stretches) {
    const before = kept.at(-1);
    if (before && start - before.end < longestPause) {
      const middle = start < before.end ? Math.round((start + before.end) / 2) : start;
      before.end = middle;
      kept.push({ start: middle, end });
    } else kept.push({ start, end });
  }
  return kept;
}

/** The moment in the recording, in seconds, of a moment in the window. */
export function momentOf(seconds: number, pieces: readonly Piece[]): number {
  const sample = seconds * sampleRate;
  const piece = pieces.findLast(({ at }) => at <= sample) ?? pieces[0];
  if (!piece) return seconds;
  return (piece.from + Math.min(Math.max(0, sample - piece.at), piece.length)) / sampleRate;
}

import { clock } from '../words/measures.ts';
import { say } from '../words/say.ts';

/** Lines that begin with a moment of a recording, as people write them: "1:23 The bridge". */
export interface TimedLine {
  /** Seconds from the beginning. */
  readonly at: number;
  readonly words: string;
}

export type TimedLines =
  | { readonly lines: readonly TimedLine[] }
  /** `line` counts from 1. */
  | { readonly fault: { readonly line: number; readonly message: string } };

const written = /^[[(]?(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:[.,]\d{1,3})?[\])]?\s*[-–—:]?\s*(.*)$/;

/** Reads them, empty lines aside. @param seconds how long the recording is; null where that is not known */
export function readTimedLines(text: string, seconds: number | null): TimedLines {
  const lines: TimedLine[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const fault = (key: string, args = {}) => ({ fault: { line: index + 1, message: say(key, args) } });
    const [, hours, minutes, rest, words = ''] = written.exec(line.trim()) ?? [];
    if (minutes === undefined || Number(rest) > 59) return fault('timed-lines-no-time');
    if (words === '') return fault('timed-lines-no-words');
    const at = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(rest);
    if (at <= (lines.at(-1)?.at ?? -1)) return fault('timed-lines-out-of-order');
    if (seconds !== null && at >= seconds) return fault('timed-lines-too-late', { length: clock(seconds) });
    lines.push({ at, words });
  }
  return { lines };
}

/** The same as text, a line each. */
export const writeTimedLines = (lines: readonly TimedLine[]): string =>
  lines.map(({ at, words }) => `${clock(at)} ${words}`).join('\n');

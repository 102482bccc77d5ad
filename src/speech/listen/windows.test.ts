import { describe, expect, it } from '@jest/globals';
import { momentOf, packWindows, sampleRate } from './windows.ts';

const seconds = (start: number, end: number) => ({ start: start * sampleRate, end: end * sampleRate });
const hour = 3600 * sampleRate;

describe('Windows for the recogniser', () => {
  it('hold short pieces together, 26 seconds at most', () => {
    const voiced = Array.from({ length: 60 }, (_, at) => seconds(at * 2, at * 2 + 1.5));
    const windows = packWindows(voiced, hour);
    expect(windows.length).toBeLessThanOrEqual(6);
    for (const { length } of windows) expect(length / sampleRate).toBeLessThanOrEqual(26);
  });

  it('hold every sample that is spoken once, in its order', () => {
    const voiced = [seconds(1, 4), seconds(4.2, 9), seconds(30, 90), seconds(200, 201)];
    const pieces = packWindows(voiced, hour).flatMap((window) => window.pieces);
    for (const [at, piece] of pieces.entries()) {
      expect(piece.from).toBeGreaterThanOrEqual((pieces[at - 1]?.from ?? 0) + (pieces[at - 1]?.length ?? 0));
    }
    for (const { start, end } of voiced) {
      const covered = pieces.reduce(
        (sum, { from, length }) => sum + Math.max(0, Math.min(end, from + length) - Math.max(start, from)),
        0,
      );
      expect(covered).toBe(end - start);
    }
  });

  it('cut speech that has no pause', () => {
    const windows = packWindows([seconds(0, 100)], hour);
    expect(windows).toHaveLength(4);
    for (const { length } of windows) expect(length / sampleRate).toBeLessThanOrEqual(26);
  });

  it('end with the recording, and are none where nobody speaks', () => {
    const [window] = packWindows([seconds(0, 10)], 10 * sampleRate);
    expect(window?.pieces).toEqual([{ from: 0, at: 0, length: 10 * sampleRate }]);
    expect(packWindows([], hour)).toEqual([]);
  });

  it('know the moment of the recording that each of theirs is', () => {
    const [window] = packWindows([seconds(1, 4), seconds(30, 33)], hour);
    const pieces = window?.pieces ?? [];
    expect(momentOf(0, pieces)).toBe(0.75);
    expect(momentOf(3.5 + 0.25, pieces)).toBeCloseTo(30, 3);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { FilmFacts } from './media.ts';
import { isLongWork, secondsOfWork } from './work-cost.ts';

const film = (over: Partial<FilmFacts>): FilmFacts => ({
  ...{ form: 'film', container: 'mp4', codec: 'h264', seconds: 60, width: 1920, height: 1080, frameRate: 30 },
  ...{ hdr: null, audio: null, ...over },
});
const drawing = {
  form: 'artwork',
  container: 'jpeg',
  width: 4000,
  height: 3000,
  frames: 1,
  alpha: false,
} as const;

describe('What a file costs to prepare', () => {
  it('goes by its dots and pictures, and not by its bytes', () => {
    // Measured: 27 seconds of processor for 33 kB.
    const black = film({ seconds: 4, width: 4096, height: 2304, frameRate: 60 });
    expect(secondsOfWork(black)).toBeGreaterThan(20);
    expect(secondsOfWork(black)).toBeLessThan(40);
    expect(secondsOfWork(film({ frameRate: 250 }))).toBe(secondsOfWork(film({ frameRate: 60 })));
    expect(secondsOfWork(film({ seconds: 120 }))).toBeGreaterThan(1.9 * secondsOfWork(film({})));
  });

  it('is little for a drawing, and counts each page of a booklet', () => {
    expect(secondsOfWork(drawing)).toBeLessThan(20);
    const page = { width: 2000, height: 3000, text: '' };
    const booklet = { ...drawing, pages: Array.from({ length: 40 }, () => page) };
    expect(secondsOfWork(booklet)).toBe(40 * secondsOfWork({ ...drawing, width: 2000, height: 3000 }));
    expect(isLongWork(booklet)).toBe(true);
  });

  it('is long for an hour of film or talk, and for no drawing', () => {
    const talk = { form: 'sound', container: 'mp3', codec: 'mp3', seconds: 3600, channels: 1 } as const;
    expect([film({ seconds: 3600 }), talk, film({ seconds: 10 }), drawing].map(isLongWork)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

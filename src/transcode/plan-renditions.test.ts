import { describe, expect, it } from '@jest/globals';
import type { FilmFacts } from '../story/media.ts';
import {
  constantRate,
  filmSizes,
  offeredSizes,
  pictureSizes,
  planPicture,
  planRenditions,
} from './plan-renditions.ts';

describe('offeredSizes', () => {
  it.each([
    [{ width: 4000, height: 3000 }, [320, 640, 1280, 2560]],
    [{ width: 2000, height: 1000 }, [320, 640, 1280, 2000]],
    [{ width: 480, height: 640 }, [320, 480]],
    [{ width: 700, height: 700 }, [320, 640]],
    [{ width: 100, height: 100 }, [100]],
    [{ width: 100, height: 50_000 }, [33]],
    [{ width: 1500, height: 60_000 }, [320, 410]],
    [{ width: 40_000, height: 1200 }, [2133, 4267, 8533, 16_383]],
    [{ width: 3000, height: 100 }, [1920, 3000]],
    [{ width: 12_000, height: 2400 }, [320, 640, 1280, 2560]],
  ])('offers of %j, up to its own width', (native, widths) => {
    expect(offeredSizes(native).map(({ width }) => width)).toEqual(widths);
  });
});

describe('pictureSizes', () => {
  it.each([
    [
      { width: 4000, height: 3000 },
      '320x240 (480x360) 640x480 (800x600) (960x720) 1280x960 (1600x1200) 2560x1920',
    ],
    [
      { width: 3000, height: 4000 },
      '320x427 (480x640) 640x853 (800x1067) (960x1280) 1280x1707 (1600x2133) 2560x3413',
    ],
    [
      { width: 2000, height: 1000 },
      '320x160 (480x240) 640x320 (800x400) (960x480) 1280x640 (1600x800) 2000x1000',
    ],
    // Between its own width and the last step nothing is worth a file that is hardly smaller.
    [{ width: 1000, height: 500 }, '320x160 (480x240) 640x320 (800x400) 1000x500'],
    [{ width: 854, height: 480 }, '320x180 (480x270) 640x360 854x480'],
    [{ width: 1400, height: 700 }, '320x160 (480x240) 640x320 (800x400) (960x480) 1280x640'],
    [{ width: 480, height: 640 }, '320x427 480x640'],
    [{ width: 320, height: 10 }, '320x10'],
    [{ width: 319, height: 200 }, '319x200'],
    [
      { width: 60_000, height: 1500 },
      '2560x64 (3840x96) 5120x128 (6400x160) (7680x192) 10240x256 (12800x320) 16383x410',
    ],
    [{ width: 1, height: 1 }, '1x1'],
    // Too high for WebP at the wider sizes, or at any.
    [{ width: 1280, height: 30_000 }, '320x7500 (480x11250) 640x15000'],
    [{ width: 100, height: 50_000 }, '33x16383'],
  ])('has of %j, with those in the best format alone in brackets', (native, sizes) => {
    const named = pictureSizes(native).map(({ width, height, between }) =>
      between ? `(${width}x${height})` : `${width}x${height}`,
    );
    expect(named.join(' ')).toBe(sizes);
  });
});

describe('planPicture', () => {
  it.each([
    [4000, 3000, true],
    [60_000, 1500, true],
    [1500, 60_000, true],
    [2560, 2000, false],
    [2700, 2000, false],
    [1400, 1000, false],
    [100, 100, false],
  ])('of %d by %d dots: tiles %s', (width, height, tiles) => {
    expect(planPicture({ width, height }).tiles).toBe(tiles);
  });
});

describe('filmSizes', () => {
  it.each([
    [{ width: 3840, height: 2160 }, ['1080:1920x1080', '720:1280x720', '480:854x480']],
    [{ width: 1080, height: 1920 }, ['1080:1080x1920', '720:720x1280', '480:480x854']],
    [{ width: 1024, height: 576 }, ['480:854x480']],
    [{ width: 640, height: 480 }, ['480:640x480']],
    [{ width: 176, height: 144 }, ['144:176x144']],
    [{ width: 351, height: 241 }, ['242:352x242']],
    [{ width: 1000, height: 1000 }, ['720:720x720', '480:480x480']],
  ])('offers of %j', (native, sizes) => {
    const found = filmSizes(native);
    expect(found.map(({ lines, width, height }) => `${lines}:${width}x${height}`)).toEqual(sizes);
    for (const { width, height } of found) expect([width % 2, height % 2]).toEqual([0, 0]);
  });
});

describe('constantRate', () => {
  it.each([
    [29.97, '30000/1001'],
    [30, '30'],
    [29.8, '30000/1001'],
    [30.02, '30'],
    [25.013, '25'],
    [23.976, '24000/1001'],
    [24.9, '25'],
    [27.3, '28'],
    [59.5, '60000/1001'],
    [120, '60'],
    [240, '60'],
    [12, '12'],
    [0.2, '1'],
  ])('makes %d frames a second %s', (average, text) => {
    expect(constantRate(average).text).toBe(text);
  });
});

describe('planRenditions', () => {
  const film: FilmFacts = {
    form: 'film',
    container: 'mov',
    codec: 'hevc',
    seconds: 20,
    width: 1920,
    height: 1080,
    frameRate: 29.97,
    hdr: 'hlg',
    audio: { codec: 'aac', channels: 6 },
  };

  it('puts key frames about four seconds apart', () => {
    expect(planRenditions(film).keyframeEvery).toBe(120);
    expect(planRenditions({ ...film, frameRate: 0.1 }).keyframeEvery).toBe(4);
  });

  it('keeps mono mono, makes the rest stereo, and keeps silence silent', () => {
    expect(planRenditions(film).track?.channels).toBe(2);
    expect(planRenditions({ ...film, audio: { codec: 'aac', channels: 1 } }).track?.channels).toBe(1);
    expect(planRenditions({ ...film, audio: null }).track).toBeNull();
  });

  it('takes the poster from the largest rendition', () => {
    const { posterSizes } = planRenditions({ ...film, width: 3840, height: 2160 });
    expect(posterSizes.map(({ width }) => width)).toEqual([320, 480, 640, 800, 960, 1280, 1600, 1920]);
  });
});

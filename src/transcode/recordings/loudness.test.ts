import { describe, expect, it } from '@jest/globals';
import { loudnessFilter } from './loudness.ts';
import { parseLoudness } from './loudness-meter.ts';

const summary = (integrated: string, peak: string) => `[Parsed_ebur128_0 @ 0x1] Summary:

  Integrated loudness:
    I:         ${integrated} LUFS
    Threshold: -33.4 LUFS

  Loudness range:
    LRA:         4.2 LU
    Threshold: -43.0 LUFS
    LRA low:   -26.0 LUFS
    LRA high:  -21.8 LUFS

  True peak:
    Peak:       ${peak} dBFS
`;

describe('parseLoudness', () => {
  it('reads what ffmpeg prints', () => {
    expect(parseLoudness(summary('-23.1', '-6.5'))).toEqual({
      integrated: -23.1,
      truePeak: -6.5,
    });
  });

  it.each([
    ['silence', summary('-70.0', '-inf')],
    ['less than a moment', summary('-70.0', '-3.0')],
    ['nothing', ''],
  ])('finds nothing to bring up in %s', (_what, text) => {
    expect(parseLoudness(text)).toBeNull();
    expect(loudnessFilter(parseLoudness(text), 1)).toBe('aresample=48000,aformat=channel_layouts=mono');
  });
});

describe('loudnessFilter', () => {
  it('brings a quiet sound up and a loud one down in one line', () => {
    expect(loudnessFilter({ integrated: -23.1, truePeak: -12 }, 2)).toBe(
      'volume=7.10dB,aresample=48000,aformat=channel_layouts=stereo',
    );
    expect(loudnessFilter({ integrated: -9, truePeak: 1.2 }, 1)).toMatch(/^volume=-7.00dB,aresample=48000/);
  });

  it('holds down only the peaks that would be too high', () => {
    expect(loudnessFilter({ integrated: -23.1, truePeak: -6.5 }, 2)).toMatch(
      /^volume=7.10dB,aresample=192000,alimiter=limit=0.79\d+:.*,aresample=48000/,
    );
  });
});

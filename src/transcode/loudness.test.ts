import { describe, expect, it } from '@jest/globals';
import { loudnessFilter, parseLoudness } from './loudness.ts';

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
      range: 4.2,
      threshold: -33.4,
    });
  });

  it.each([
    ['silence', summary('-70.0', '-inf')],
    ['less than a moment', summary('-70.0', '-3.0')],
    ['nothing', ''],
  ])('finds nothing to bring up in %s', (_what, text) => {
    expect(parseLoudness(text)).toBeNull();
    expect(loudnessFilter(parseLoudness(text))).toBe('aresample=48000');
  });

  it('keeps within what loudnorm takes', () => {
    expect(parseLoudness(summary('1.5', '2.0'))?.integrated).toBe(0);
  });
});

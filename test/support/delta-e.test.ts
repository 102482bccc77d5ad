import { describe, expect, it } from '@jest/globals';
import { deltaE2000, deltaOfLab, toLab } from './delta-e.ts';

describe('deltaE2000', () => {
  it('knows the colours of sRGB in L*a*b*', () => {
    expect(toLab([255, 255, 255])[0]).toBeCloseTo(100, 2);
    for (const [at, value] of [53.24, 80.09, 67.2].entries())
      expect(toLab([255, 0, 0])[at]).toBeCloseTo(value, 1);
    expect(deltaE2000([255, 0, 0], [0, 255, 0])).toBeCloseTo(86.6, 1);
    expect(deltaE2000([47, 160, 65], [38, 144, 65])).toBeGreaterThan(3);
  });

  // From the paper's own table, chosen to catch each of the usual slips.
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, -1, 2], [50, 0, 0], 2.3669],
    [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[63.0109, -31.0961, -5.8663], [62.8187, -29.7946, -4.0864], 1.263],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ] as const)('of %j and %j is %d', (one, other, apart) => {
    expect(deltaOfLab(one, other)).toBeCloseTo(apart, 4);
    expect(deltaOfLab(other, one)).toBeCloseTo(apart, 4);
  });
});

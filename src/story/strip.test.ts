import { describe, expect, it } from '@jest/globals';
import { stripOf } from './strip.ts';

describe('stripOf', () => {
  it.each([
    [60_000, 1500, 'across'],
    [1500, 60_000, 'down'],
    [3300, 1000, 'across'],
    [3000, 1000, null],
    [1000, 1000, null],
  ])('finds of %i by %i: %s', (width, height, strip) => {
    expect(stripOf({ width, height })).toBe(strip);
  });
});

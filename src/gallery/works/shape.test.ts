import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { themeColours } from '../../story/places.ts';
import { nearestShape, shapes, soundShape } from './shape.ts';

const stylesheet = readFileSync(new URL('../../../public/css/visitors.css', import.meta.url), 'utf8');

describe('nearestShape', () => {
  it.each([
    [1600, 2000, 80],
    [1920, 1080, 178],
    [1080, 1920, 56],
    [1000, 1000, 100],
    [10_000, 100, 300],
    [100, 10_000, 40],
  ])('hangs %i by %i in a mount of %i', (width, height, shape) => {
    expect(nearestShape(width, height)).toBe(shape);
  });
});

describe('the stylesheet', () => {
  it.each([...shapes, soundShape])('cuts a mount for shape %i', (shape) => {
    const rule = new RegExp(`\\[data-shape="${shape}"\\]\\s*{\\s*--r: ([\\d.]+)`).exec(stylesheet);
    expect(Number(rule?.[1])).toBeCloseTo(shape / 100, 1);
  });

  it.each(themeColours)('has the palette %s', (colour) => {
    expect(stylesheet).toContain(`[data-colour="${colour}"]`);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { deltaE2000 } from '../../../test/support/delta-e.ts';
import { enough, leastContrast, lettersOnField, nearestReadable, papers } from './contrast.ts';

describe('Contrast', () => {
  it('is WCAG’s', () => {
    expect(leastContrast('#000000', ['#ffffff'])).toBe(21);
    // Rounded up it would pass.
    expect(leastContrast('#777777', ['#ffffff'])).toBe(4.47);
    expect(leastContrast('#767676', ['#ffffff'])).toBe(4.54);
  });

  it('is asked for against what the style sheet has', () => {
    const css = readFileSync(new URL('../../../public/css/visitors.css', import.meta.url), 'utf8');
    for (const colour of [...papers.light, ...papers.dark, ...lettersOnField]) expect(css).toContain(colour);
  });
});

describe('The nearest colour', () => {
  it('is the colour itself where it can be read', () => {
    expect(nearestReadable('#2c3880', papers.light)).toBe('#2c3880');
  });

  it.each(['#ffc93c', '#ff0000', '#00ff00', '#ffffff', '#999999', '#e91e63', '#00bcd4'])(
    'to %s can be read on light paper, and hardly more than needed',
    (colour) => {
      const found = nearestReadable(colour, papers.light);
      const contrast = leastContrast(found, papers.light);
      expect(contrast).toBeGreaterThanOrEqual(enough);
      expect(contrast).toBeLessThan(enough + 0.15);
    },
  );

  it.each(['#000000', '#2c3880', '#9c3a1a', '#42561f'])('to %s can be read on dark paper', (colour) => {
    expect(leastContrast(nearestReadable(colour, papers.dark), papers.dark)).toBeGreaterThanOrEqual(enough);
  });

  it('is never further than black', () => {
    const far = (one: string) => deltaE2000(rgb(one), rgb('#ffc93c'));
    expect(far(nearestReadable('#ffc93c', papers.light))).toBeLessThan(far('#000000'));
  });
});

const rgb = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

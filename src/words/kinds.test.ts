import { describe, expect, it } from '@jest/globals';
import { formLine } from './kinds.ts';

describe('formLine', () => {
  it.each([
    ['Words', []],
    ['Artwork', [{ form: 'artwork', seconds: null }]],
    ['Film, 40 seconds', [{ form: 'film', seconds: 40.2 }]],
    [
      '2 artworks and sound, 2 minutes',
      [
        { form: 'sound', seconds: 120 },
        { form: 'artwork', seconds: null },
        { form: 'artwork', seconds: null },
      ],
    ],
    [
      'Artwork, sound and film, 1 minute 30 seconds',
      [
        { form: 'artwork', seconds: null },
        { form: 'sound', seconds: 60 },
        { form: 'film', seconds: 30 },
      ],
    ],
    ['Booklet of 24 pages', [{ form: 'artwork', seconds: null, pages: Array(24).fill({ alt: null }) }]],
    [
      'Artwork, booklet of 2 pages and 2 moving pictures',
      [
        { form: 'film', seconds: 3, animation: true },
        { form: 'film', seconds: 3, animation: true },
        { form: 'artwork', seconds: null },
        { form: 'artwork', seconds: null, pages: [{ alt: null }, { alt: null }] },
      ],
    ],
    [
      'Moving picture and film, 40 seconds',
      [
        { form: 'film', seconds: 3, animation: true },
        { form: 'film', seconds: 40 },
      ],
    ],
  ] as const)('says %j', (line, media) => {
    expect(formLine(media)).toBe(line);
  });
});

import { describe, expect, it } from '@jest/globals';
import { neighbourhood, theme } from '../../../test/support/stories.ts';
import { slugOf } from '../../story/ids.ts';
import { readNeighbourhood, readTheme } from './place-forms.ts';

const swan = { slug: neighbourhood('old-swan'), name: 'Old Swan', about: '', order: 1, open: true };
const typed = { name: " St George's ", about: ' In Preston. ', order: ' 7 ', open: true };

describe('A neighbourhood', () => {
  it('that is new gets its address from its name', () => {
    expect(readNeighbourhood(typed, null, [swan]).place).toEqual({
      slug: 'st-georges',
      name: "St George's",
      about: 'In Preston.',
      order: 7,
      open: true,
    });
  });

  it('keeps its address under a new name', () => {
    expect(readNeighbourhood({ ...typed, name: 'Tuebrook' }, swan.slug, [swan]).place?.slug).toBe('old-swan');
    expect(readNeighbourhood({ ...typed, name: 'old swan' }, swan.slug, [swan]).place?.name).toBe('old swan');
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(81) }, 'name'],
    [{ name: '???' }, 'name'],
    [{ name: 'OLD SWAN' }, 'name'],
    [{ name: 'Old-Swan!' }, 'name'],
    [{ about: 'x'.repeat(601) }, 'about'],
    [{ order: '' }, 'order'],
    [{ order: '-1' }, 'order'],
    [{ order: '1.5' }, 'order'],
  ])('is not taken with %j', (wrong, field) => {
    const { place, errors } = readNeighbourhood({ ...typed, ...wrong }, null, [swan]);
    expect(place).toBeNull();
    expect(errors.map((error) => error.field)).toEqual([field]);
  });
});

describe('A theme', () => {
  it('needs one of the drawn colours', () => {
    const work = { name: 'Work', about: '', order: '1', colour: 'teal', open: true };
    expect(readTheme(work, null, []).place).toMatchObject({ slug: theme('work'), colour: 'teal' });
    expect(readTheme({ ...work, colour: 'red; x' }, null, []).errors.map(({ field }) => field)).toEqual([
      'colour',
    ]);
  });
});

describe('An address', () => {
  it.each([
    ['Mill Hill & Wensley Fold', 'mill-hill-and-wensley-fold'],
    ['Ærøskøbing Café', 'r-sk-bing-cafe'],
    ['  --Central  Southport-- ', 'central-southport'],
    ['../../etc', 'etc'],
    ['日本', ''],
    [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
  ])('from %j is %j', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
});

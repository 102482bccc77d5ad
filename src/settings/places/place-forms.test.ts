import { describe, expect, it } from '@jest/globals';
import { aNeighbourhood, theme } from '../../../test/support/stories.ts';
import { slugOf } from '../../story/ids.ts';
import { nothingTold } from '../../story/places.ts';
import { missingWords, typedEnquiry } from './enquiry-form.ts';
import { readNeighbourhood, readTheme } from './place-forms.ts';

const swan = aNeighbourhood('old-swan', { name: 'Old Swan' });
const typed = {
  name: " St George's ",
  about: ' In Preston. ',
  order: ' 7 ',
  open: true,
  inNetwork: true,
  ...typedEnquiry(null),
};

describe('A neighbourhood', () => {
  it('that is new gets its address from its name', () => {
    expect(readNeighbourhood(typed, null, [swan]).place).toEqual({
      slug: 'st-georges',
      name: "St George's",
      about: 'In Preston.',
      order: 7,
      open: true,
      inNetwork: true,
      where: null,
      enquiry: nothingTold,
    });
  });

  it('keeps its address under a new name', () => {
    expect(readNeighbourhood({ ...typed, name: 'Tuebrook' }, swan.slug, [swan]).place?.slug).toBe('old-swan');
    expect(readNeighbourhood({ ...typed, name: 'old swan' }, swan.slug, [swan]).place?.name).toBe('old swan');
  });

  it('keeps what its residents looked at, tidied, and its place on the map', () => {
    const told = { question: ' Who\nmeets? ', outcomes: '\n## A bench\n', tour: ' https://example.org/t ' };
    for (const where of ['53.70, -2.33', '53.7 −2.33', ' 53.70;-2.33 ']) {
      const { place } = readNeighbourhood({ ...typed, ...told, where }, null, []);
      expect(place?.where).toEqual({ north: 53.7, east: -2.33 });
      const { question, outcomes, tour } = place?.enquiry ?? nothingTold;
      expect([question, outcomes, tour]).toEqual(['Who meets?', '## A bench', 'https://example.org/t']);
      expect(place && missingWords(place)).toBe('What residents document here, When, Who took part');
    }
    expect(missingWords(aNeighbourhood('near-here', { inNetwork: false }))).toBeNull();
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
    [{ tour: 'javascript:alert(1)' }, 'tour'],
    [{ tour: 'www.example.org' }, 'tour'],
    [{ where: '53.7' }, 'where'],
    [{ where: '153.7, -2.3' }, 'where'],
    [{ where: 'by the mill' }, 'where'],
    [{ question: 'x'.repeat(301) }, 'question'],
    [{ outcomes: 'x'.repeat(20_001) }, 'outcomes'],
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

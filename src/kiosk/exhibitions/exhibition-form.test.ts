import { describe, expect, it } from '@jest/globals';
import { type Exhibition, nothingChosen } from '../../story/exhibitions.ts';
import type { ExhibitionSlug, NeighbourhoodSlug } from '../../story/ids.ts';
import { type FormContext, readExhibition, typedAsStored } from './exhibition-form.ts';

const typed = {
  name: ' Voices  of the Harbour ',
  about: ' Stories of work. ',
  place: 'Workington Library',
  opens: '2027-03-01',
  closes: '2027-04-30',
  asking: true,
  neighbourhood: '',
  leaseDays: '7',
};

const workington = 'workington' as NeighbourhoodSlug;
const context = (over: Partial<FormContext> = {}): FormContext => ({
  before: null,
  others: [],
  neighbourhoods: [{ slug: workington }],
  mayBelongToNone: true,
  ...over,
});

describe('An exhibition', () => {
  it('that is new gets its address from its name, and comes back as it was typed', () => {
    const { exhibition } = readExhibition(typed, context());
    expect(exhibition).toEqual({
      slug: 'voices-of-the-harbour',
      name: 'Voices of the Harbour',
      about: 'Stories of work.',
      place: 'Workington Library',
      opens: new Date('2027-03-01T00:00:00Z'),
      closes: new Date('2027-04-30T00:00:00Z'),
      asking: true,
      ...nothingChosen,
    });
    if (!exhibition) throw new Error('Expected an exhibition');
    const again = context({ before: exhibition, others: [exhibition] });
    expect(readExhibition(typedAsStored(exhibition), again).exhibition).toEqual(exhibition);
  });

  it('keeps its address under a new name, since answers of storytellers hang on it', () => {
    const { exhibition } = readExhibition(typed, context());
    if (!exhibition) throw new Error('Expected an exhibition');
    const before: Exhibition = {
      ...exhibition,
      slug: 'harbour' as ExhibitionSlug,
      rule: { themes: [], neighbourhoods: [workington], forms: ['film'] },
      version: 7,
    };
    const { exhibition: after } = readExhibition({ ...typed, name: 'Another' }, context({ before }));
    expect(after).toEqual({ ...before, name: 'Another' });
  });

  it('belongs to a neighbourhood that is the curator’s to give, or to none where they look after all', () => {
    const read = (neighbourhood: string, mayBelongToNone: boolean) =>
      readExhibition({ ...typed, neighbourhood }, context({ mayBelongToNone }));
    expect(read('workington', false).exhibition?.neighbourhood).toBe(workington);
    expect(read('', true).exhibition?.neighbourhood).toBeNull();
    for (const [slug, mayBelongToNone] of [
      ['', false],
      ['haslingden', true],
      ['$ne', true],
    ] as const) {
      expect(read(slug, mayBelongToNone).errors.map(({ field }) => field)).toEqual(['neighbourhood']);
    }
  });

  it('says how many days a screen without a network shows it, and what was not said stays', () => {
    const { exhibition: before } = readExhibition({ ...typed, leaseDays: ' 30 ' }, context());
    expect(before?.leaseDays).toBe(30);
    expect(readExhibition({ ...typed, leaseDays: '' }, context({ before })).exhibition?.leaseDays).toBe(30);
    expect(readExhibition({ ...typed, leaseDays: '1' }, context({ before })).exhibition?.leaseDays).toBe(1);
    expect(readExhibition({ ...typed, leaseDays: '' }, context()).exhibition?.leaseDays).toBe(7);
  });

  it('needs no days', () => {
    const { exhibition } = readExhibition({ ...typed, opens: '', closes: ' ' }, context());
    expect(exhibition).toMatchObject({ opens: null, closes: null });
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: '???' }, 'name'],
    [{ name: 'x'.repeat(81) }, 'name'],
    [{ name: 'Old swan' }, 'name'],
    [{ place: ' ' }, 'place'],
    [{ place: 'x'.repeat(121) }, 'place'],
    [{ about: 'x'.repeat(601) }, 'about'],
    [{ opens: '1 March' }, 'opens'],
    [{ opens: '2027-02-30' }, 'opens'],
    [{ closes: '2027-13-01' }, 'closes'],
    [{ closes: '2027-02-28' }, 'closes'],
    [{ leaseDays: '0' }, 'leaseDays'],
    [{ leaseDays: '31' }, 'leaseDays'],
    [{ leaseDays: 'a week' }, 'leaseDays'],
  ])('is not taken with %j', (wrong, field) => {
    const { exhibition: swan } = readExhibition({ ...typed, name: 'Old Swan' }, context());
    const { exhibition, errors } = readExhibition(
      { ...typed, ...wrong },
      context({ others: swan ? [swan] : [] }),
    );
    expect(exhibition).toBeNull();
    expect(errors.map((error) => error.field)).toEqual([field]);
  });
});

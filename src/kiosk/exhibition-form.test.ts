import { describe, expect, it } from '@jest/globals';
import type { ExhibitionSlug } from '../story/ids.ts';
import { readExhibition, typedAsStored } from './exhibition-form.ts';

const typed = {
  name: ' Voices  of the Harbour ',
  about: ' Stories of work. ',
  place: 'Workington Library',
  opens: '2027-03-01',
  closes: '2027-04-30',
  asking: true,
};

describe('An exhibition', () => {
  it('that is new gets its address from its name, and comes back as it was typed', () => {
    const { exhibition } = readExhibition(typed, null, []);
    expect(exhibition).toEqual({
      slug: 'voices-of-the-harbour',
      name: 'Voices of the Harbour',
      about: 'Stories of work.',
      place: 'Workington Library',
      opens: new Date('2027-03-01T00:00:00Z'),
      closes: new Date('2027-04-30T00:00:00Z'),
      asking: true,
    });
    if (!exhibition) throw new Error('Expected an exhibition');
    expect(readExhibition(typedAsStored(exhibition), exhibition.slug, [exhibition]).exhibition).toEqual(
      exhibition,
    );
  });

  it('keeps its address under a new name, since answers of storytellers hang on it', () => {
    const slug = 'harbour' as ExhibitionSlug;
    expect(readExhibition({ ...typed, name: 'Another' }, slug, []).exhibition?.slug).toBe(slug);
  });

  it('needs no days', () => {
    const { exhibition } = readExhibition({ ...typed, opens: '', closes: ' ' }, null, []);
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
  ])('is not taken with %j', (wrong, field) => {
    const { exhibition: swan } = readExhibition({ ...typed, name: 'Old Swan' }, null, []);
    const { exhibition, errors } = readExhibition({ ...typed, ...wrong }, null, swan ? [swan] : []);
    expect(exhibition).toBeNull();
    expect(errors.map((error) => error.field)).toEqual([field]);
  });
});

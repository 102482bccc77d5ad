import { describe, expect, it } from '@jest/globals';
import { newMediaId, newReference, newStoryId } from '../random.ts';
import { parseMediaId, parseNeighbourhoodSlug, parseReference, parseStoryId, parseThemeSlug } from './ids.ts';

it('reads the ids that it makes', () => {
  for (let count = 0; count < 200; count += 1) {
    const [story, media] = [newStoryId(), newMediaId()];
    expect(parseStoryId(story)).toBe(story);
    expect(parseMediaId(media)).toBe(media);
  }
});

it.each([
  '',
  '../../etc/passwd',
  '{"$gt":""}',
  'ABCDEFGHJKMNPQRS',
  'a'.repeat(15),
  'a'.repeat(17),
  '0123456789abcdef\n',
])('reads no id in %j', (text) => {
  expect(parseStoryId(text)).toBeNull();
  expect(parseMediaId(text)).toBeNull();
});

it.each([
  ['stockbridge-village', true],
  ['a', true],
  ['-a', false],
  ['a--b', false],
  ['A', false],
  ['a b', false],
  ['a'.repeat(61), false],
])('tells whether %j is a slug', (text, is) => {
  expect(parseThemeSlug(text)).toBe(is ? text : null);
  expect(parseNeighbourhoodSlug(text)).toBe(is ? text : null);
});

describe('parseReference', () => {
  it.each(['K7QM-2X9D', 'k7qm2x9d', ' K7QM 2X9D ', 'k7qm–2x9d', 'k7 qm-2x 9d'])('reads %j', (text) => {
    expect(parseReference(text)).toBe('K7QM-2X9D');
  });

  it('takes letters that no reference has for the digits they look like', () => {
    expect(parseReference('oO1l-iILo')).toBe('0011-1110');
  });

  it('reads back what is made', () => {
    for (let i = 0; i < 200; i += 1) {
      const reference = newReference();
      expect(parseReference(reference.toLowerCase().replace('-', ''))).toBe(reference);
    }
  });

  it.each(['', 'K7QM', 'K7QM-2X9', 'K7QM-2X9DD', 'K7QM-2X9U', 'K7QM.2X9D', 'The gate'])(
    'finds none in %j',
    (text) => {
      expect(parseReference(text)).toBeNull();
    },
  );
});

import { expect, it } from '@jest/globals';
import { newMediaId, newStoryId } from '../random.ts';
import { parseMediaId, parseNeighbourhoodSlug, parseStoryId, parseThemeSlug } from './ids.ts';

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

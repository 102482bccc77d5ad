import { expect, it } from '@jest/globals';
import { differences } from './records-digest.ts';

const some = { count: 2, sha256: 'a' };
const none = { count: 0, sha256: 'b' };

it('Records differ where one is missing or another, and not by a collection with nothing in it', () => {
  expect(differences({ stories: some }, { stories: some, beats: none })).toEqual([]);
  expect(differences({ stories: some, beats: none }, { stories: some })).toEqual([]);
  expect(differences({ stories: some }, { stories: { ...some, sha256: 'c' } })).toEqual(['stories']);
  expect(differences({ stories: some }, {})).toEqual(['stories']);
  expect(differences({ stories: some }, { stories: none })).toEqual(['stories']);
});

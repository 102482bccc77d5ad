import { describe, expect, it } from '@jest/globals';
import { beginHash } from '../running-hash.ts';
import { partSize } from './part-size.ts';
import { type Ends, knownParts, noteEnd, whatCounts } from './s3-standing.ts';

const partsOf = (numbers: readonly number[], last?: number) =>
  new Map(
    numbers.map((number, index) => [
      number,
      { bytes: last !== undefined && index === numbers.length - 1 ? last : partSize, etag: `"${number}"` },
    ]),
  );
const nothing = beginHash().layDown();
/** A hash that says to have counted so many parts and bytes. */
const counted = (bytes: number) => ({ ...beginHash(), bytes: () => bytes });
const tail = (parts: number, bytes: number, hashed = parts * partSize + bytes) => ({
  start: parts * partSize,
  bytes,
  hash: counted(hashed),
  mark: 'a',
});
/** The same as this process sent them. */
const sent = (...given: Parameters<typeof partsOf>) =>
  new Map([...partsOf(...given)].map(([number, part]) => [number, { ...part, end: nothing }]));
const ends = (...numbers: number[]): Ends => new Map(numbers.map((number) => [number, nothing] as const));
const told = (...given: Parameters<typeof whatCounts>) => {
  const { count, start, tail, hash } = whatCounts(...given);
  return [count, start / partSize, tail, hash.bytes() / partSize];
};

describe('What counts of an arrival', () => {
  it.each([
    ['nothing yet', partsOf([]), null, null, ends(), [0, 0, 0, 0]],
    ['parts and a tail', partsOf([1, 2]), tail(2, 5), null, ends(), [2, 2, 5, 2 + 5 / partSize]],
    ['no part behind a gap', sent([1, 3]), tail(1, 0), null, ends(1, 2, 3), [1, 1, 0, 1]],
    [
      'no part behind the hash, after a kill',
      partsOf([1, 2, 3]),
      tail(1, 9),
      null,
      ends(),
      [1, 1, 9, 1 + 9 / partSize],
    ],
    ['those that this process sent', sent([1, 2, 3]), tail(1, 9), null, ends(2, 3), [3, 3, 0, 3]],
    [
      'none of other bytes than were sent last',
      partsOf([1, 2, 3]),
      tail(1, 9),
      null,
      ends(2, 3),
      [1, 1, 9, 1 + 9 / partSize],
    ],
    [
      'all of a file that is whole, read later',
      partsOf([1, 2, 3], 7),
      tail(1, 0),
      2 * partSize + 7,
      ends(),
      [3, 2 + 7 / partSize, 0, 1],
    ],
    [
      'what came before there was a hash',
      partsOf([1, 2]),
      { ...tail(2, 5), hash: null },
      null,
      ends(),
      [2, 2, 5, 0],
    ],
    ['no tail before a gap', partsOf([1]), tail(2, 5), null, ends(), [1, 1, 0, 2 + 5 / partSize]],
  ])('is %s', (_what, parts, left, size, seen, expected) => {
    expect(told(parts, left, size, seen)).toEqual(expected);
  });

  it('is a part of this process only while it is still the same', () => {
    const before = new Map([1, 2].map((number) => [number, { bytes: 5, etag: '"a"', end: 'its' }]));
    const listed = new Map(['a', '"b"', '"c"'].map((etag, index) => [index + 1, { bytes: 5, etag }]));
    const known = knownParts(listed, before);
    expect([...known.values()].map(({ etag, end }) => [etag, end])).toEqual([
      ['"a"', 'its'],
      ['"b"', undefined],
      ['"c"', undefined],
    ]);
  });

  it('is behind a gap what it was, where the bytes that closed it are the same', () => {
    const known: Ends = new Map([
      [2, 'as it was'],
      [3, 'behind it'],
    ]);
    noteEnd(known, 2, 'as it was');
    expect([...known.keys()]).toEqual([2, 3]);
    noteEnd(known, 2, 'another');
    expect([...known.entries()]).toEqual([[2, 'another']]);
  });
});

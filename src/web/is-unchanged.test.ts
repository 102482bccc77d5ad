import { describe, expect, it } from '@jest/globals';
import { isUnchanged } from './is-unchanged.ts';

describe('isUnchanged', () => {
  it.each([
    ['"a"', '"a"', true],
    ['W/"a"', '"a"', true],
    ['"a"', 'W/"a"', true],
    ['"b", "a"', '"a"', true],
    ['*', '"a"', true],
    ['"b"', '"a"', false],
    ['a', '"a"', false],
    ['', '"a"', false],
    [undefined, '"a"', false],
  ])('of %j against %j is %j', (ifNoneMatch, etag, unchanged) => {
    expect(isUnchanged(ifNoneMatch, etag)).toBe(unchanged);
  });
});

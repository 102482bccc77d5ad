import { describe, expect, it } from '@jest/globals';
import { parseRange, rangeMayApply } from './range.ts';

describe('parseRange', () => {
  it.each([
    // first and last
    ['bytes=0-0', 100, { start: 0, end: 0 }],
    ['bytes=0-99', 100, { start: 0, end: 99 }],
    ['bytes=10-19', 100, { start: 10, end: 19 }],
    ['bytes=99-99', 100, { start: 99, end: 99 }],
    ['bytes=50-5000', 100, { start: 50, end: 99 }],
    ['bytes=007-008', 100, { start: 7, end: 8 }],
    ['BYTES=1-2', 100, { start: 1, end: 2 }],
    ['bytes= 1-2 ', 100, { start: 1, end: 2 }],
    ['bytes=1-99999999999999999999999999', 100, { start: 1, end: 99 }],
    // open
    ['bytes=0-', 100, { start: 0, end: 99 }],
    ['bytes=99-', 100, { start: 99, end: 99 }],
    // suffix
    ['bytes=-1', 100, { start: 99, end: 99 }],
    ['bytes=-100', 100, { start: 0, end: 99 }],
    ['bytes=-500', 100, { start: 0, end: 99 }],
    // unsatisfiable
    ['bytes=100-', 100, 'unsatisfiable'],
    ['bytes=100-200', 100, 'unsatisfiable'],
    ['bytes=99999999999999999999999999-', 100, 'unsatisfiable'],
    ['bytes=-0', 100, 'unsatisfiable'],
    ['bytes=0-', 0, 'unsatisfiable'],
    ['bytes=0-0', 0, 'unsatisfiable'],
    ['bytes=-5', 0, 'unsatisfiable'],
    ['bytes=20-10', 100, 'unsatisfiable'],
    // the whole
    [undefined, 100, null],
    ['', 100, null],
    ['bytes', 100, null],
    ['bytes=', 100, null],
    ['bytes=-', 100, null],
    ['bytes=--5', 100, null],
    ['bytes=-5-', 100, null],
    ['bytes=a-b', 100, null],
    ['bytes=1.5-2', 100, null],
    ['bytes=0x1-2', 100, null],
    ['bytes=1e2-', 100, null],
    ['bytes=1 -2', 100, null],
    ['bytes =1-2', 100, null],
    ['bytes=٣-٤', 100, null],
    ['bytes:1-2', 100, null],
    ['items=0-5', 100, null],
    // several at once
    ['bytes=0-1,3-4', 100, null],
    ['bytes=0-1,', 100, null],
  ])('reads %p of %p bytes as %p', (header, size, expected) => {
    expect(parseRange(header, size)).toEqual(expected);
  });
});

describe('rangeMayApply', () => {
  it.each([
    [undefined, '"a"', true],
    ['"a"', '"a"', true],
    ['"b"', '"a"', false],
    ['W/"a"', '"a"', false],
    ['W/"a"', 'W/"a"', false],
    ['a', '"a"', false],
    ['', '"a"', false],
    ['Sat, 29 Oct 1994 19:43:31 GMT', '"a"', false],
  ])('answers If-Range %p beside ETag %p with %p', (header, etag, expected) => {
    expect(rangeMayApply(header, etag)).toBe(expected);
  });
});

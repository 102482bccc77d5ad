import { describe, expect, it } from '@jest/globals';
import { cursorOf, listAddress, pagination } from './list-address.ts';

describe('listAddress', () => {
  it('leaves empty parameters out, so that one page has one address', () => {
    expect(listAddress('/search', { q: '', theme: '' })).toBe('/search');
    expect(listAddress('/search', { q: 'a & b', theme: '' })).toBe('/search?q=a+%26+b');
  });
});

describe('cursorOf', () => {
  it('reads either side, or the list from its beginning', () => {
    expect(cursorOf({ after: 'x', before: '' })).toBe('x');
    expect(cursorOf({ after: '', before: 'y' })).toBe('y');
    expect(cursorOf({ after: '', before: '' })).toBeNull();
  });
});

describe('pagination', () => {
  const filter = { q: 'dog' };

  it('links both ways from the middle and keeps the filter', () => {
    expect(pagination('/search', filter, { older: 'o', newer: 'n' }, 'c')).toEqual({
      newer: '/search?q=dog&before=n',
      older: '/search?q=dog&after=o',
      start: '/search?q=dog',
    });
  });

  it('links nowhere from a list of one page', () => {
    expect(pagination('/search', filter, { older: null, newer: null }, null)).toEqual({
      newer: null,
      older: null,
      start: null,
    });
  });
});

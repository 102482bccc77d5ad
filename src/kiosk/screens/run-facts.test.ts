import { describe, expect, it } from '@jest/globals';
import { clockWords } from './run-facts.ts';

const winter = new Date('2026-11-30T14:05:00Z');
const summer = new Date('2026-07-01T13:05:00Z');

describe('The clock of a screen', () => {
  it.each([
    ['2026-11-30T14:05:30.000+00:00', winter, 'Right'],
    ['2026-11-30T14:03:30Z', winter, 'Right'],
    ['2026-07-01T14:05:00+01:00', summer, 'Right'],
    ['2026-12-08T15:05:00+00:00', winter, '8 days ahead'],
    ['2026-11-30T14:08:00+00:00', winter, '3 minutes ahead'],
    ['2026-11-30T12:05:00+00:00', winter, '2 hours behind'],
    ['1970-01-01T00:00:00Z', winter, '56 years behind'],
    ['2026-11-30T15:05:00+01:00', winter, 'it shows 15:05 when it is 14:05 here'],
    ['2026-07-01T13:05:00+00:00', summer, 'it shows 13:05 when it is 14:05 here'],
  ])('%s at %s: %s', (clock, at, words) => {
    expect(clockWords(clock, at)).toContain(words);
  });
});

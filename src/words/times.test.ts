import { describe, expect, it } from '@jest/globals';
import { dayAndTime, howLong } from './times.ts';

const now = new Date('2026-11-22T12:00:00Z');
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

describe('How long a story waits', () => {
  it.each([
    [0, 'less than a minute'],
    [59, 'less than a minute'],
    [-30, 'less than a minute'],
    [minute, '1 minute'],
    [59 * minute + 59, '59 minutes'],
    [hour, '1 hour'],
    [day - 1, '23 hours'],
    [day, '1 day'],
    [13 * day, '13 days'],
    [14 * day, '2 weeks'],
    [59 * day, '8 weeks'],
    [61 * day, '2 months'],
    [800 * day, '2 years'],
  ])('of %d seconds is %s', (seconds, words) => {
    expect(howLong(new Date(now.getTime() - seconds * 1000), now)).toBe(words);
  });
});

describe('A moment', () => {
  it('is told by the clock in England, summer and winter', () => {
    expect(dayAndTime(new Date('2026-11-22T14:05:00Z'))).toBe('22 November 2026 at 14:05');
    expect(dayAndTime(new Date('2026-06-22T14:05:00Z'))).toBe('22 June 2026 at 15:05');
  });
});

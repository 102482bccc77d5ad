import { describe, expect, it } from '@jest/globals';
import { dayOf, endOfDay, isRealDay, startOfDay } from './uk-day.ts';

const day = (year: number, month: number, date: number) => ({ year, month, day: date });

describe('A day in the UK', () => {
  it.each([
    ['in winter', day(2027, 1, 15), '2027-01-15T00:00:00.000Z', '2027-01-15T23:59:59.999Z'],
    ['in summer', day(2027, 7, 1), '2027-06-30T23:00:00.000Z', '2027-07-01T22:59:59.999Z'],
    ['when the clocks go forward', day(2027, 3, 28), '2027-03-28T00:00:00.000Z', '2027-03-28T22:59:59.999Z'],
    ['when they go back', day(2027, 10, 31), '2027-10-30T23:00:00.000Z', '2027-10-31T23:59:59.999Z'],
    ['at the end of a year', day(2027, 12, 31), '2027-12-31T00:00:00.000Z', '2027-12-31T23:59:59.999Z'],
    ['that leap years have', day(2028, 2, 29), '2028-02-29T00:00:00.000Z', '2028-02-29T23:59:59.999Z'],
  ])('%s begins and ends at midnight in London', (_name, given, from, until) => {
    expect(startOfDay(given).toISOString()).toBe(from);
    expect(endOfDay(given).toISOString()).toBe(until);
    expect(dayOf(startOfDay(given))).toEqual(given);
    expect(dayOf(endOfDay(given))).toEqual(given);
  });

  it('is the one that London has, not the one that UTC has', () => {
    expect(dayOf(new Date('2027-06-30T23:30:00Z'))).toEqual(day(2027, 7, 1));
    expect(dayOf(new Date('2027-01-31T23:30:00Z'))).toEqual(day(2027, 1, 31));
  });

  it('is real, or is not', () => {
    for (const real of [day(2028, 2, 29), day(2027, 6, 30)]) expect(isRealDay(real)).toBe(true);
    for (const none of [
      day(2027, 2, 29),
      day(2027, 6, 31),
      day(2027, 13, 1),
      day(2027, 0, 1),
      day(2027, 1, 0),
    ])
      expect(isRealDay(none)).toBe(false);
  });
});

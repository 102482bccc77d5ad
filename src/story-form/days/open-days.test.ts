import { describe, expect, it } from '@jest/globals';
import { canBeVisited, daysWords, openDays, openingOf, openingWords } from './open-days.ts';

const date = (text: string) => new Date(`${text}T00:00:00Z`);
const days = (opens: string | null, closes: string | null) => ({
  opens: opens ? date(opens) : null,
  closes: closes ? date(closes) : null,
});

describe('The days of an exhibition', () => {
  it.each([
    // In winter the UK is where UTC is, in summer an hour ahead; the clocks change on 28 March and 31 October 2027.
    ['2027-03-01', '2027-03-27', '2027-03-01T00:00:00Z', '2027-03-28T00:00:00Z'],
    ['2027-03-28', '2027-06-30', '2027-03-28T00:00:00Z', '2027-06-30T23:00:00Z'],
    ['2027-07-01', '2027-10-31', '2027-06-30T23:00:00Z', '2027-11-01T00:00:00Z'],
    ['2027-12-31', '2027-12-31', '2027-12-31T00:00:00Z', '2028-01-01T00:00:00Z'],
  ])('from %s to %s are whole days in the UK', (opens, closes, from, until) => {
    expect(openDays(days(opens, closes))).toEqual({ from: new Date(from), until: new Date(until) });
  });

  it('begin and end to the millisecond', () => {
    const summer = days('2027-07-01', '2027-07-31');
    const at = (text: string) => openingOf(openDays(summer), new Date(text));
    expect(at('2027-06-30T22:59:59.999Z')).toBe('before');
    expect(at('2027-06-30T23:00:00.000Z')).toBe('open');
    expect(at('2027-07-31T22:59:59.999Z')).toBe('open');
    expect(at('2027-07-31T23:00:00.000Z')).toBe('closed');
    expect(openingWords(summer, date('2027-06-01'))).toBe('It opens on 1 July 2027.');
    expect(openingWords(summer, date('2027-07-15'))).toBeNull();
    expect(openingWords(summer, date('2027-08-15'))).toBe('It closed on 31 July 2027.');
  });

  it('can be visited on its last day, and not before somebody has set the first', () => {
    const summer = days('2027-07-01', '2027-07-31');
    expect(canBeVisited(summer, new Date('2027-07-31T22:59:59Z'))).toBe(true);
    expect(canBeVisited(summer, new Date('2027-07-31T23:00:00Z'))).toBe(false);
    expect(canBeVisited(summer, date('2027-06-30'))).toBe(false);
    expect(canBeVisited(days(null, '2027-07-31'), date('2027-07-15'))).toBe(false);
    expect(canBeVisited(days('2027-07-01', null), date('2029-01-01'))).toBe(true);
  });

  it('may be left open at either end', () => {
    expect(openingOf(openDays(days(null, null)), date('2027-07-01'))).toBe('open');
    expect(openingOf(openDays(days('2027-07-02', null)), date('2027-07-01'))).toBe('before');
    expect(openingOf(openDays(days(null, '2027-06-29')), date('2027-07-01'))).toBe('closed');
  });

  it('are told in words', () => {
    expect(daysWords(days('2027-03-01', '2027-04-30'))).toBe('1 March 2027 to 30 April 2027');
    expect(daysWords(days('2027-07-01', null))).toBe('from 1 July 2027');
    expect(daysWords(days(null, '2027-07-31'))).toBe('until 31 July 2027');
    expect(daysWords(days(null, null))).toBeNull();
  });
});

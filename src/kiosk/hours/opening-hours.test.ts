import { describe, expect, it } from '@jest/globals';
import {
  type Hours,
  hoursOf,
  isOpenAt,
  isOpenFor,
  isShowtime,
  nextOpening,
  type Span,
} from './opening-hours.ts';

const day: Span = { from: '09:00', until: '17:30' };
const late: Span = { from: '18:00', until: '02:00' };
const exception = (first: string, span: Span | null, last = first) => ({ first, last, name: '', span });
const hours = (week: (Span | null)[], ...exceptions: Hours['exceptions']): Hours => ({ week, exceptions });
/** Closed on Sundays, open late on Fridays. */
const museum = [day, day, day, day, late, day, null];
const always = (span: Span) => Array<Span>(7).fill(span);

describe('A screen with opening hours', () => {
  it.each([
    // 30 November 2026 is a Monday, and clocks show UTC.
    ['2026-11-30T08:59:59Z', false],
    ['2026-11-30T09:00:00Z', true],
    ['2026-11-30T17:29:59Z', true],
    ['2026-11-30T17:30:00Z', false],
    // The night from Friday to Saturday is Friday's; Saturday has hours of its own, and Sunday none.
    ['2026-12-04T17:59:00Z', false],
    ['2026-12-04T18:00:00Z', true],
    ['2026-12-05T01:59:00Z', true],
    ['2026-12-05T02:00:00Z', false],
    ['2026-12-05T09:00:00Z', true],
    ['2026-12-06T12:00:00Z', false],
    // In summer clocks show an hour more.
    ['2027-06-07T07:59:00Z', false],
    ['2027-06-07T08:00:00Z', true],
    ['2027-06-07T16:30:00Z', false],
  ])('at %s is open: %s', (at, isOpen) => {
    expect(isOpenAt(hours(museum), new Date(at))).toBe(isOpen);
  });

  it.each([
    ['2026-12-24T12:00:00Z', true],
    ['2026-12-25T12:00:00Z', false],
    ['2026-12-27T10:30:00Z', true],
    ['2026-12-27T12:00:00Z', false],
    ['2026-12-31T12:00:00Z', false],
    ['2027-01-03T12:00:00Z', false],
    ['2028-02-29T12:00:00Z', false],
    ['2028-03-01T12:00:00Z', true],
    // What began the evening before goes on, and what is closed begins nothing.
    ['2027-07-30T20:00:00Z', false],
    ['2027-07-31T00:30:00Z', false],
    ['2027-08-07T00:30:00Z', true],
  ])('goes by its exceptions first: at %s is open: %s', (at, isOpen) => {
    const holidays = hours(
      museum,
      exception('2026-12-25', null, '2027-01-02'),
      exception('2026-12-27', { from: '10:00', until: '12:00' }),
      exception('2028-02-29', null),
      exception('2027-07-30', null),
      exception('2027-08-07', null),
    );
    expect(isOpenAt(holidays, new Date(at))).toBe(isOpen);
  });

  it.each([
    // At one in the morning of 28 March 2027 it is two: an hour that is not there opens with the next.
    ['01:30', '04:00', '2027-03-28T00:59:00Z', false],
    ['01:30', '04:00', '2027-03-28T01:00:00Z', true],
    ['01:30', '04:00', '2027-03-28T02:59:00Z', true],
    ['01:30', '04:00', '2027-03-28T03:00:00Z', false],
    ['22:00', '01:30', '2027-03-28T00:59:00Z', true],
    ['22:00', '01:30', '2027-03-28T01:00:00Z', false],
    // At two in the morning of 31 October 2027 it is one again.
    ['22:00', '03:00', '2027-10-31T02:59:00Z', true],
    ['22:00', '03:00', '2027-10-31T03:00:00Z', false],
    ['09:00', '17:30', '2027-10-31T08:59:00Z', false],
    ['09:00', '17:30', '2027-10-31T09:00:00Z', true],
    ['00:00', '24:00', '2027-10-31T00:30:00Z', true],
    ['00:00', '24:00', '2027-10-31T23:59:00Z', true],
    ['18:00', '00:00', '2027-10-31T23:59:00Z', true],
    ['18:00', '00:00', '2027-11-01T00:00:00Z', false],
  ])('from %s until %s at %s is open: %s', (from, until, at, isOpen) => {
    expect(isOpenAt(hours(always({ from, until })), new Date(at))).toBe(isOpen);
  });

  it.each([
    ['2026-11-30T12:00:00Z', '2026-11-30T12:00:00.000Z'],
    ['2026-11-30T17:30:20Z', '2026-12-01T09:00:00.000Z'],
    ['2026-12-05T18:00:00Z', '2026-12-07T09:00:00.000Z'],
    ['2027-03-27T18:00:00Z', '2027-03-29T08:00:00.000Z'],
    ['2027-10-30T18:00:00Z', '2027-11-01T09:00:00.000Z'],
  ])('opens after %s at %s', (at, opens) => {
    expect(nextOpening(hours(museum), new Date(at))?.toISOString()).toBe(opens);
  });

  it('opens on the nights on which clocks change with the minute that is its own', () => {
    const night = hours(always({ from: '01:30', until: '04:00' }));
    const opens = (at: string) => nextOpening(night, new Date(at))?.toISOString();
    expect(opens('2027-03-27T12:00:00Z')).toBe('2027-03-28T01:00:00.000Z');
    expect(opens('2027-10-30T12:00:00Z')).toBe('2027-10-31T00:30:00.000Z');
  });

  it('may never open, and one without hours is always open', () => {
    const at = new Date('2026-11-30T03:00:00Z');
    expect(nextOpening(hours(Array(7).fill(null)), at)).toBeNull();
    expect([isOpenAt(null, at), nextOpening(null, at)]).toEqual([true, at]);
  });

  it('has been open for a while only once it has', () => {
    const isFor = (at: string) => isOpenFor(hours(museum), 300, new Date(at));
    expect(isFor('2026-11-30T09:04:59Z')).toBe(false);
    expect(isFor('2026-11-30T09:05:00Z')).toBe(true);
    expect(isFor('2026-11-30T17:31:00Z')).toBe(false);
  });

  it('that was set up with quiet hours has hours that say the same', () => {
    const quiet = { from: '18:30', until: '08:00' };
    const asHours = hoursOf({ quiet });
    expect(asHours).toEqual(hours(always({ from: '08:00', until: '18:30' })));
    expect(hoursOf({ quiet, hours: null })).toBeNull();
    expect(hoursOf({ quiet: null })).toBeNull();
    const atNight = hoursOf({ quiet: { from: '02:00', until: '06:00' } });
    const isOpen = (at: string) => isOpenAt(atNight, new Date(at));
    expect(['01:59', '02:00', '05:59', '06:00'].map((clock) => isOpen(`2026-11-30T${clock}:00Z`))).toEqual([
      ...[true, false, false, true],
    ]);
  });
});

describe('An exhibition that shows at some hours', () => {
  it.each([
    [[2], '2026-12-02T10:00:00Z', true],
    [[2], '2026-12-01T10:00:00Z', false],
    [[], '2026-12-01T10:00:00Z', true],
    [[], '2026-12-01T12:00:00Z', false],
  ])('on days %j at %s shows: %s', (days, at, shows) => {
    expect(isShowtime({ days, from: '10:00', until: '12:00' }, new Date(at))).toBe(shows);
  });

  it('over midnight belongs to the day on which it began', () => {
    const friday = { days: [4], from: '22:00', until: '01:00' };
    expect(isShowtime(friday, new Date('2026-12-05T00:30:00Z'))).toBe(true);
    expect(isShowtime(friday, new Date('2026-12-04T00:30:00Z'))).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import { daysLeft } from './days-left.ts';

describe('daysLeft', () => {
  const due = new Date('2026-11-22T10:00:00Z');
  it.each([
    ['2026-10-22T10:00:00Z', '31 days left', 'later'],
    ['2026-11-10T23:59:00Z', '12 days left', 'later'],
    ['2026-11-15T00:00:00Z', '7 days left', 'soon'],
    ['2026-11-21T23:59:59Z', '1 day left', 'soon'],
    ['2026-11-22T00:00:00Z', 'Due today', 'today'],
    ['2026-11-22T23:59:59Z', 'Due today', 'today'],
    ['2026-11-23T00:00:00Z', '1 day overdue', 'overdue'],
    ['2026-11-25T12:00:00Z', '3 days overdue', 'overdue'],
  ])('at %s says %j', (now, words, urgency) => {
    expect(daysLeft(due, new Date(now))).toEqual({ words, urgency });
  });

  it('counts days by the clock in London, in summer too', () => {
    const summer = new Date('2026-07-01T22:30:00Z');
    expect(daysLeft(summer, new Date('2026-07-01T22:59:00Z')).words).toBe('Due today');
    expect(daysLeft(summer, new Date('2026-07-01T23:01:00Z')).words).toBe('1 day overdue');
  });
});

import { describe, expect, it } from '@jest/globals';
import { type Concern, oneCalendarMonthAfter, openConcerns } from './concern.ts';
import type { ConcernId, CuratorId } from './ids.ts';

describe('oneCalendarMonthAfter', () => {
  it.each([
    ['2026-03-15T09:30:00.000Z', '2026-04-15T09:30:00.000Z'],
    ['2026-01-31T23:59:59.999Z', '2026-02-28T23:59:59.999Z'],
    ['2028-01-31T00:00:00.000Z', '2028-02-29T00:00:00.000Z'],
    ['2100-01-31T00:00:00.000Z', '2100-02-28T00:00:00.000Z'],
    ['2026-01-28T00:00:00.000Z', '2026-02-28T00:00:00.000Z'],
    ['2028-02-29T12:00:00.000Z', '2028-03-29T12:00:00.000Z'],
    ['2026-05-31T12:00:00.000Z', '2026-06-30T12:00:00.000Z'],
    ['2026-12-31T12:00:00.000Z', '2027-01-31T12:00:00.000Z'],
    ['2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    ['2026-10-31T12:00:00.000Z', '2026-11-30T12:00:00.000Z'],
  ])('%s is due by %s', (asked, due) => {
    expect(oneCalendarMonthAfter(new Date(asked)).toISOString()).toBe(due);
  });

  it('leaves the date that it was given alone', () => {
    const asked = new Date('2026-01-31T12:00:00.000Z');
    oneCalendarMonthAfter(asked);
    expect(asked.toISOString()).toBe('2026-01-31T12:00:00.000Z');
  });

  it('is never before the next month’s first day, nor after its last, on any day of four years', () => {
    const day = 24 * 3600 * 1000;
    const first = Date.parse('2026-01-01T12:00:00Z');
    for (let passed = 0; passed < 4 * 366; passed += 1) {
      const asked = new Date(first + passed * day);
      const due = oneCalendarMonthAfter(asked);
      const months = (at: Date) => at.getUTCFullYear() * 12 + at.getUTCMonth();
      expect(months(due)).toBe(months(asked) + 1);
      expect(due.getUTCDate()).toBeLessThanOrEqual(asked.getUTCDate());
    }
  });
});

describe('openConcerns', () => {
  it('leaves out what has been settled', () => {
    const at = new Date('2026-03-01');
    const open: Concern = {
      id: 'abcdefghjk' as ConcernId,
      askedAt: at,
      dueBy: at,
      words: '',
      childhood: true,
      settled: null,
    };
    const settled = { ...open, settled: { at, by: '0123456789abcdef' as CuratorId, outcome: 'Cut out.' } };
    expect(openConcerns([settled, open])).toEqual([open]);
  });
});

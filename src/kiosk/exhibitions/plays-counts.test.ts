import { describe, expect, it } from '@jest/globals';
import { newStoryId } from '../../random.ts';
import type { Plays } from './play-store.ts';
import { beginOf, countPlays } from './plays-counts.ts';
import { playsAsCsv } from './plays-file.ts';
import { panelOf } from './plays-picture.ts';

const [one, other] = [newStoryId(), newStoryId()];
const at = (hour: string, counts: Partial<Plays> = {}): Plays => ({
  ...{ story: one, hour: new Date(hour), opened: 1, started: 0, finished: 0 },
  ...counts,
});

describe('Counts of visits', () => {
  // In the week in which the clocks go back, 25 October 2026.
  const now = new Date('2026-10-28T10:30:00Z');

  it('begin with the first of the last days, as the UK has them', () => {
    expect(beginOf('7', now)).toEqual(new Date('2026-10-21T23:00:00Z'));
    expect(beginOf('30', now)).toEqual(new Date('2026-09-28T23:00:00Z'));
    expect(beginOf('all', now)).toEqual(new Date(0));
  });

  it('are added up by day, hour and story, with the days and hours between', () => {
    const counted = countPlays(
      [
        at('2026-10-22T12:00:00Z', { opened: 3, started: 2, finished: 1 }),
        at('2026-10-28T10:00:00Z', { story: other, opened: 5 }),
        at('2026-10-28T10:00:00Z', { opened: 1 }),
      ],
      '7',
      now,
    );
    expect(counted.total).toEqual({ opened: 9, started: 2, finished: 1 });
    expect(counted.byTime.map(({ name, opened }) => `${name} ${opened}`)).toEqual([
      'Thu 22 Oct 3',
      'Fri 23 Oct 0',
      'Sat 24 Oct 0',
      'Sun 25 Oct 0',
      'Mon 26 Oct 0',
      'Tue 27 Oct 0',
      'Wed 28 Oct 6',
    ]);
    expect(counted.byHour).toMatchObject([
      { name: '10:00', opened: 6 },
      { name: '11:00', opened: 0 },
      { name: '12:00', opened: 0 },
      { name: '13:00', opened: 3, started: 2, finished: 1 },
    ]);
    expect(counted.byStory).toMatchObject([
      { story: other, opened: 5 },
      { story: one, opened: 4 },
    ]);
  });

  it('of a long time are told by month, and of none say nothing', () => {
    const counted = countPlays([at('2026-07-31T23:30:00Z'), at('2026-10-01T09:00:00Z')], 'all', now);
    expect([counted.isByMonth, counted.byTime.map(({ name, opened }) => `${name} ${opened}`)]).toEqual([
      true,
      ['Aug 2026 1', 'Sept 2026 0', 'Oct 2026 1'],
    ]);
    expect(countPlays([], 'all', now)).toMatchObject({ byHour: [], byStory: [], total: { opened: 0 } });
    expect(countPlays([at('2026-10-20T09:00:00Z')], 'all', now).byTime).toHaveLength(9);
  });

  it('as a file have a line for each story and hour, and no title that a spreadsheet would run', () => {
    const plays = [at('2026-07-01T12:00:00Z', { opened: 2 }), at('2026-12-01T12:00:00Z', { story: other })];
    expect(playsAsCsv(plays, (story) => (story === one ? '=HYPERLINK("x")' : 'Rain, "again"'))).toBe(
      [
        'day,hour,story,title,opened,started,finished',
        `2026-07-01,13:00,${one},"'=HYPERLINK(""x"")",2,0,0`,
        `2026-12-01,12:00,${other},"Rain, ""again""",1,0,0`,
        '',
      ].join('\r\n'),
    );
  });

  it('as bars stand on one floor, one within the other, and fewer are named than stand', () => {
    const parts = Array.from({ length: 30 }, (_, day) => ({
      ...{ name: `day ${day}`, short: `${day}` },
      ...{ opened: day, started: day / 2, finished: 0 },
    }));
    const { bars, floor, lines } = panelOf('By day', parts, 100);
    expect(lines.map(({ number }) => number)).toEqual([0, 20, 40]);
    const last = bars.at(-1)?.parts ?? [];
    expect(last.map(({ kind }) => kind)).toEqual(['opened', 'started']);
    for (const { y, height } of last) expect(y + height).toBeCloseTo(floor);
    expect(last[0]?.height).toBeCloseTo((29 / 40) * 220, 0);
    expect(bars[0]?.parts).toEqual([]);
    expect(bars.filter(({ name }) => name !== null)).toHaveLength(8);
  });
});

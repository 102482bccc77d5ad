import { describe, expect, it } from '@jest/globals';
import { newCuratorId, newScreenId } from '../random.ts';
import type { Alert, Episode } from './alert.ts';
import { type AlertReader, isSummaryDue, marksOf, newsFor, toldWith } from './alert-reader.ts';

const at = (time: string) => new Date(`2026-${time}Z`);

describe('A summary is due', () => {
  it.each([
    ['at eight', '11-22T08:01', '11-23T08:00', true],
    ['not before', '11-22T08:01', '11-23T07:59', false],
    ['once a day', '11-23T08:00', '11-23T23:59', false],
    ['on the day of the choice, where that was before eight', '11-23T07:30', '11-23T08:02', true],
    ['on the next day otherwise', '11-23T15:00', '11-23T15:02', false],
    ['by the clocks here, in summer an hour earlier than by UTC', '07-01T07:01', '07-02T07:00', true],
    ['even where the archive was off at eight', '11-20T08:01', '11-23T19:00', true],
  ])('%s', (_when, summed, now, isDue) => {
    expect(isSummaryDue({ summedAt: at(summed) }, at(now))).toBe(isDue);
  });
});

describe('News', () => {
  const alert = (over: Partial<Episode> | null): Alert => ({
    about: newScreenId(),
    kind: 'silent',
    version: 1,
    seen: null,
    episode: over && {
      since: at('11-23T09:00'),
      began: at('11-23T09:30'),
      wellSince: null,
      over: null,
      ...over,
    },
  });
  const reader = (told: readonly string[]): AlertReader => ({
    curator: newCuratorId(),
    wish: 'at-once',
    wishedAt: at('11-23T10:00'),
    summedAt: at('11-23T10:00'),
    told,
  });
  const [never, on, before, after] = [
    alert(null),
    alert({}),
    alert({ over: at('11-23T09:59') }),
    alert({ over: at('11-23T10:01') }),
  ];
  const all = [never, on, before, after];

  it('is what is on, and what was over since they wanted to hear; each until it was told', () => {
    const news = newsFor(reader([]), all);
    expect(news).toEqual({ begun: [on], over: [after], still: [] });
    const told = toldWith([], news, all);
    expect(newsFor(reader(told), all)).toEqual({ begun: [], over: [], still: [on] });
    const overNow = { ...on, episode: { ...on.episode, over: at('11-23T11:00') } } as Alert;
    expect(newsFor(reader(told), [overNow])).toMatchObject({ begun: [], over: [overNow] });
    const anew = { ...on, episode: { ...on.episode, began: at('11-23T12:00') } } as Alert;
    expect(newsFor(reader(told), [anew])).toMatchObject({ begun: [anew], over: [] });
  });

  it('has the same marks in any order, and marks go once nobody asks for them', () => {
    const [one, other] = [newsFor(reader([]), all), newsFor(reader([]), all.toReversed())];
    expect(marksOf(one)).toEqual(marksOf(other));
    expect(toldWith(['long ago'], one, all).toSorted()).toEqual(marksOf(one));
  });
});

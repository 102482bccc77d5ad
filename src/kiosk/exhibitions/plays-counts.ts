import type { StoryId } from '../../story/ids.ts';
import { type Day, dayOf, startOfDay } from '../../story-form/days/uk-day.ts';
import { clockOf, dayAndMonth, monthAndYear, shortDay } from '../../words/times.ts';
import type { PlayCounts, Plays } from './play-store.ts';

/** How far back a curator looks, in days; 'all' is as far as anything is kept. */
export const playsSpans = ['7', '30', 'all'] as const;
export type PlaysSpan = (typeof playsSpans)[number];

/** Counts of a day, a month or an hour of the day: its name in a table, and a shorter one under a bar. */
export interface CountedPart extends PlayCounts {
  readonly name: string;
  readonly short: string;
}

export interface CountedPlays {
  readonly total: PlayCounts;
  /** The last days, today last; of a long time months. Those without any are there too. */
  readonly byTime: readonly CountedPart[];
  readonly isByMonth: boolean;
  /** From the first to the last hour of the day in which anything was opened, by UK time. */
  readonly byHour: readonly CountedPart[];
  readonly byStory: readonly (PlayCounts & { readonly story: StoryId })[];
}

/** Days from which on a picture of them is read by months. */
const manyDays = 60;

/** The hour from which on plays are asked for. */
export function beginOf(span: PlaysSpan, now: Date): Date {
  return span === 'all' ? new Date(0) : startOfDay(daysBefore(now, Number(span) - 1));
}

export function countPlays(plays: readonly Plays[], span: PlaysSpan, now: Date): CountedPlays {
  const first = plays[0]?.hour ?? now;
  const begin = span === 'all' ? first : beginOf(span, now);
  const days = daysFrom(dayOf(begin), dayOf(now));
  const isByMonth = days.length > manyDays;
  const keyOf = isByMonth ? monthKey : dayKey;
  const ofTime = grouped(plays, ({ hour }) => keyOf(dayOf(hour)));
  const times = new Map(days.map((day) => [keyOf(day), startOfDay(day)]));
  const ofHour = grouped(plays, ({ hour }) => Number(clockOf(hour).slice(0, 2)));
  const hours = [...ofHour.keys()];
  return {
    total: plays.reduce(added, none),
    byTime: [...times].map(([key, start]) => ({
      ...(isByMonth
        ? { name: monthAndYear(start), short: monthAndYear(start) }
        : { name: shortDay(start), short: dayAndMonth(start) }),
      ...(ofTime.get(key) ?? none),
    })),
    isByMonth,
    byHour: Array.from({ length: 24 }, (_, hour) => hour)
      .filter((hour) => hour >= Math.min(...hours) && hour <= Math.max(...hours))
      .map((hour) => {
        const name = `${String(hour).padStart(2, '0')}:00`;
        return { name, short: name, ...(ofHour.get(hour) ?? none) };
      }),
    byStory: [...grouped(plays, ({ story }) => story)]
      .map(([story, counts]) => ({ story, ...counts }))
      .sort((one, other) => other.opened - one.opened),
  };
}

const none: PlayCounts = { opened: 0, started: 0, finished: 0 };

const added = (one: PlayCounts, other: PlayCounts): PlayCounts => ({
  opened: one.opened + other.opened,
  started: one.started + other.started,
  finished: one.finished + other.finished,
});

function grouped<Key>(plays: readonly Plays[], keyOf: (plays: Plays) => Key): Map<Key, PlayCounts> {
  const groups = new Map<Key, PlayCounts>();
  for (const each of plays) {
    const key = keyOf(each);
    groups.set(key, added(groups.get(key) ?? none, each));
  }
  return groups;
}

/** "2026-11-30" */
export const dayKey = ({ year, month, day }: Day) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
const monthKey = (day: Day) => dayKey(day).slice(0, 7);

/** Days are counted at noon, which every day has once. */
const noonOf = ({ year, month, day }: Day, more = 0) => new Date(Date.UTC(year, month - 1, day + more, 12));

const daysBefore = (now: Date, days: number) => dayOf(noonOf(dayOf(now), -days));

function daysFrom(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let at = noonOf(first); at <= noonOf(last); at = noonOf(dayOf(at), 1)) days.push(dayOf(at));
  return days;
}

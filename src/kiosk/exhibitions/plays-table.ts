import type { StoryId } from '../../story/ids.ts';
import { clockOf, shortDay } from '../../words/times.ts';
import type { Plays } from './play-store.ts';

const day = 24 * 3600 * 1000;

/** Counts by hour of the day and by day, the last `days` of them, today last; hours without any are left out. */
export function playsTable(plays: readonly Plays[], now: Date, days: number) {
  const dates = Array.from({ length: days }, (_, back) =>
    shortDay(new Date(now.getTime() - (days - 1 - back) * day)),
  );
  const counts = new Map<string, number>();
  const stories = new Map<StoryId, number>();
  const add = <Key>(map: Map<Key, number>, key: Key, count: number) =>
    map.set(key, (map.get(key) ?? 0) + count);
  const shown = plays.filter(({ hour }) => dates.includes(shortDay(hour)));
  for (const { story, hour, opened: count } of shown) {
    add(counts, `${clockOf(hour)} ${shortDay(hour)}`, count);
    add(stories, story, count);
  }
  const hours = [...new Set(shown.map(({ hour }) => clockOf(hour)))].sort();
  return {
    dates,
    hours: hours.map((hour) => ({
      hour,
      counts: dates.map((date) => counts.get(`${hour} ${date}`) ?? 0),
    })),
    total: shown.reduce((sum, { opened }) => sum + opened, 0),
    byStory: [...stories]
      .map(([story, count]) => ({ story, count }))
      .sort((one, other) => other.count - one.count),
  };
}

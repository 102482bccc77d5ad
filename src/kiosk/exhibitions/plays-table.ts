import { clockOf, shortDay } from '../../words/times.ts';
import type { Plays } from './play-store.ts';

/** Stories opened, by hour of the day and by day; hours without any are left out. `dates` are the days, by their names. */
export function playsTable(plays: readonly Plays[], dates: readonly string[]) {
  const counts = new Map<string, number>();
  for (const { hour, opened } of plays) {
    const key = `${clockOf(hour)} ${shortDay(hour)}`;
    counts.set(key, (counts.get(key) ?? 0) + opened);
  }
  const hours = [...new Set(plays.map(({ hour }) => clockOf(hour)))].sort();
  return {
    dates,
    hours: hours.map((hour) => ({
      hour,
      counts: dates.map((date) => counts.get(`${hour} ${date}`) ?? 0),
    })),
  };
}

import { clockOf, shortDay } from '../../words/times.ts';
import type { Plays } from './play-store.ts';

const day = 24 * 3600 * 1000;

/** Stories opened, by hour of the day and by day, the last `days` of them, today last; hours without any are left out. */
export function playsTable(plays: readonly Plays[], now: Date, days: number) {
  const dates = Array.from({ length: days }, (_, back) =>
    shortDay(new Date(now.getTime() - (days - 1 - back) * day)),
  );
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

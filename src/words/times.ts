import { inSpokenLanguage } from './intl.ts';
import { say } from './say.ts';

/** Days and times in words, as the clock on the wall here shows them. */

const zone = 'Europe/London';
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

// Each unit holds until the next one reads better: "13 days", then "2 weeks"; "8 weeks", then "2 months".
const units = [
  { below: hour, seconds: minute, key: 'time-minutes' },
  { below: day, seconds: hour, key: 'time-hours' },
  { below: 14 * day, seconds: day, key: 'time-days' },
  { below: 60 * day, seconds: 7 * day, key: 'time-weeks' },
  { below: 730 * day, seconds: 30.44 * day, key: 'time-months' },
  { below: Number.POSITIVE_INFINITY, seconds: 365.25 * day, key: 'time-years' },
] as const;

/** How long ago `since` is, in whole units: "less than a minute", "1 hour", "3 weeks". */
export function howLong(since: Date, now: Date): string {
  const seconds = secondsBetween(since, now);
  const unit = units.find(({ below }) => seconds < below);
  if (seconds < minute || !unit) return say('time-under-a-minute');
  return say(unit.key, { count: Math.max(1, Math.floor(seconds / unit.seconds)) });
}

/** "less than a minute ago", "2 minutes ago", "3 hours ago", "12 days ago". Hours up to two days, and then days. */
export function ago(then: Date, now: Date): string {
  const seconds = secondsBetween(then, now);
  if (seconds < minute) return say('time-ago', { time: say('time-under-a-minute') });
  const [length, key] =
    seconds < hour
      ? ([minute, 'time-minutes'] as const)
      : seconds < 2 * day
        ? ([hour, 'time-hours'] as const)
        : ([day, 'time-days'] as const);
  return say('time-ago', { time: say(key, { count: Math.floor(seconds / length) }) });
}

const secondsBetween = (then: Date, now: Date) => Math.max(0, (now.getTime() - then.getTime()) / 1000);

/** "22 November 2026" */
export const longDay = (at: Date): string => long().format(at);
const long = format({ day: 'numeric', month: 'long', year: 'numeric' });

/** "Mon 23 Nov" */
export const shortDay = (at: Date): string => short().format(at);
const short = format({ weekday: 'short', day: 'numeric', month: 'short' });

/** "23 Nov" */
export const dayAndMonth = (at: Date): string => shortest().format(at);
const shortest = format({ day: 'numeric', month: 'short' });

/** "Nov 2026" */
export const monthAndYear = (at: Date): string => month().format(at);
const month = format({ month: 'short', year: 'numeric' });

/** "14:05" */
export const clockOf = (at: Date): string => timeOfDay().format(at);
const timeOfDay = format({ hour: '2-digit', minute: '2-digit' });

function format(parts: Intl.DateTimeFormatOptions) {
  return inSpokenLanguage((language) => new Intl.DateTimeFormat(language, { ...parts, timeZone: zone }));
}

/** "22 November 2026 at 14:05" */
export function dayAndTime(at: Date): string {
  return say('time-day-and-clock', { day: longDay(at), clock: clockOf(at) });
}

/** A length that is a limit, in the largest unit that it fills: "3 hours", "90 minutes", "45 seconds". */
export function lengthInWords(seconds: number): string {
  if (seconds % hour === 0) return say('time-hours', { count: seconds / hour });
  if (seconds % minute === 0) return say('time-minutes', { count: seconds / minute });
  return say('time-seconds', { count: seconds });
}

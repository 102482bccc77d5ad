const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

// Each unit holds until the next one reads better: "13 days", then "2 weeks"; "8 weeks", then "2 months".
const units: readonly { readonly below: number; readonly seconds: number; readonly name: string }[] = [
  { below: hour, seconds: minute, name: 'minute' },
  { below: day, seconds: hour, name: 'hour' },
  { below: 14 * day, seconds: day, name: 'day' },
  { below: 60 * day, seconds: 7 * day, name: 'week' },
  { below: 730 * day, seconds: 30.44 * day, name: 'month' },
  { below: Number.POSITIVE_INFINITY, seconds: 365.25 * day, name: 'year' },
];

/** How long ago `since` is, in whole units: "less than a minute", "1 hour", "3 weeks". */
export function howLong(since: Date, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - since.getTime()) / 1000);
  if (seconds < minute) return 'less than a minute';
  const unit = units.find(({ below }) => seconds < below);
  if (!unit) return 'a long time';
  const count = Math.max(1, Math.floor(seconds / unit.seconds));
  return `${count} ${unit.name}${count === 1 ? '' : 's'}`;
}

/** "22 November 2026 at 14:05", as the clock on the wall here shows it. */
export function dayAndTime(at: Date): string {
  const day = at.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/London',
  });
  const time = at.toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/London',
  });
  return `${day} at ${time}`;
}

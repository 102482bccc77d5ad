const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const zone = 'Europe/London';

/** "less than a minute ago", "2 minutes ago", "3 hours ago", "12 days ago". */
export function ago(then: Date, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - then.getTime()) / 1000);
  if (seconds < minute) return 'less than a minute ago';
  const [length, name] =
    seconds < hour ? [minute, 'minute'] : seconds < 2 * day ? [hour, 'hour'] : [day, 'day'];
  const count = Math.floor(seconds / Number(length));
  return `${count} ${name}${count === 1 ? '' : 's'} ago`;
}

/** "23 November 2026 at 14:05", as the clock on the wall here shows it. */
export function dayAndTime(at: Date): string {
  const date = at.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: zone,
  });
  return `${date} at ${clockOf(at)}`;
}

/** "14:05", here. */
export function clockOf(at: Date): string {
  return at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone });
}

/** "Mon 23 Nov", here. */
export function shortDay(at: Date): string {
  return at.toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: zone,
  });
}

/**
 * When a screen is open, by the clock on the wall where the archive is, whatever a small computer thinks its zone to be. The
 * server and the player both reckon with this file, so that neither can think a screen asleep that the other finds silent.
 */

export interface Hours {
  /** Of each weekday, Monday first; null is closed all day. */
  readonly week: readonly (Span | null)[];
  /** Days that differ from their weekday. Of two that have a day the later to begin counts, as for one day of a holiday. */
  readonly exceptions: readonly HoursException[];
}

/** Such as "09:00" and "17:30". `until` is at most "24:00"; one that is not later than `from` is of the next day. */
export interface Span {
  readonly from: string;
  readonly until: string;
}

export interface HoursException {
  /** Both belong to it: "2026-12-24" and "2027-01-02". */
  readonly first: string;
  readonly last: string;
  /** What it is, such as "Christmas"; may be empty. */
  readonly name: string;
  /** Null is closed. */
  readonly span: Span | null;
}

/** The hours of some weekdays. */
export interface Showtime extends Span {
  /** 0 is Monday; none is every day. */
  readonly days: readonly number[];
}

/** What a screen's profile says of it. */
export interface Opening {
  /** Null is open always; a screen that was set up before there were hours has none. */
  readonly hours?: Hours | null;
  /** Between these it is dark, of a screen without hours. */
  readonly quiet: Span | null;
}

const minute = 60_000;
const hour = 60 * minute;
/** Nothing is looked for further ahead: exceptions and weekdays come round within a year. */
const mostDays = 366;

const wall = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  hourCycle: 'h23',
});

/** Quiet hours say the same as hours that are alike every day. */
export function hoursOf({ hours, quiet }: Opening): Hours | null {
  if (hours !== undefined) return hours;
  return quiet && { week: Array(7).fill({ from: quiet.until, until: quiet.from }), exceptions: [] };
}

export function isOpenAt(hours: Hours | null, at: Date): boolean {
  return hours === null || isWithin((day) => spanOf(hours, day), at);
}

/** Whether it has been open for so many seconds: at their beginning and at their end. */
export function isOpenFor(hours: Hours | null, seconds: number, at: Date): boolean {
  return isOpenAt(hours, at) && isOpenAt(hours, new Date(at.getTime() - seconds * 1000));
}

/** The first minute from then on at which it is open; null where it never is. */
export function nextOpening(hours: Hours | null, at: Date): Date | null {
  if (hours === null || isOpenAt(hours, at)) return at;
  const today = onTheWall(at).day;
  for (let ahead = 0; ahead <= mostDays; ahead += 1) {
    const day = dayAfter(today, ahead);
    const span = spanOf(hours, day);
    if (!span) continue;
    // As UTC counts it is up to an hour late, and on a night that loses an hour it opens with the next one.
    const begins = Date.parse(`${day}T${span.from}Z`) - hour;
    for (let time = begins; time <= begins + 2 * hour; time += minute) {
      const moment = new Date(time);
      if (moment > at && isOpenAt(hours, moment)) return moment;
    }
  }
  return null;
}

export function isShowtime({ days, from, until }: Showtime, at: Date): boolean {
  const isOn = (day: string) => days.length === 0 || days.includes(weekdayOf(day));
  return isWithin((day) => (isOn(day) ? { from, until } : null), at);
}

/** A span that goes over midnight belongs to the day on which it began. */
function isWithin(spanOn: (day: string) => Span | null, at: Date): boolean {
  const { day, clock } = onTheWall(at);
  const [today, yesterday] = [spanOn(day), spanOn(dayAfter(day, -1))];
  const isSince = today !== null && today.from <= clock && (isOverMidnight(today) || clock < today.until);
  return isSince || (yesterday !== null && isOverMidnight(yesterday) && clock < yesterday.until);
}

const isOverMidnight = ({ from, until }: Span) => until <= from;

function spanOf({ week, exceptions }: Hours, day: string): Span | null {
  const [exception] = exceptions
    .filter(({ first, last }) => first <= day && day <= last)
    .toSorted((one, other) => compare(other.first, one.first) || compare(one.last, other.last));
  return exception ? exception.span : (week[weekdayOf(day)] ?? null);
}

const compare = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);

/** "2026-11-30" and "14:05". */
function onTheWall(at: Date): { readonly day: string; readonly clock: string } {
  const parts = new Map(wall.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    clock: `${part('hour')}:${part('minute')}`,
  };
}

const atNoon = (day: string) => new Date(`${day}T12:00:00Z`);

function dayAfter(day: string, days: number): string {
  return new Date(atNoon(day).getTime() + days * 24 * hour).toISOString().slice(0, 10);
}

/** 0 is Monday. */
const weekdayOf = (day: string) => (atNoon(day).getUTCDay() + 6) % 7;

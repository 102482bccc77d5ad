/** Days as people in the UK count them: from midnight to midnight in London, an hour earlier in summer than UTC has it. */

export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

const hour = 3_600_000;
const inLondon = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  hourCycle: 'h23',
});

/** The day that it is in London at that moment. */
export function dayOf(at: Date): Day {
  const { year, month, day } = partsOf(at);
  return { year, month, day };
}

/** Its first moment. The clocks change at one in the morning or later, so there is always exactly one midnight. */
export function startOfDay({ year, month, day }: Day): Date {
  const utc = Date.UTC(year, month - 1, day);
  return new Date(utc - partsOf(new Date(utc)).hour * hour);
}

/** Its last millisecond. */
export function endOfDay({ year, month, day }: Day): Date {
  const next = dayOf(new Date(Date.UTC(year, month - 1, day + 1, 12)));
  return new Date(startOfDay(next).getTime() - 1);
}

/** False for the 31st of June and the like. */
export function isRealDay({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function partsOf(at: Date): Day & { readonly hour: number } {
  const found = new Map(inLondon.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => found.get(name) ?? Number.NaN;
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour') };
}

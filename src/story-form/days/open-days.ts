import type { Exhibition } from '../../story/exhibitions.ts';
import { say } from '../../words/say.ts';
import { longDay } from '../../words/times.ts';
import { endOfDay, startOfDay } from './uk-day.ts';

/** Null where no day was set. */
export interface OpenDays {
  /** The first moment of its first day, by UK time. */
  readonly from: Date | null;
  /** The first moment after its last day. */
  readonly until: Date | null;
}

/** An exhibition's days are kept as dates without a time: midnight, as UTC counts. */
export function openDays({ opens, closes }: Pick<Exhibition, 'opens' | 'closes'>): OpenDays {
  return {
    from: opens && startOfDay(dayOf(opens)),
    until: closes && new Date(endOfDay(dayOf(closes)).getTime() + 1),
  };
}

export function openingOf({ from, until }: OpenDays, at: Date): 'before' | 'open' | 'closed' {
  if (until !== null && at >= until) return 'closed';
  return from !== null && at < from ? 'before' : 'open';
}

/** True where anybody can visit it: of one without a first day nobody has said that it is hung. */
export function canBeVisited(exhibition: Pick<Exhibition, 'opens' | 'closes'>, at: Date): boolean {
  return exhibition.opens !== null && openingOf(openDays(exhibition), at) === 'open';
}

/** For curators, where it is not open: "It opens on 1 March 2027." */
export function openingWords(exhibition: Pick<Exhibition, 'opens' | 'closes'>, at: Date): string | null {
  const { opens, closes } = exhibition;
  const opening = openingOf(openDays(exhibition), at);
  if (opening === 'before' && opens) return say('time-opens-on', { day: longDay(opens) });
  return opening === 'closed' && closes ? say('time-closed-on', { day: longDay(closes) }) : null;
}

/** "1 March 2027 to 30 April 2027"; null where no day was set. */
export function daysWords({ opens, closes }: Pick<Exhibition, 'opens' | 'closes'>): string | null {
  if (opens && closes) return say('time-days-from-until', { from: longDay(opens), until: longDay(closes) });
  if (opens) return say('time-days-from', { from: longDay(opens) });
  return closes && say('time-days-until', { until: longDay(closes) });
}

const dayOf = (date: Date) => ({
  year: date.getUTCFullYear(),
  month: date.getUTCMonth() + 1,
  day: date.getUTCDate(),
});

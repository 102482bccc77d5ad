import { dayOf } from '../../story-form/days/uk-day.ts';
import { say } from '../../words/say.ts';

export interface DaysLeft {
  /** "12 days left", "Due today", "3 days overdue". */
  readonly words: string;
  /** How it stands out. */
  readonly urgency: 'overdue' | 'today' | 'soon' | 'later';
}

const soon = 7;

/** How many days of the calendar month are left, as the calendar on the wall here counts them (issue 3). */
export function daysLeft(dueBy: Date, now: Date): DaysLeft {
  const days = dayNumber(dueBy) - dayNumber(now);
  const count = Math.abs(days);
  if (days < 0) return { words: say('curate-days-overdue', { count }), urgency: 'overdue' };
  if (days === 0) return { words: say('curate-days-today'), urgency: 'today' };
  return { words: say('curate-days-left', { count }), urgency: days <= soon ? 'soon' : 'later' };
}

function dayNumber(at: Date): number {
  const { year, month, day } = dayOf(at);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

import type { ConcernId, CuratorId } from './ids.ts';

/** "I am in this": somebody asks about a story that shows them. It is hidden first and looked at after (P18). */
export interface Concern {
  readonly id: ConcernId;
  readonly askedAt: Date;
  /** One calendar month after it was asked. */
  readonly dueBy: Date;
  /** What they wrote; may be empty. */
  readonly words: string;
  /** It is about when they were a child: these go first. */
  readonly childhood: boolean;
  readonly settled: Settlement | null;
}

export interface Settlement {
  readonly at: Date;
  readonly by: CuratorId;
  /** What was done, for the record. */
  readonly outcome: string;
}

export function openConcerns(concerns: readonly Concern[]): readonly Concern[] {
  return concerns.filter(({ settled }) => settled === null);
}

/**
 * One calendar month later, as UK GDPR counts it: the same day of the next month, or that month's last day where it has
 * no such day. UTC.
 */
export function oneCalendarMonthAfter(at: Date): Date {
  const due = new Date(at);
  const month = due.getUTCMonth() + 1;
  due.setUTCMonth(month);
  // A day that the month does not have overflows into the next month.
  if (due.getUTCMonth() !== month % 12) due.setUTCDate(0);
  return due;
}

import { readTypedDay } from '../story-form/days/typed-day.ts';
import { type Day, dayOf, endOfDay, startOfDay } from '../story-form/days/uk-day.ts';
import type { Field, Problem } from '../web/form-fields.ts';
import { problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import { longDay } from '../words/times.ts';

/** From and until when a story may be shown, as a form asks for it, in whole days of the UK. Null is no limit. */

export interface Showing {
  /** The first moment of its day. */
  readonly from: Date | null;
  /** The last moment of its day. */
  readonly until: Date | null;
}

export const showingShape = {
  'from-day': one,
  'from-month': one,
  'from-year': one,
  'until-day': one,
  'until-month': one,
  'until-year': one,
};
export type TypedShowing = Readonly<Record<keyof typeof showingShape, string>>;

type Limit = 'from' | 'until';
const called: Readonly<Record<Limit, string>> = {
  from: 'The date to start',
  until: 'The date to stop',
};

export function typedShowing({ from, until }: Showing): TypedShowing {
  const [first, last] = [typedDay(from), typedDay(until)];
  return {
    'from-day': first.day,
    'from-month': first.month,
    'from-year': first.year,
    'until-day': last.day,
    'until-month': last.month,
    'until-year': last.year,
  };
}

function typedDay(at: Date | null): Readonly<Record<keyof Day, string>> {
  if (!at) return { day: '', month: '', year: '' };
  const { day, month, year } = dayOf(at);
  return { day: String(day), month: String(month), year: String(year) };
}

/** @param now decides what is past. */
export function readShowing(
  typed: TypedShowing,
  now: Date,
): { readonly showing: Showing; readonly problems: readonly Problem[] } {
  const [from, until] = [readDay('from', typed), readDay('until', typed)];
  const problems = [from.message, until.message].flatMap((message, index) =>
    message ? [{ field: index === 0 ? 'from' : 'until', message }] : [],
  );
  const showing = {
    from: from.day ? startOfDay(from.day) : null,
    until: until.day ? endOfDay(until.day) : null,
  };
  return { showing, problems: problems.length > 0 ? problems : judgeShowing(showing, now) };
}

/** What is wrong with the two together, or has come to be wrong since they were chosen. */
export function judgeShowing({ from, until }: Showing, now: Date): readonly Problem[] {
  if (!until) return [];
  if (until < now) return [{ field: 'until', message: `${called.until} must be today or later.` }];
  if (from && until < from)
    return [{ field: 'until', message: `${called.until} must not be before ${longDay(from)}.` }];
  return [];
}

function readDay(limit: Limit, typed: TypedShowing): { day: Day | null; message: string | null } {
  const part = (name: 'day' | 'month' | 'year') => typed[`${limit}-${name}`];
  const read = readTypedDay({ day: part('day'), month: part('month'), year: part('year') });
  if (read.kind === 'fault') return { day: null, message: `${called[limit]} ${read.fault}` };
  return { day: read.kind === 'day' ? read.day : null, message: null };
}

export function showingFields(
  typed: TypedShowing,
  problems: readonly Problem[],
  now: Date,
): readonly Field[] {
  const example = `For example, 27 3 ${dayOf(now).year + 1}`;
  const field = (name: Limit, legend: string): Field => ({
    partial: 'field/date',
    name,
    legend,
    hint: example,
    error: problemAt(problems, name),
    day: typed[`${name}-day`],
    month: typed[`${name}-month`],
    year: typed[`${name}-year`],
  });
  return [field('from', 'Do not show it before'), field('until', 'Do not show it after')];
}

/** "Not before 27 March 2027, and not after 3 April 2027" */
export function showingInWords({ from, until }: Showing): string {
  const limits = [from && `not before ${longDay(from)}`, until && `not after ${longDay(until)}`].filter(
    (each) => each !== null,
  );
  const words = limits.join(', and ') || 'at any time';
  return words.charAt(0).toUpperCase() + words.slice(1);
}

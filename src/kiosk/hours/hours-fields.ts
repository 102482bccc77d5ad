import { countCharacters } from '../../story/text/count-characters.ts';
import { oneLine } from '../../story/text/plain-text.ts';
import { readTypedDay } from '../../story-form/days/typed-day.ts';
import { type Problem, problemAt } from '../../web/form-fields.ts';
import { many, one } from '../../web/read-form.ts';
import { say } from '../../words/say.ts';
import type { Hours, HoursException, Span } from './opening-hours.ts';
import { readSpan, weekdays } from './typed-times.ts';

/** A screen's opening hours as a curator types them: those of every day, the days that differ, and dates that differ. */

export const hoursShape = {
  everyFrom: one,
  everyUntil: one,
  // One value a weekday.
  dayFrom: many,
  dayUntil: many,
  // The numbers of those that are ticked.
  dayClosed: many,
  // One value a row.
  exceptionName: many,
  exceptionFirst: many,
  exceptionLast: many,
  exceptionFrom: many,
  exceptionUntil: many,
  exceptionRemove: many,
} as const;

/** All as it came. */
export interface TypedHours {
  /** Both empty for a screen that is always open. */
  readonly everyFrom: string;
  readonly everyUntil: string;
  readonly dayFrom: readonly string[];
  readonly dayUntil: readonly string[];
  readonly dayClosed: readonly string[];
  readonly exceptionName: readonly string[];
  readonly exceptionFirst: readonly string[];
  /** Empty for one day. */
  readonly exceptionLast: readonly string[];
  /** Both empty for closed. */
  readonly exceptionFrom: readonly string[];
  readonly exceptionUntil: readonly string[];
  readonly exceptionRemove: readonly string[];
}

export const alwaysOpen: TypedHours = {
  everyFrom: '',
  everyUntil: '',
  dayFrom: [],
  dayUntil: [],
  dayClosed: [],
  exceptionName: [],
  exceptionFirst: [],
  exceptionLast: [],
  exceptionFrom: [],
  exceptionUntil: [],
  exceptionRemove: [],
};

/** Rows for dates that are not there yet; saving brings as many again. */
const emptyRows = 2;
export const mostExceptions = 40;
const longestName = 60;
const wholeDay: Span = { from: '00:00', until: '24:00' };
const days = [0, 1, 2, 3, 4, 5, 6];

/** @returns the hours, null for always open; they hold only where there are no problems */
export function readHours(typed: TypedHours): {
  readonly hours: Hours | null;
  readonly errors: readonly Problem[];
} {
  const errors: Problem[] = [];
  const wrong = (field: string, message: string) => errors.push({ field, message });
  const every = readSpan({ from: typed.everyFrom, until: typed.everyUntil });
  if (every.kind === 'fault') wrong('everyFrom', every.fault);
  const rows = days.map((day) => {
    const read = readSpan({ from: typed.dayFrom[day] ?? '', until: typed.dayUntil[day] ?? '' });
    const isClosed = typed.dayClosed.includes(String(day));
    const weekday = weekdays()[day] ?? '';
    if (read.kind === 'fault')
      wrong(`dayFrom-${day}`, say('kiosk-hours-day-wrong', { weekday, fault: read.fault }));
    else if (read.kind === 'span' && isClosed)
      wrong(`dayFrom-${day}`, say('kiosk-hours-day-both', { weekday }));
    return { weekday, isClosed, span: read.kind === 'span' ? read.span : null };
  });
  const exceptions = readExceptions(typed, wrong);
  const usual = every.kind === 'span' ? every.span : null;
  const isSaid = rows.some(({ isClosed, span }) => isClosed || span !== null);
  const unsaid = rows.find(({ isClosed, span }) => !isClosed && span === null);
  if (every.kind === 'empty' && isSaid && unsaid) {
    wrong('everyFrom', say('kiosk-hours-every-missing', { weekday: unsaid.weekday }));
  }
  if (every.kind === 'empty' && !isSaid && exceptions.length === 0) return { hours: null, errors };
  // Where nothing but dates is said, it is open always but then.
  const otherwise = usual ?? (isSaid ? null : wholeDay);
  const week = rows.map(({ isClosed, span }) => (isClosed ? null : (span ?? otherwise)));
  const opens = [...week, ...exceptions.map(({ span }) => span)].some((span) => span !== null);
  if (errors.length === 0 && !opens) wrong('everyFrom', say('kiosk-hours-never'));
  return { hours: { week, exceptions }, errors };
}

function readExceptions(
  typed: TypedHours,
  wrong: (field: string, message: string) => void,
): HoursException[] {
  const exceptions: HoursException[] = [];
  for (const row of rowsOf(typed)) {
    const [text, first, last] = [typed.exceptionName, typed.exceptionFirst, typed.exceptionLast].map(
      (values) => oneLine(values[row] ?? ''),
    );
    const span = readSpan({ from: typed.exceptionFrom[row] ?? '', until: typed.exceptionUntil[row] ?? '' });
    const isEmpty = !text && !first && !last && span.kind === 'empty';
    if (isEmpty || typed.exceptionRemove.includes(String(row))) continue;
    const [begins, ends] = [readDay(first), readDay(last)];
    if (countCharacters(text ?? '') > longestName) {
      wrong(`exceptionName-${row}`, say('kiosk-too-long', { most: longestName }));
    }
    if (begins.kind === 'empty') wrong(`exceptionFirst-${row}`, say('kiosk-exception-day-missing'));
    if (begins.kind === 'fault') {
      wrong(`exceptionFirst-${row}`, say('kiosk-exception-first-wrong', { fault: begins.fault }));
    }
    if (ends.kind === 'fault') {
      wrong(`exceptionLast-${row}`, say('kiosk-exception-last-wrong', { fault: ends.fault }));
    }
    if (span.kind === 'fault') wrong(`exceptionFrom-${row}`, span.fault);
    if (begins.kind !== 'day') continue;
    const end = ends.kind === 'day' ? ends.date : begins.date;
    if (end < begins.date) wrong(`exceptionLast-${row}`, say('kiosk-exception-last-early'));
    const hours = span.kind === 'span' ? span.span : null;
    exceptions.push({ first: begins.date, last: end, name: text ?? '', span: hours });
  }
  if (exceptions.length > mostExceptions) {
    wrong('exceptions', say('kiosk-exceptions-many', { most: mostExceptions }));
  }
  return exceptions.toSorted((one, other) =>
    one.first < other.first ? -1 : one.first > other.first ? 1 : 0,
  );
}

/** The numbers of the rows that were sent. */
function rowsOf(typed: TypedHours): readonly number[] {
  const { exceptionName, exceptionFirst, exceptionLast, exceptionFrom, exceptionUntil } = typed;
  const sent = [exceptionName, exceptionFirst, exceptionLast, exceptionFrom, exceptionUntil];
  return Array.from({ length: Math.max(...sent.map(({ length }) => length)) }, (_, row) => row);
}

function readDay(text = '') {
  const read = readTypedDay({ day: text, month: '', year: '' });
  if (read.kind !== 'day') return read;
  const { year, month, day } = read.day;
  return { kind: 'day', date: new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10) } as const;
}

/** The hours that most days have are those of every day. */
export function hoursAsTyped(hours: Hours | null): TypedHours {
  if (!hours) return alwaysOpen;
  const { week, exceptions } = hours;
  const asText = (span: Span | null) => (span ? `${span.from} ${span.until}` : '');
  const countOf = (span: Span) => week.filter((other) => asText(other) === asText(span)).length;
  const open = week.flatMap((span) => span ?? []);
  const usual = open.reduce<Span | null>(
    (most, span) => (most === null || countOf(span) > countOf(most) ? span : most),
    null,
  );
  const differing = week.map((span) => (asText(span) === asText(usual) ? null : span));
  return {
    everyFrom: usual?.from ?? '',
    everyUntil: usual?.until ?? '',
    dayFrom: differing.map((span) => span?.from ?? ''),
    dayUntil: differing.map((span) => span?.until ?? ''),
    dayClosed: days.filter((day) => week[day] === null).map(String),
    exceptionName: exceptions.map(({ name }) => name),
    exceptionFirst: exceptions.map(({ first }) => first),
    exceptionLast: exceptions.map(({ first, last }) => (first === last ? '' : last)),
    exceptionFrom: exceptions.map(({ span }) => span?.from ?? ''),
    exceptionUntil: exceptions.map(({ span }) => span?.until ?? ''),
    exceptionRemove: [],
  };
}

/** The model of views/partials/curate/hours-fields. */
export function hoursFields(typed: TypedHours, errors: readonly Problem[]) {
  const known = 1 + rowsOf(typed).findLastIndex((row) => isTyped(typed, row));
  const rows = Array.from({ length: known + emptyRows }, (_, row) => row);
  return {
    hoursDays: weekdays().map((weekday, day) => ({
      day,
      weekday,
      from: typed.dayFrom[day] ?? '',
      until: typed.dayUntil[day] ?? '',
      isClosed: typed.dayClosed.includes(String(day)),
      error: problemAt(errors, `dayFrom-${day}`),
    })),
    hoursDiffer: days.some(
      (day) => typed.dayClosed.includes(String(day)) || typed.dayFrom[day] || typed.dayUntil[day],
    ),
    exceptions: rows.map((row) => ({
      row,
      number: row + 1,
      isNew: !isTyped(typed, row),
      name: typed.exceptionName[row] ?? '',
      first: typed.exceptionFirst[row] ?? '',
      last: typed.exceptionLast[row] ?? '',
      from: typed.exceptionFrom[row] ?? '',
      until: typed.exceptionUntil[row] ?? '',
      isRemoved: typed.exceptionRemove.includes(String(row)),
      error: Object.fromEntries(
        ['Name', 'First', 'Last', 'From'].map((part) => [part, problemAt(errors, `exception${part}-${row}`)]),
      ),
    })),
    hasExceptions: known > 0,
  };
}

const isTyped = (typed: TypedHours, row: number) =>
  [
    typed.exceptionName,
    typed.exceptionFirst,
    typed.exceptionLast,
    typed.exceptionFrom,
    typed.exceptionUntil,
  ].some((values) => oneLine(values[row] ?? '') !== '');

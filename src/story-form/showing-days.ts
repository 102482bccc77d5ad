import { type Problem, problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import { longDay } from '../words/times.ts';
import { type ReadDay, readTypedDay } from './days/typed-day.ts';
import { type Day, dayOf, endOfDay, startOfDay } from './days/uk-day.ts';
import { type StoryField, textOf, type Values } from './field.ts';
import { type Told, withAnswers } from './told.ts';

/** From and until when it may be shown, in whole days of the UK. Null is no limit. */
export interface Showing {
  /** The first moment of its day. */
  readonly from: Date | null;
  /** The last moment of its day. */
  readonly until: Date | null;
}

const anyTime: Showing = { from: null, until: null };
const limits = ['from', 'until'] as const;
type Limit = (typeof limits)[number];
const parts = ['day', 'month', 'year'] as const;

export const showingDaysField: StoryField = {
  name: 'showing-days',
  reach: {
    shown: 'it decides when all else is shown',
    reviewed: true,
    exported: 'it decides what is exported',
    searchable: 'it decides what is found',
    erased: true,
    compared: 'it counts at once, and is a line of history',
  },
  inputs: () => Object.fromEntries(inputs.map((name) => [name, one])),
  stored: ({ answers }) => valuesOf(answers.showing ?? anyTime),
  parse: (sent) => Object.fromEntries(inputs.map((name) => [name, textOf(sent, name)])),
  judge(values, told, { now }) {
    const problems = limits.flatMap((limit): readonly Problem[] => {
      const read = readDay(limit, values);
      return read.kind === 'fault'
        ? [{ field: limit, message: say('story-form-day-fault', { limit, fault: read.fault }) }]
        : [];
    });
    const showing = showingIn(values);
    // Days that have passed since they were chosen may stay as they are.
    const isSame = JSON.stringify(showing) === JSON.stringify(told.answers.showing ?? anyTime);
    return problems.length > 0 || (isSame && problems.length === 0) ? problems : judgeShowing(showing, now);
  },
  view: (values, problems, _told, { now }) =>
    limits.map((limit) => ({
      partial: 'field/date',
      name: limit,
      legend: say(`story-form-day-${limit}`),
      hint: say('story-form-day-hint', { year: String(dayOf(now).year + 1) }),
      error: problemAt(problems, limit),
      day: textOf(values, `${limit}-day`),
      month: textOf(values, `${limit}-month`),
      year: textOf(values, `${limit}-year`),
    })),
  apply: (values, told) => withAnswers(told, { showing: showingIn(values) }),
  lines: (told) => [
    { field: 'from', label: say('story-form-days-label'), value: showingInWords(showingOf(told)) },
  ],
};

const inputs = limits.flatMap((limit) => parts.map((part) => `${limit}-${part}`));

const showingOf = ({ answers }: Told): Showing => answers.showing ?? anyTime;

function showingIn(values: Values): Showing {
  const [from, until] = [readDay('from', values), readDay('until', values)];
  return {
    from: from.kind === 'day' ? startOfDay(from.day) : null,
    until: until.kind === 'day' ? endOfDay(until.day) : null,
  };
}

function readDay(limit: Limit, values: Values): ReadDay {
  const [day = '', month = '', year = ''] = parts.map((part) => textOf(values, `${limit}-${part}`));
  return readTypedDay({ day, month, year });
}

/** What is wrong with the two together, or has come to be wrong since they were chosen. */
export function judgeShowing({ from, until }: Showing, now: Date): readonly Problem[] {
  if (!until) return [];
  if (until < now) return [{ field: 'until', message: say('story-form-day-past') }];
  if (from && until < from)
    return [{ field: 'until', message: say('story-form-day-order', { from: longDay(from) }) }];
  return [];
}

function valuesOf(showing: Showing): Values {
  return Object.fromEntries(
    limits.flatMap((limit) => {
      const at = showing[limit];
      const day: Day | null = at && dayOf(at);
      return parts.map((part) => [`${limit}-${part}`, day ? String(day[part]) : '']);
    }),
  );
}

/** "Not before 27 March 2027, and not after 3 April 2027" */
export function showingInWords({ from, until }: Showing): string {
  const kind = from && until ? 'both' : from ? 'from' : until ? 'until' : 'any';
  return say('story-form-days-line', {
    kind,
    from: from ? longDay(from) : '',
    until: until ? longDay(until) : '',
  });
}

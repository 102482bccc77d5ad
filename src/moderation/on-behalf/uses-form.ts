import type { AskedUse } from '../../consent/wording.ts';
import { type ConsentEntry, grants, showingTime, type Use } from '../../story/consent.ts';
import {
  readShowing,
  type Showing,
  showingFields,
  showingShape,
  type TypedShowing,
  typedShowing,
} from '../../telling/showing-time.ts';
import type { Field, Option, Problem } from '../../web/form-fields.ts';
import { problemAt } from '../../web/form-fields.ts';
import { one } from '../../web/read-form.ts';

/** The questions about where a story may show, as a curator reads them to the storyteller and fills in the answers. */

/** How the curator knew that it was the storyteller who answered. */
const waysToKnow = {
  'called-back': 'I called back on the number they left',
  reference: 'They knew the reference, and what is in the story',
  beside: 'They stood beside me',
} as const;
type WayToKnow = keyof typeof waysToKnow;

export interface TypedUses {
  /** "yes" or "no" by the field's name; "" where nobody chose. */
  readonly answers: Readonly<Record<string, string>>;
  readonly showing: TypedShowing;
  readonly known: string;
}

/** "exhibition:by-the-canal" is the field "use-exhibition-by-the-canal". */
const fieldOf = (use: Use) => `use-${use.replace(':', '-')}`;

/** What readForm() is to read: an answer each, the days, how they were known, and the entry that the page was made from. */
export function usesShape(asked: readonly AskedUse[]): Record<string, typeof one> {
  const answers = Object.fromEntries(asked.map(({ use }) => [fieldOf(use), one]));
  return { ...answers, ...showingShape, known: one, entries: one };
}

export function typedUses(fields: Readonly<Record<string, string>>, asked: readonly AskedUse[]): TypedUses {
  const read = (name: string) => fields[name] ?? '';
  return {
    answers: Object.fromEntries(asked.map(({ use }) => [fieldOf(use), read(fieldOf(use))])),
    showing: Object.fromEntries(
      Object.keys(showingShape).map((name) => [name, read(name)]),
    ) as unknown as TypedShowing,
    known: read('known'),
  };
}

/** What was answered last stands in the form; what was never asked stands open. */
export function usesAsStored(consent: readonly ConsentEntry[], asked: readonly AskedUse[]): TypedUses {
  const last = consent.at(-1)?.answers ?? [];
  const stored = (use: Use) => {
    const answer = last.find((each) => each.use === use);
    return answer ? (answer.granted ? 'yes' : 'no') : '';
  };
  return {
    answers: Object.fromEntries(asked.map(({ use }) => [fieldOf(use), stored(use)])),
    showing: typedShowing(showingTime(consent)),
    known: '',
  };
}

export interface ReadUses {
  readonly granted: Readonly<Partial<Record<Use, boolean>>>;
  readonly showing: Showing;
  /** For the record of consent. */
  readonly known: string;
  readonly problems: readonly Problem[];
}

export function readUses(
  typed: TypedUses,
  asked: readonly AskedUse[],
  consent: readonly ConsentEntry[],
  now: Date,
): ReadUses {
  const open = asked.filter(({ use }) => !['yes', 'no'].includes(typed.answers[fieldOf(use)] ?? ''));
  const { showing, problems } = readShowing(typed.showing, now);
  const way = (Object.keys(waysToKnow) as WayToKnow[]).find((each) => each === typed.known);
  return {
    granted: Object.fromEntries(asked.map(({ use }) => [use, typed.answers[fieldOf(use)] === 'yes'])),
    showing,
    known: way ? waysToKnow[way] : '',
    problems: [
      ...open.map(({ use }) => ({ field: fieldOf(use), message: 'Ask this too, and choose yes or no.' })),
      // Days that have passed since they were chosen may stay as they are.
      ...(isSameTime(showing, showingTime(consent)) ? [] : problems),
      ...(way ? [] : [{ field: 'known', message: 'Say how you knew that it was the storyteller.' }]),
    ],
  };
}

export function usesFields(
  typed: TypedUses,
  asked: readonly AskedUse[],
  problems: readonly Problem[],
  now: Date,
): readonly Field[] {
  const choices = (name: string, legend: string, options: readonly Option[], hint?: string): Field => ({
    partial: 'field/choices',
    type: 'radio',
    name,
    legend,
    ...(hint ? { hint } : {}),
    error: problemAt(problems, name),
    options,
  });
  const known = Object.entries(waysToKnow).map(([value, label]) => ({
    value,
    label,
    checked: typed.known === value,
  }));
  return [
    ...asked.map(({ use, question, explanation, yes, no }) => {
      const name = fieldOf(use);
      const given = typed.answers[name];
      const options = [
        { value: 'yes', label: yes, checked: given === 'yes' },
        { value: 'no', label: no, checked: given === 'no' },
      ];
      return choices(name, question, options, explanation);
    }),
    ...showingFields(typed.showing, problems, now),
    choices('known', 'How did you know that it was the storyteller?', known),
  ];
}

/** True where the entry says what the last one said. */
export function changesNothing(consent: readonly ConsentEntry[], entry: ConsentEntry): boolean {
  const last = consent.at(-1)?.answers ?? [];
  const same = entry.answers.every(
    ({ use, granted }) => grants(consent, use) === granted && last.some((answer) => answer.use === use),
  );
  return same && isSameTime(entry, showingTime(consent));
}

function isSameTime(one: Showing, other: Showing): boolean {
  return one.from?.getTime() === other.from?.getTime() && one.until?.getTime() === other.until?.getTime();
}

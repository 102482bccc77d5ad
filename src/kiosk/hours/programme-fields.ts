import type { Exhibition } from '../../story/exhibitions.ts';
import type { ExhibitionSlug } from '../../story/ids.ts';
import { oneLine } from '../../story/text/plain-text.ts';
import { type Problem, problemAt } from '../../web/form-fields.ts';
import { many } from '../../web/read-form.ts';
import { say } from '../../words/say.ts';
import type { ProgrammeLine } from '../screens/screen.ts';
import { readSpan, weekdays } from './typed-times.ts';

/** What a screen shows in place of its usual exhibition at some times, as a curator types it: a row for each. */

export const programmeShape = {
  // One value a row.
  programmeExhibition: many,
  programmeFrom: many,
  programmeUntil: many,
  // Such as "1-0" for the Monday of the second row, as they are ticked.
  programmeDays: many,
  programmeRemove: many,
} as const;

/** All as it came. */
export interface TypedProgramme {
  /** Slugs; empty for a row that says nothing. */
  readonly programmeExhibition: readonly string[];
  readonly programmeFrom: readonly string[];
  readonly programmeUntil: readonly string[];
  readonly programmeDays: readonly string[];
  readonly programmeRemove: readonly string[];
}

export const noProgramme: TypedProgramme = {
  programmeExhibition: [],
  programmeFrom: [],
  programmeUntil: [],
  programmeDays: [],
  programmeRemove: [],
};

/** A form carries a hundred ticks at most. */
const mostLines = 12;
const days = [0, 1, 2, 3, 4, 5, 6];

/**
 * @param own the exhibitions that the curator looks after
 * @param before what the screen has: a line with an exhibition of other curators may stay as it is
 */
export function readProgramme(
  typed: TypedProgramme,
  own: readonly Pick<Exhibition, 'slug'>[],
  before: readonly ProgrammeLine[],
): { readonly programme: readonly ProgrammeLine[]; readonly errors: readonly Problem[] } {
  const errors: Problem[] = [];
  const programme: ProgrammeLine[] = [];
  for (const row of rowsOf(typed)) {
    const wrong = (field: string, message: string) => errors.push({ field: `${field}-${row}`, message });
    const span = readSpan({ from: typed.programmeFrom[row] ?? '', until: typed.programmeUntil[row] ?? '' });
    const ticked = days.filter((day) => typed.programmeDays.includes(`${row}-${day}`));
    const slug = typed.programmeExhibition[row] ?? '';
    if (!isTyped(typed, row) || typed.programmeRemove.includes(String(row))) continue;
    const exhibition = knownSlugs(own, before).find((each) => each === slug);
    if (!exhibition) wrong('programmeExhibition', say('kiosk-programme-exhibition-missing'));
    if (span.kind === 'fault') wrong('programmeFrom', span.fault);
    if (span.kind === 'empty') wrong('programmeFrom', say('kiosk-programme-times-missing'));
    if (exhibition && span.kind === 'span') {
      programme.push({
        exhibition,
        when: { days: ticked.length === days.length ? [] : ticked, ...span.span },
      });
    }
  }
  if (programme.length > mostLines) {
    errors.push({ field: 'programme', message: say('kiosk-programme-many', { most: mostLines }) });
  }
  return { programme, errors };
}

const knownSlugs = (
  own: readonly Pick<Exhibition, 'slug'>[],
  before: readonly ProgrammeLine[],
): readonly ExhibitionSlug[] => [
  ...own.map(({ slug }) => slug),
  ...before.map(({ exhibition }) => exhibition),
];

const rowsOf = ({ programmeExhibition }: TypedProgramme) => programmeExhibition.map((_, row) => row);

const isTyped = (typed: TypedProgramme, row: number) =>
  [typed.programmeExhibition, typed.programmeFrom, typed.programmeUntil].some(
    (values) => oneLine(values[row] ?? '') !== '',
  ) || typed.programmeDays.some((value) => value.startsWith(`${row}-`));

export function programmeAsTyped(programme: readonly ProgrammeLine[]): TypedProgramme {
  return {
    programmeExhibition: programme.map(({ exhibition }) => exhibition),
    programmeFrom: programme.map(({ when }) => when.from),
    programmeUntil: programme.map(({ when }) => when.until),
    programmeDays: programme.flatMap(({ when }, row) => when.days.map((day) => `${row}-${day}`)),
    programmeRemove: [],
  };
}

/** The model of views/partials/curate/programme-fields: a row for each line, and one for a further line. */
export function programmeFields(
  typed: TypedProgramme,
  own: readonly Pick<Exhibition, 'slug' | 'name'>[],
  errors: readonly Problem[],
) {
  const known = 1 + rowsOf(typed).findLastIndex((row) => isTyped(typed, row));
  const rows = Array.from({ length: known + 1 }, (_, row) => row);
  return {
    hasProgramme: known > 0,
    programme: rows.map((row) => {
      const chosen = typed.programmeExhibition[row] ?? '';
      const isOthers = chosen !== '' && !own.some(({ slug }) => slug === chosen);
      return {
        row,
        number: row + 1,
        isNew: !isTyped(typed, row),
        isRemoved: typed.programmeRemove.includes(String(row)),
        options: [
          { value: '', label: say('kiosk-programme-none'), selected: chosen === '' },
          ...own.map(({ slug, name }) => ({ value: slug, label: name, selected: slug === chosen })),
          ...(isOthers ? [{ value: chosen, label: say('kiosk-programme-others'), selected: true }] : []),
        ],
        from: typed.programmeFrom[row] ?? '',
        until: typed.programmeUntil[row] ?? '',
        days: weekdays().map((weekday, day) => ({
          weekday,
          value: `${row}-${day}`,
          isTicked: typed.programmeDays.includes(`${row}-${day}`),
        })),
        error: {
          exhibition: problemAt(errors, `programmeExhibition-${row}`),
          times: problemAt(errors, `programmeFrom-${row}`),
        },
      };
    }),
  };
}

import type { Field, Problem } from '../web/form-fields.ts';
import type { FormContext, Inputs, Line, StoryField, Values } from './field.ts';
import type { Told } from './told.ts';

/** What a page does with its fields, all together. */

export function inputsOf(fields: readonly StoryField[], told: Told, context: FormContext): Inputs {
  return Object.assign({}, ...fields.map((field) => field.inputs(told, context)));
}

export function storedIn(fields: readonly StoryField[], told: Told, context: FormContext): Values {
  return Object.assign({}, ...fields.map((field) => field.stored(told, context)));
}

export function parsedBy(
  fields: readonly StoryField[],
  sent: Values,
  told: Told,
  context: FormContext,
): Values {
  return Object.assign({}, ...fields.map((field) => field.parse(sent, told, context)));
}

export function problemsOf(
  fields: readonly StoryField[],
  values: Values,
  told: Told,
  context: FormContext,
): readonly Problem[] {
  return fields.flatMap((field) => field.judge(values, told, context));
}

export function viewOf(
  fields: readonly StoryField[],
  values: Values,
  problems: readonly Problem[],
  told: Told,
  context: FormContext,
): readonly Field[] {
  return fields.flatMap((field) => field.view(values, problems, told, context));
}

export function appliedTo(
  fields: readonly StoryField[],
  values: Values,
  told: Told,
  context: FormContext,
): Told {
  return fields.reduce((so, field) => field.apply(values, so, context), told);
}

export function linesOf(fields: readonly StoryField[], told: Told, context: FormContext): readonly Line[] {
  return fields.flatMap((field) => field.lines(told, context));
}

/** Lines of the same input, before and now; one that only one side has stands beside nothing. */
export function pairedLines(was: readonly Line[], is: readonly Line[]): readonly [Line, Line][] {
  const empty = (line: Line): Line => ({ ...line, value: '' });
  const find = (lines: readonly Line[], { field }: Line) => lines.find((line) => line.field === field);
  return [
    ...is.map((line): [Line, Line] => [find(was, line) ?? empty(line), line]),
    ...was.filter((line) => !find(is, line)).map((line): [Line, Line] => [line, empty(line)]),
  ];
}

/** True where two sets of values say the same, an input that is empty or not there alike. */
export function isSame(one: Values, other: Values): boolean {
  return plain(one) === plain(other);
}

/** Values as a string that is the same whenever they say the same. */
export function plain(values: Values): string {
  const said = Object.entries(values).filter(([, value]) => value.length > 0);
  return JSON.stringify(said.sort(([a], [b]) => (a < b ? -1 : 1)));
}

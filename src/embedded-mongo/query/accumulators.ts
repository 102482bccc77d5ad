import { Double, Int32 } from 'bson';
import { CommandError } from '../errors.ts';
import { compileExpression } from './expressions.ts';
import { add, type BsonNumber, isNumber, toDouble } from './numbers.ts';
import { compare, type Doc, equal, isDoc, show } from './values.ts';

const numbers = (values: readonly unknown[]): BsonNumber[] => values.filter(isNumber);
const sum = (values: readonly unknown[]): BsonNumber => numbers(values).reduce<BsonNumber>(add, new Int32(0));
const present = (values: readonly unknown[]): unknown[] =>
  values.filter((value) => value !== undefined && value !== null);

function average(values: readonly unknown[]): unknown {
  const list = numbers(values);
  return list.length === 0 ? null : new Double(toDouble(sum(list)) / list.length);
}

function extreme(values: readonly unknown[], sign: number): unknown {
  return present(values).reduce<unknown>(
    (best, value) => (best === null || sign * compare(value, best) > 0 ? value : best),
    null,
  );
}

function distinct(values: readonly unknown[]): unknown[] {
  const kept: unknown[] = [];
  for (const value of values)
    if (value !== undefined && !kept.some((other) => equal(other, value))) kept.push(value);
  return kept;
}

const ACCUMULATORS: Readonly<Record<string, (values: readonly unknown[]) => unknown>> = {
  $sum: sum,
  $avg: average,
  $min: (values) => extreme(values, -1),
  $max: (values) => extreme(values, 1),
  $first: (values) => values[0] ?? null,
  $last: (values) => values.at(-1) ?? null,
  $push: (values) => values.filter((value) => value !== undefined),
  $addToSet: distinct,
};

/** Compiles one output field of $group; throws 15952 for an accumulator that is not on the list. */
export function compileAccumulator(field: string, spec: unknown): (docs: readonly Doc[]) => unknown {
  const entries = isDoc(spec) ? Object.entries(spec) : [];
  const [name, operand] = entries[0] ?? [];
  if (entries.length !== 1 || name === undefined) {
    throw new CommandError(40234, `The field '${field}' must be an accumulator object, not ${show(spec)}`);
  }
  const accumulate = Object.hasOwn(ACCUMULATORS, name) ? ACCUMULATORS[name] : undefined;
  if (!accumulate) throw new CommandError(15952, `unknown group operator '${name}'`);
  const value = compileExpression(operand);
  return (docs) => accumulate(docs.map(value));
}

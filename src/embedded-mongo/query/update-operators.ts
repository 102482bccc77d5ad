import { Timestamp } from 'bson';
import { CommandError } from '../errors.ts';
import { compileFilter } from './match.ts';
import { valueTest } from './match-operators.ts';
import { add, isNumber, toDouble } from './numbers.ts';
import { sortComparer } from './sort.ts';
import { compare, type Doc, equal, isDoc, show, typeName } from './values.ts';

/** What one operator makes of a field; undefined leaves the field absent. */
export type Change = (old: unknown, field: string, doc: Doc) => unknown;

function increment(operand: unknown): Change {
  if (!isNumber(operand))
    throw new CommandError(14, `Cannot increment with non-numeric argument: ${show(operand)}`);
  return (old, field, doc) => {
    if (old === undefined) return operand;
    if (isNumber(old)) return add(old, operand);
    throw new CommandError(
      14,
      `Cannot apply $inc to a value of non-numeric type. {_id: ${show(doc._id)}} has the field '${field}' of non-numeric type ${typeName(old)}`,
    );
  };
}

const extreme =
  (wins: (order: number) => boolean) =>
  (operand: unknown): Change =>
  (old) =>
    old === undefined || wins(compare(operand, old)) ? operand : old;

function arrayOf(old: unknown, field: string, doc: Doc, name: string): unknown[] {
  if (old === undefined) return [];
  if (Array.isArray(old)) return [...old];
  const message =
    name === '$push'
      ? `The field '${field}' must be an array but is of type ${typeName(old)} in document {_id: ${show(doc._id)}}`
      : `Cannot apply ${name} to non-array field. Field named '${field}' has non-array type ${typeName(old)}`;
  throw new CommandError(2, message);
}

function whole(value: unknown, name: string): number {
  const number = isNumber(value) ? toDouble(value) : Number.NaN;
  if (!Number.isInteger(number)) throw new CommandError(2, `The value for ${name} must be an integer value`);
  return number;
}

function itemsOf(
  operand: unknown,
  name: string,
  allowed: readonly string[],
): { items: unknown[]; options: Doc } {
  if (!isDoc(operand) || !Object.hasOwn(operand, '$each')) return { items: [operand], options: {} };
  const unknown = Object.keys(operand).find((key) => !allowed.includes(key));
  if (unknown) throw new CommandError(2, `Unrecognized clause in ${name}: ${unknown}`);
  if (!Array.isArray(operand.$each)) {
    throw new CommandError(
      2,
      `The argument to $each in ${name} must be an array but it was of type ${typeName(operand.$each)}`,
    );
  }
  return { items: operand.$each, options: operand };
}

function elementOrder(sort: unknown): (a: unknown, b: unknown) => number {
  if (isDoc(sort)) {
    const order = sortComparer(sort);
    const asDoc = (value: unknown): Doc => (isDoc(value) ? value : {});
    return (a, b) => order(asDoc(a), asDoc(b));
  }
  const direction = whole(sort, '$sort');
  if (Math.abs(direction) !== 1) throw new CommandError(2, 'The $sort element value must be either 1 or -1');
  return (a, b) => direction * compare(a, b);
}

function push(operand: unknown): Change {
  const { items, options } = itemsOf(operand, '$push', ['$each', '$slice', '$sort', '$position']);
  const position = options.$position === undefined ? undefined : whole(options.$position, '$position');
  const order = options.$sort === undefined ? undefined : elementOrder(options.$sort);
  const slice = options.$slice === undefined ? undefined : whole(options.$slice, '$slice');
  return (old, field, doc) => {
    const list = arrayOf(old, field, doc, '$push');
    list.splice(position ?? list.length, 0, ...items);
    if (order) list.sort(order);
    if (slice === undefined) return list;
    return slice >= 0 ? list.slice(0, slice) : list.slice(slice);
  };
}

function addToSet(operand: unknown): Change {
  const { items } = itemsOf(operand, '$addToSet', ['$each']);
  return (old, field, doc) => {
    const list = arrayOf(old, field, doc, '$addToSet');
    for (const item of items) if (!list.some((present) => equal(present, item))) list.push(item);
    return list;
  };
}

function pullTest(operand: unknown): (element: unknown) => boolean {
  if (isDoc(operand) && Object.keys(operand)[0]?.startsWith('$')) return valueTest(operand);
  if (isDoc(operand)) {
    const matches = compileFilter(operand);
    return (element) => isDoc(element) && matches(element, {});
  }
  if (Array.isArray(operand)) return (element) => equal(element, operand);
  return valueTest({ $in: [operand] });
}

function pull(name: string, test: (element: unknown) => boolean): Change {
  return (old) => {
    if (old === undefined) return undefined;
    if (!Array.isArray(old)) throw new CommandError(2, `Cannot apply ${name} to a non-array value`);
    return old.filter((element) => !test(element));
  };
}

function pullAll(operand: unknown): Change {
  if (!Array.isArray(operand)) throw new CommandError(2, '$pullAll requires an array argument');
  return pull('$pullAll', (element) => operand.some((item) => equal(item, element)));
}

function currentDate(operand: unknown): Change {
  const type = isDoc(operand) && Object.keys(operand).length === 1 ? operand.$type : undefined;
  if (operand === true || type === 'date') return () => new Date();
  if (type === 'timestamp') return () => new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 });
  throw new CommandError(2, "$currentDate takes true, or $type with the strings 'date' or 'timestamp'");
}

/** Every update operator this store knows. $set and $setOnInsert differ only in when they run. */
export const OPERATORS: Readonly<Record<string, (operand: unknown) => Change>> = {
  $set: (operand) => () => operand,
  $setOnInsert: (operand) => () => operand,
  $unset: () => () => undefined,
  $inc: increment,
  $min: extreme((order) => order < 0),
  $max: extreme((order) => order > 0),
  $push: push,
  $addToSet: addToSet,
  $pull: (operand) => pull('$pull', pullTest(operand)),
  $pullAll: pullAll,
  $currentDate: currentDate,
};

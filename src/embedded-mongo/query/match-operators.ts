import { BSONRegExp, MaxKey, MinKey } from 'bson';
import { CommandError } from '../errors.ts';
import { type Clause, compileFilter, type Leaf } from './match.ts';
import { isNaNValue, isNumber, toDouble } from './numbers.ts';
import { compare, type Doc, equal, isDoc, rankOf, TYPE_NUMBERS, typeName } from './values.ts';

type Build = (operand: unknown, siblings: Doc) => Clause;

const positive =
  (leaf: Leaf): Clause =>
  (reach, context) =>
    reach(leaf, context);
const negative =
  (clause: Clause): Clause =>
  (reach) =>
    !clause(reach, {});
const onEach = (test: Leaf['test']): Leaf => ({ spread: true, test });
const onWhole = (test: Leaf['test']): Leaf => ({ spread: false, test });

/** MongoDB's PCRE options that mean the same in JavaScript; x and u are refused rather than read differently. */
function toRegExp(pattern: string, options: string): RegExp {
  if (/[^ims]/.test(options)) throw new CommandError(51108, `invalid flag in regex options: ${options}`);
  try {
    return new RegExp(pattern, options);
  } catch (error) {
    throw new CommandError(51091, `Regular expression is invalid: ${String(error)}`);
  }
}

function regexLeaf(regex: BSONRegExp): Leaf {
  const compiled = toRegExp(regex.pattern, regex.options);
  return onEach((value) => (typeof value === 'string' ? compiled.test(value) : equal(value, regex)));
}

function equality(operand: unknown): Leaf {
  if (operand === undefined || operand === null)
    return onEach((value) => value === undefined || value === null);
  return onEach((value) => value !== undefined && equal(value, operand));
}

type Order = (order: number) => boolean;

/** $gt and its kin: only values of the operand's own type can pass; NaN passes only with "or equal". */
function ordering(name: string, holds: Order): Build {
  const orEqual = holds(0);
  return (operand) => {
    if (operand instanceof BSONRegExp)
      throw new CommandError(2, `Can't have RegEx as arg to predicate over field with ${name}`);
    if (operand === null) return positive(orEqual ? equality(null) : onWhole(() => false));
    const rank = rankOf(operand);
    const anyType = operand instanceof MinKey || operand instanceof MaxKey;
    return positive(
      onEach((value) => {
        if (value === undefined || (!anyType && rankOf(value) !== rank)) return false;
        if (isNaNValue(value) || isNaNValue(operand))
          return orEqual && isNaNValue(value) && isNaNValue(operand);
        return holds(compare(value, operand));
      }),
    );
  };
}

function listOf(name: string, operand: unknown): unknown[] {
  if (!Array.isArray(operand)) throw new CommandError(2, `${name} needs an array`);
  return operand;
}

const within: Build = (operand) => {
  const leaves = listOf('$in', operand).map((item) => {
    if (isDoc(item) && Object.keys(item)[0]?.startsWith('$'))
      throw new CommandError(2, 'cannot nest $ under $in');
    return item instanceof BSONRegExp ? regexLeaf(item) : equality(item);
  });
  return positive(onEach((value, context) => leaves.some((leaf) => leaf.test(value, context))));
};

const elementMatch: Build = (operand) => {
  if (!isDoc(operand)) throw new CommandError(2, '$elemMatch needs an Object');
  const first = Object.keys(operand)[0] ?? '';
  const byValue = first.startsWith('$') && !['$and', '$or', '$nor'].includes(first);
  const test = byValue ? valueTest(operand) : documentTest(operand);
  return positive(
    onWhole((value, context) => {
      const index = Array.isArray(value) ? value.findIndex(test) : -1;
      if (index >= 0) context.index = index;
      return index >= 0;
    }),
  );
};

function documentTest(filter: Doc): (element: unknown) => boolean {
  const matches = compileFilter(filter);
  return (element) => isDoc(element) && matches(element, {});
}

/** Applies operators to one value as it stands: an array is not spread. */
export function valueTest(operators: Doc): (element: unknown) => boolean {
  const clauses = compileOperators(operators);
  return (element) => clauses.every((clause) => clause((leaf, context) => leaf.test(element, context), {}));
}

const all: Build = (operand) => {
  const clauses = listOf('$all', operand).map((item) => {
    const first = isDoc(item) ? Object.keys(item)[0] : undefined;
    if (isDoc(item) && first === '$elemMatch') return elementMatch(item.$elemMatch, item);
    if (first?.startsWith('$')) throw new CommandError(2, 'no $ expressions in $all');
    return positive(item instanceof BSONRegExp ? regexLeaf(item) : equality(item));
  });
  return (reach, context) => clauses.length > 0 && clauses.every((clause) => clause(reach, context));
};

const size: Build = (operand) => {
  const wanted = isNumber(operand) ? toDouble(operand) : Number.NaN;
  if (!Number.isInteger(wanted) || wanted < 0) throw new CommandError(2, '$size must be a whole number');
  return positive(onWhole((value) => Array.isArray(value) && value.length === wanted));
};

const regex: Build = (operand, siblings) => {
  const options = siblings.$options;
  if (options !== undefined && typeof options !== 'string')
    throw new CommandError(2, '$options has to be a string');
  if (operand instanceof BSONRegExp) {
    return positive(regexLeaf(new BSONRegExp(operand.pattern, options ?? operand.options)));
  }
  if (typeof operand !== 'string') throw new CommandError(2, '$regex has to be a string');
  return positive(regexLeaf(new BSONRegExp(operand, options ?? '')));
};

const type: Build = (operand) => {
  const wanted = (Array.isArray(operand) ? operand : [operand]).map((item: unknown) => {
    if (item === 'number') return ['int', 'long', 'double', 'decimal'];
    const number = isNumber(item) ? toDouble(item) : undefined;
    const found = Object.entries(TYPE_NUMBERS).find(([name, n]) => name === item || n === number);
    if (!found) throw new CommandError(2, `Unknown type name alias: ${String(item)}`);
    return [found[0]];
  });
  const names = new Set<string>(wanted.flat());
  return positive(onEach((value) => names.has(typeName(value))));
};

const not: Build = (operand) => {
  if (operand instanceof BSONRegExp) return negative(positive(regexLeaf(operand)));
  if (!isDoc(operand) || Object.keys(operand).length === 0) {
    throw new CommandError(2, '$not needs a regex or a document');
  }
  const clauses = compileOperators(operand, true);
  return negative((reach, context) => clauses.every((clause) => clause(reach, context)));
};

const exists: Build = (operand) => {
  const present = positive(onWhole((value) => value !== undefined));
  const wanted = isNumber(operand) ? toDouble(operand) !== 0 : operand !== false && operand !== null;
  return wanted ? present : negative(present);
};

const OPERATORS: Readonly<Record<string, Build>> = {
  $eq: (operand) => positive(equality(operand)),
  $ne: (operand) => {
    if (operand instanceof BSONRegExp) throw new CommandError(2, "Can't have regex as arg to $ne.");
    return negative(positive(equality(operand)));
  },
  $gt: ordering('$gt', (order) => order > 0),
  $gte: ordering('$gte', (order) => order >= 0),
  $lt: ordering('$lt', (order) => order < 0),
  $lte: ordering('$lte', (order) => order <= 0),
  $in: within,
  $nin: (operand, siblings) => negative(within(operand, siblings)),
  $exists: exists,
  $not: not,
  $elemMatch: elementMatch,
  $all: all,
  $size: size,
  $regex: regex,
  $options: (_operand, siblings) => {
    if (siblings.$regex === undefined) throw new CommandError(2, '$options needs a $regex');
    return () => true;
  },
  $type: type,
};

/** A field's condition as clauses: operators, or a value that it must equal. */
export function compileOperators(operand: unknown, operatorsOnly = false): Clause[] {
  if (operand instanceof BSONRegExp) return [positive(regexLeaf(operand))];
  const isOperators = isDoc(operand) && (operatorsOnly || Object.keys(operand)[0]?.startsWith('$'));
  if (!isOperators || !isDoc(operand)) return [positive(equality(operand))];
  return Object.entries(operand).map(([name, value]) => {
    const build = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
    if (!build) throw new CommandError(2, `unknown operator: ${name}`);
    return build(value, operand);
  });
}

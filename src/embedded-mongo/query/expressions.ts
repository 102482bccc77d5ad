import { Decimal128, Double, Int32, Long, Timestamp } from 'bson';
import { Context, evalExpr, ProcessingMode } from 'mingo/core';
import {
  $add,
  $and,
  $arrayElemAt,
  $concat,
  $cond,
  $dateToString,
  $ifNull,
  $literal,
  $month,
  $not,
  $or,
  $size,
  $subtract,
  $year,
} from 'mingo/operators/expression';
import { CommandError } from '../errors.ts';
import { compare, type Doc, isDoc, own, put } from './values.ts';

export type Expression = (doc: Doc) => unknown;

/** Operators left to mingo; each has a row in the semantics test. */
const FROM_MINGO = {
  $literal,
  $cond,
  $ifNull,
  $and,
  $or,
  $not,
  $size,
  $arrayElemAt,
  $add,
  $subtract,
  $concat,
  $dateToString,
  $year,
  $month,
};

/** Comparisons by MongoDB's order of types, which mingo does not follow. */
const COMPARISONS: Record<string, (order: number) => boolean> = {
  $eq: (order) => order === 0,
  $ne: (order) => order !== 0,
  $gt: (order) => order > 0,
  $gte: (order) => order >= 0,
  $lt: (order) => order < 0,
  $lte: (order) => order <= 0,
};

const OPTIONS = {
  idKey: '_id',
  processingMode: ProcessingMode.CLONE_OFF,
  useStrictMode: true,
  scriptEnabled: false,
  failOnError: true,
  context: Context.init({
    expression: {
      ...FROM_MINGO,
      ...Object.fromEntries(
        Object.entries(COMPARISONS).map(([name, holds]) => [
          name,
          (doc: never, operands: unknown, options: never) => {
            const [a, b] = evalExpr(doc, operands as never, options) as unknown as [unknown, unknown];
            return holds(compare(a, b)) as never;
          },
        ]),
      ),
    } as never,
  }),
};

/** mingo counts with JavaScript numbers; what they cannot hold is refused, not rounded. */
function promote(value: unknown): unknown {
  if (value instanceof Int32 || value instanceof Double) return value.value;
  if (value instanceof Decimal128)
    throw new CommandError(2, 'The embedded store does not do sums with Decimal128');
  if (value instanceof Long && !(value instanceof Timestamp)) {
    const number = value.toNumber();
    if (!Number.isSafeInteger(number))
      throw new CommandError(2, 'The embedded store does not do sums with integers past 2^53');
    return number;
  }
  if (Array.isArray(value)) return value.map(promote);
  if (!isDoc(value)) return value;
  const plain: Doc = {};
  for (const [key, field] of Object.entries(value)) put(plain, key, promote(field));
  return plain;
}

/** An aggregation field path: through an array it gives the array of its elements' values. */
function follow(value: unknown, parts: readonly string[]): unknown {
  const [part, ...rest] = parts;
  if (part === undefined) return value;
  if (Array.isArray(value))
    return value.map((item) => follow(item, parts)).filter((item) => item !== undefined);
  return isDoc(value) ? follow(own(value, part), rest) : undefined;
}

function fieldPaths(expression: unknown, found: Set<string>): Set<string> {
  if (typeof expression === 'string' && expression.startsWith('$'))
    found.add(expression.slice(1).split('.')[0] ?? '');
  else if (Array.isArray(expression)) for (const item of expression) fieldPaths(item, found);
  else if (isDoc(expression) && !Object.hasOwn(expression, '$literal'))
    for (const item of Object.values(expression)) fieldPaths(item, found);
  return found;
}

function checkAllowed(expression: unknown): void {
  if (typeof expression === 'string' && expression.startsWith('$$')) {
    throw new CommandError(17276, `The embedded store has no variable ${expression}`);
  }
  if (Array.isArray(expression)) expression.forEach(checkAllowed);
  if (!isDoc(expression)) return;
  for (const [name, operand] of Object.entries(expression)) {
    if (name.startsWith('$') && !Object.hasOwn(COMPARISONS, name) && !Object.hasOwn(FROM_MINGO, name)) {
      throw new CommandError(168, `Unrecognized expression '${name}'`);
    }
    if (name !== '$literal') checkAllowed(operand);
  }
}

/** Compiles an expression; throws 168 for an operator, 17276 for a variable, that is not on the list. */
export function compileExpression(expression: unknown): Expression {
  if (expression === '$$ROOT') return (doc) => doc;
  checkAllowed(expression);
  if (typeof expression === 'string' && expression.startsWith('$')) {
    const parts = expression.slice(1).split('.');
    return (doc) => follow(doc, parts);
  }
  if (isDoc(expression) && !Object.keys(expression)[0]?.startsWith('$')) {
    const fields = Object.entries(expression).map(([key, value]) => [key, compileExpression(value)] as const);
    return (doc) => {
      const made: Doc = {};
      for (const [key, value] of fields) {
        const found = value(doc);
        if (found !== undefined) put(made, key, found);
      }
      return made;
    };
  }
  if (Array.isArray(expression)) {
    const items = expression.map(compileExpression);
    return (doc) => items.map((item) => item(doc) ?? null);
  }
  if (!isDoc(expression)) return () => expression;
  const wanted = fieldPaths(expression, new Set());
  const plainExpression = promote(expression);
  return (doc) => {
    const plain: Doc = {};
    for (const name of wanted) if (Object.hasOwn(doc, name)) put(plain, name, promote(doc[name]));
    try {
      return evalExpr(plain as never, plainExpression as never, OPTIONS);
    } catch (error) {
      throw error instanceof CommandError ? error : new CommandError(2, String(error));
    }
  };
}

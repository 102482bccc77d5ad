import { CommandError } from '../errors.ts';
import { compileOperators } from './match-operators.ts';
import { type Doc, isDoc, own } from './values.ts';

/** Which element of the outermost array a filter matched: what a positional `$` in an update stands for. */
export interface MatchContext {
  index?: number;
}
export type Matcher = (doc: Doc, context: MatchContext) => boolean;

/** A test on one value; with `spread`, an array passes when one of its elements or it itself does. */
export interface Leaf {
  readonly spread: boolean;
  readonly test: (value: unknown, context: MatchContext) => boolean;
}
/** Says whether any value that a path reaches passes the leaf. */
export type Reach = (leaf: Leaf, context: MatchContext) => boolean;
export type Clause = (reach: Reach, context: MatchContext) => boolean;

function passes(value: unknown, leaf: Leaf, context: MatchContext): boolean {
  if (leaf.spread && Array.isArray(value)) {
    const index = value.findIndex((element) => leaf.test(element, {}));
    if (index >= 0) {
      context.index = index;
      return true;
    }
  }
  return leaf.test(value, context);
}

function reaches(
  value: unknown,
  parts: readonly string[],
  at: number,
  leaf: Leaf,
  context: MatchContext,
): boolean {
  const part = parts[at];
  if (part === undefined) return passes(value, leaf, context);
  if (isDoc(value)) return reaches(own(value, part), parts, at + 1, leaf, context);
  if (!Array.isArray(value)) return passes(undefined, leaf, context);
  if (/^\d+$/.test(part) && Number(part) < value.length) {
    if (reaches(value[Number(part)], parts, at + 1, leaf, context)) return true;
  }
  const index = value.findIndex((element) => isDoc(element) && reaches(element, parts, at, leaf, context));
  if (index >= 0) context.index = index;
  return index >= 0;
}

function compileField(path: string, operand: unknown): Matcher {
  const parts = path.split('.');
  const clauses = compileOperators(operand);
  return (doc, context) => {
    const reach: Reach = (leaf, inner) => reaches(doc, parts, 0, leaf, inner);
    return clauses.every((clause) => clause(reach, context));
  };
}

function compileList(name: string, operand: unknown): Matcher[] {
  if (!Array.isArray(operand) || operand.length === 0) {
    throw new CommandError(2, `${name} argument must be a non-empty array`);
  }
  return operand.map((item) => compileFilter(item));
}

function compileTop(name: string, operand: unknown): Matcher {
  switch (name) {
    case '$and': {
      const all = compileList(name, operand);
      return (doc, context) => all.every((matcher) => matcher(doc, context));
    }
    case '$or': {
      const any = compileList(name, operand);
      return (doc, context) => any.some((matcher) => matcher(doc, context));
    }
    case '$nor': {
      const none = compileList(name, operand);
      return (doc) => !none.some((matcher) => matcher(doc, {}));
    }
    default:
      if (name.startsWith('$')) throw new CommandError(2, `unknown top level operator: ${name}`);
      return compileField(name, operand);
  }
}

/** Compiles a filter. Throws 2 for what is not supported. */
export function compileFilter(filter: unknown): Matcher {
  if (!isDoc(filter)) throw new CommandError(14, 'A filter must be an object');
  const matchers = Object.entries(filter).map(([name, operand]) => compileTop(name, operand));
  return (doc, context) => matchers.every((matcher) => matcher(doc, context));
}

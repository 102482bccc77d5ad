import { BSONRegExp } from 'bson';
import { CommandError } from '../errors.ts';
import { compileFilter, type Matcher } from './match.ts';
import { type Change, OPERATORS } from './update-operators.ts';
import { checkPath, concretePaths, type Positions, setAt, unsetAt, valueAt } from './update-paths.ts';
import { compare, type Doc, equal, isDoc, own, put, show, typeName } from './values.ts';

/** Changes a decoded document in place and returns what to store; may throw, and then nothing is stored. */
export type Updater = (doc: Doc, matched: number | undefined, inserting: boolean) => Doc;

interface Step {
  readonly operator: string;
  readonly path: string;
  readonly change: Change;
}

function stepsOf(update: Doc): Step[] {
  const steps = Object.entries(update).flatMap(([operator, fields]) => {
    const build = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
    if (!build) {
      throw new CommandError(
        9,
        `Unknown modifier: ${operator}. Expected a valid update modifier or a replacement`,
      );
    }
    if (!isDoc(fields)) {
      throw new CommandError(
        9,
        `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${show(fields)}}`,
      );
    }
    return Object.entries(fields).map(([path, operand]) => {
      checkPath(path);
      return { operator, path, change: build(operand) };
    });
  });
  // MongoDB adds new fields by name, and by number where the name is one.
  steps.sort((a, b) => comparePaths(a.path.split('.'), b.path.split('.')));
  for (const [i, { path }] of steps.entries()) {
    const other = steps.find(
      (step, j) => j !== i && (step.path === path || path.startsWith(`${step.path}.`)),
    );
    if (other)
      throw new CommandError(40, `Updating the path '${path}' would create a conflict at '${other.path}'`);
  }
  return steps;
}

function comparePaths(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((part, i) => part !== b[i]);
  const [left, right] = [a[differs], b[differs]];
  if (left === undefined || right === undefined) return a.length - b.length;
  const bothNumbers = /^\d+$/.test(left) && /^\d+$/.test(right);
  return bothNumbers ? Number(left) - Number(right) : compare(left, right);
}

function compileArrayFilters(filters: readonly unknown[], paths: readonly string[]): Map<string, Matcher> {
  const compiled = new Map<string, Matcher>();
  for (const filter of filters) {
    const names = new Set(isDoc(filter) ? Object.keys(filter).map((key) => key.split('.')[0] ?? '') : []);
    const [name] = names;
    if (name === undefined || names.size !== 1 || !/^[a-z][a-zA-Z0-9]*$/.test(name)) {
      throw new CommandError(
        9,
        'Each array filter must use one identifier, which begins with a lowercase letter',
      );
    }
    if (compiled.has(name))
      throw new CommandError(9, `Found multiple array filters with the same top-level field name ${name}`);
    if (!paths.some((path) => path.split('.').includes(`$[${name}]`))) {
      throw new CommandError(9, `The array filter for identifier '${name}' was not used in the update`);
    }
    compiled.set(name, compileFilter(filter));
  }
  return compiled;
}

function runStep(doc: Doc, step: Step, positions: Positions): void {
  for (const parts of concretePaths(doc, step.path, positions)) {
    const old = valueAt(doc, parts);
    const value = step.change(old, parts.join('.'), doc);
    if (value === undefined) {
      if (old !== undefined) unsetAt(doc, parts);
    } else if (value !== old) setAt(doc, parts, value);
  }
}

function replacement(update: Doc): Updater {
  const dollar = Object.keys(update).find((key) => key.startsWith('$'));
  if (dollar)
    throw new CommandError(52, `The dollar ($) prefixed field '${dollar}' is not allowed in a replacement`);
  return (doc) => {
    const id = own(doc, '_id');
    const next: Doc = id === undefined ? {} : { _id: id };
    for (const [key, value] of Object.entries(update)) put(next, key, value);
    checkId(id, next._id);
    return next;
  };
}

function checkId(before: unknown, after: unknown): void {
  if (before === undefined || (after !== undefined && equal(before, after))) return;
  throw new CommandError(66, "Performing an update on the path '_id' would modify the immutable field '_id'");
}

export const isReplacement = (update: unknown): boolean =>
  isDoc(update) && !Object.keys(update)[0]?.startsWith('$');

/** Compiles an update: operators, or a whole replacement. Throws MongoDB's codes for what it refuses. */
export function compileUpdate(update: unknown, arrayFilters: readonly unknown[] = []): Updater {
  if (Array.isArray(update))
    throw new CommandError(9, 'The embedded store does not take an aggregation pipeline as an update');
  if (!isDoc(update)) throw new CommandError(9, 'Update argument must be an object');
  if (isReplacement(update)) {
    if (arrayFilters.length > 0) throw new CommandError(9, 'Cannot specify arrayFilters and a replacement');
    return replacement(update);
  }
  const steps = stepsOf(update);
  const filters = compileArrayFilters(
    arrayFilters,
    steps.map((step) => step.path),
  );
  return (doc, matched, inserting) => {
    const id = own(doc, '_id');
    for (const step of steps) {
      if (step.operator !== '$setOnInsert' || inserting) runStep(doc, step, { matched, filters });
    }
    checkId(id, own(doc, '_id'));
    return doc;
  };
}

/** What an upsert starts from: every field that the filter pins to one value. Throws 54 on two values for one. */
export function upsertSeed(filter: Doc): Doc {
  const seed: Doc = {};
  const visit = (part: Doc): void => {
    for (const [path, operand] of Object.entries(part)) {
      if (path === '$and' && Array.isArray(operand)) operand.filter(isDoc).forEach(visit);
      else if (path === '$or' && Array.isArray(operand) && operand.length === 1)
        operand.filter(isDoc).forEach(visit);
      else if (!path.startsWith('$')) {
        const [value] = pinned(operand);
        if (value === undefined) continue;
        if (valueAt(seed, path.split('.')) !== undefined) {
          throw new CommandError(54, `cannot infer query fields to set, path '${path}' is matched twice`);
        }
        setAt(seed, path.split('.'), value);
      }
    }
  };
  visit(filter);
  return seed;
}

function pinned(operand: unknown): unknown[] {
  if (operand instanceof BSONRegExp) return [];
  if (!isDoc(operand) || !Object.keys(operand)[0]?.startsWith('$')) return [operand];
  if (Object.hasOwn(operand, '$eq')) return [operand.$eq];
  const list = operand.$in ?? operand.$all;
  return Array.isArray(list) && list.length === 1 && !isDoc(list[0]) ? list : [];
}

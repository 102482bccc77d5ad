import { Int32 } from 'bson';
import { CommandError } from '../errors.ts';
import { compileAccumulator } from '../query/accumulators.ts';
import { compileExpression } from '../query/expressions.ts';
import { compileFilter } from '../query/match.ts';
import { isNumber, toDouble } from '../query/numbers.ts';
import { compileProjection, isFlag, isOn } from '../query/project.ts';
import type { Query } from '../query/query.ts';
import { sortFields, sortItems } from '../query/sort.ts';
import { setAt, unsetAt, valueAt } from '../query/update-paths.ts';
import { type Doc, isDoc, own } from '../query/values.ts';
import { valueKey } from '../storage/keys.ts';

export interface Row {
  readonly doc: Doc;
}
type Stage = (rows: Row[]) => Row[];

const rowsOf = (list: readonly Doc[]): Row[] => list.map((doc) => ({ doc }));

function wholeNumber(operand: unknown, name: string, least: number): number {
  const number = isNumber(operand) ? toDouble(operand) : Number.NaN;
  if (!Number.isSafeInteger(number) || number < least) {
    throw new CommandError(15958, `the ${name} stage takes a whole number of ${least} or more`);
  }
  return number;
}

function document(operand: unknown, name: string): Doc {
  if (!isDoc(operand) || Object.keys(operand).length === 0)
    throw new CommandError(40177, `${name} specification must be a non-empty object`);
  return operand;
}

function group(operand: unknown): Stage {
  const { _id, ...outputs } = document(operand, '$group');
  if (!isDoc(operand) || !Object.hasOwn(operand, '_id'))
    throw new CommandError(15955, 'a group specification must include an _id');
  const keyOf = compileExpression(_id);
  const fields = Object.entries(outputs).map(
    ([field, spec]) => [field, compileAccumulator(field, spec)] as const,
  );
  return (rows) => {
    const groups = new Map<string, { id: unknown; members: Doc[] }>();
    for (const { doc } of rows) {
      const id = keyOf(doc) ?? null;
      const key = valueKey(id).toString('latin1');
      const existing = groups.get(key);
      if (existing) existing.members.push(doc);
      else groups.set(key, { id, members: [doc] });
    }
    return [...groups.values()].map(({ id, members }) => ({
      doc: { _id: id, ...Object.fromEntries(fields.map(([field, value]) => [field, value(members)])) },
    }));
  };
}

function addFields(operand: unknown): Stage {
  const fields = Object.entries(document(operand, '$addFields')).map(
    ([path, spec]) => [path.split('.'), compileExpression(spec)] as const,
  );
  return (rows) =>
    rows.map(({ doc }) => {
      const next = structuredCopy(doc);
      for (const [parts, value] of fields) {
        const found = value(doc);
        // An expression that comes to nothing takes the field away.
        if (found === undefined) unsetAt(next, parts);
        else setAt(next, parts, found);
      }
      return { doc: next };
    });
}

/** Copies the documents and arrays, not the values in them, so that a stage can set fields in its own copy. */
function structuredCopy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(structuredCopy) as T;
  if (!isDoc(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, structuredCopy(field)])) as T;
}

function project(operand: unknown): Stage {
  const spec = document(operand, '$project');
  const isPlain = (value: unknown): boolean =>
    isFlag(value) || (isDoc(value) && !Object.keys(value)[0]?.startsWith('$'));
  const plain = Object.entries(spec).filter(([, value]) => isPlain(value));
  const computed = Object.entries(spec).filter(([, value]) => !isPlain(value));
  if (computed.length === 0) {
    const pick = compileProjection(spec);
    return (rows) => rows.map(({ doc }) => ({ doc: pick(doc) }));
  }
  if (plain.some(([path, value]) => path !== '_id' && !isOn(value) && isFlag(value))) {
    throw new CommandError(31254, 'Cannot do exclusion in a projection that computes fields');
  }
  // With nothing but computed fields, _id alone is kept, as an inclusion keeps it.
  const pick = compileProjection({ _id: 1, ...Object.fromEntries(plain) });
  const keepsNothing = plain.every(([path, value]) => path === '_id' && !isOn(value)) && plain.length > 0;
  const add = addFields(Object.fromEntries(computed));
  return (rows) =>
    rows.map((row) => {
      const base = keepsNothing ? {} : pick(row.doc);
      const added = add([row])[0]?.doc ?? {};
      for (const [path] of computed) {
        const value = valueAt(added, path.split('.'));
        if (value !== undefined) setAt(base, path.split('.'), value);
      }
      return { doc: base };
    });
}

function unset(operand: unknown): Stage {
  const paths = (Array.isArray(operand) ? operand : [operand]).map((path: unknown) => {
    if (typeof path !== 'string')
      throw new CommandError(31002, '$unset takes a string or an array of strings');
    return path;
  });
  return project(Object.fromEntries(paths.map((path) => [path, false])));
}

function unwind(operand: unknown): Stage {
  const options: Doc = isDoc(operand) ? operand : { path: operand };
  const other = Object.keys(options).find(
    (key) => !['path', 'preserveNullAndEmptyArrays', 'includeArrayIndex'].includes(key),
  );
  if (other) throw new CommandError(28811, `unrecognized option to $unwind stage: ${other}`);
  const { path, preserveNullAndEmptyArrays: preserve, includeArrayIndex: indexField } = options;
  if (typeof path !== 'string' || !path.startsWith('$'))
    throw new CommandError(28818, "path option to $unwind stage should be prefixed with a '$'");
  const parts = path.slice(1).split('.');
  const withIndex = (doc: Doc, index: number | null): Doc => {
    if (typeof indexField === 'string') setAt(doc, indexField.split('.'), index);
    return doc;
  };
  return (rows) =>
    rows.flatMap(({ doc }) => {
      const value = valueAt(doc, parts);
      if (Array.isArray(value) && value.length > 0) {
        return value.map((item, i) => {
          const copy = structuredCopy(doc);
          setAt(copy, parts, item);
          return { doc: withIndex(copy, i) };
        });
      }
      const isEmpty = value === undefined || value === null || Array.isArray(value);
      if (isEmpty && preserve !== true) return [];
      const copy = structuredCopy(doc);
      if (Array.isArray(value)) unsetAt(copy, parts);
      return [{ doc: withIndex(copy, null) }];
    });
}

function count(operand: unknown): Stage {
  if (typeof operand !== 'string' || operand === '' || operand.startsWith('$') || operand.includes('.')) {
    throw new CommandError(40156, 'the count field must be a non-empty string without $ or .');
  }
  // MongoDB counts by grouping, so counting nothing gives no document.
  return (rows) => (rows.length === 0 ? [] : rowsOf([{ [operand]: new Int32(rows.length) }]));
}

function sortByCount(operand: unknown): Stage {
  const grouped = group({ _id: operand, count: { $sum: new Int32(1) } });
  return (rows) => sort({ count: new Int32(-1) })(grouped(rows));
}

function sort(operand: unknown): Stage {
  const fields = sortFields(document(operand, '$sort'));
  return (rows) => sortItems(rows, fields);
}

function sample(operand: unknown): Stage {
  const size = wholeNumber(isDoc(operand) ? operand.size : undefined, '$sample', 1);
  return (rows) => {
    const left = [...rows];
    return Array.from({ length: Math.min(size, rows.length) }, () =>
      left.splice(Math.floor(Math.random() * left.length), 1),
    ).flat();
  };
}

const STAGES: Readonly<Record<string, (operand: unknown) => Stage>> = {
  $match: (operand) => {
    const matches = compileFilter(operand);
    return (rows) => rows.filter(({ doc }) => matches(doc, {}));
  },
  $sort: sort,
  $limit: (operand) => {
    const limit = wholeNumber(operand, '$limit', 1);
    return (rows) => rows.slice(0, limit);
  },
  $skip: (operand) => {
    const skip = wholeNumber(operand, '$skip', 0);
    return (rows) => rows.slice(skip);
  },
  $project: project,
  $addFields: addFields,
  $set: addFields,
  $unset: unset,
  $group: group,
  $unwind: unwind,
  $count: count,
  $sortByCount: sortByCount,
  $sample: sample,
};

function compileStage(stage: unknown): Stage {
  const [name, operand] =
    isDoc(stage) && Object.keys(stage).length === 1 ? (Object.entries(stage)[0] ?? []) : [];
  if (name === undefined)
    throw new CommandError(40323, 'A pipeline stage specification object must contain exactly one field.');
  const build = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
  if (!build) throw new CommandError(40324, `Unrecognized pipeline stage name: '${name}'`);
  return build(operand);
}

/** A pipeline as the query its first stages are, which an index can serve, and what is done with the rows after. */
export function compilePipeline(pipeline: readonly unknown[]): { query: Query; run: Stage } {
  const stages = [...pipeline];
  const take = (name: string): unknown => {
    const first = stages[0];
    const isIt = isDoc(first) && own(first, name) !== undefined && Object.keys(first).length === 1;
    return isIt && stages.shift() ? first[name] : undefined;
  };
  const filter = take('$match') ?? {};
  const order = take('$sort');
  const skip = take('$skip');
  const limit = take('$limit');
  const query: Query = {
    filter: isDoc(filter) ? filter : document(filter, '$match'),
    ...(order === undefined ? {} : { sort: document(order, '$sort') }),
    skip: skip === undefined ? 0 : wholeNumber(skip, '$skip', 0),
    limit: limit === undefined ? 0 : wholeNumber(limit, '$limit', 1),
  };
  const rest = stages.map(compileStage);
  return { query, run: (rows) => rest.reduce((left, stage) => stage(left), rows) };
}

import { CommandError } from '../errors.ts';
import { isNumber, toDouble } from './numbers.ts';
import { type Doc, isDoc, own, put } from './values.ts';

export type Projector = (doc: Doc) => Doc;

interface Tree {
  [field: string]: Tree | true;
}

function plant(tree: Tree, path: string): void {
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  let at = tree;
  for (const part of parts) {
    const next = Object.hasOwn(at, part) ? at[part] : undefined;
    if (next === true) throw new CommandError(31249, `Path collision at ${path}`);
    const branch: Tree = next ?? {};
    at[part] = branch;
    at = branch;
  }
  if (Object.hasOwn(at, last)) throw new CommandError(31250, `Path collision at ${path}`);
  at[last] = true;
}

function prune(value: unknown, tree: Tree, including: boolean): unknown {
  if (Array.isArray(value)) {
    return value
      .filter((item) => !including || isDoc(item) || Array.isArray(item))
      .map((item) => prune(item, tree, including));
  }
  if (!isDoc(value)) return value;
  const kept: Doc = {};
  for (const [key, field] of Object.entries(value)) {
    const branch = Object.hasOwn(tree, key) ? tree[key] : undefined;
    if (branch === undefined ? !including : branch === true && including) put(kept, key, field);
    else if (branch !== undefined && branch !== true) {
      // A scalar where the projection wants to go deeper is left out when including.
      if (!including || typeof field === 'object') {
        const inner = prune(field, branch, including);
        if (isDoc(inner) || Array.isArray(inner) || !including) put(kept, key, inner);
      }
    }
  }
  return kept;
}

export function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean' || isNumber(value);
}
export const isOn = (value: unknown): boolean => (isNumber(value) ? toDouble(value) !== 0 : value === true);

function flatten(spec: Doc, prefix = ''): [string, unknown][] {
  return Object.entries(spec).flatMap(([key, value]): [string, unknown][] => {
    const nested = isDoc(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$');
    return nested ? flatten(value, `${prefix}${key}.`) : [[prefix + key, value]];
  });
}

function checkField(path: string, value: unknown): void {
  if (path.split('.').some((part) => part === '' || part.startsWith('$'))) {
    throw new CommandError(16410, `The embedded store does not project '${path}'`);
  }
  if (!isFlag(value)) throw new CommandError(2, `The embedded store's projections take 0 or 1, at '${path}'`);
}

/** Compiles {a: 1} and {a: 0} projections. Throws for anything else, and for a mix of the two kinds. */
export function compileProjection(spec: Doc): Projector {
  const fields = flatten(spec);
  for (const [path, value] of fields) checkField(path, value);
  const flags = fields.filter(([path]) => path !== '_id');
  const id = fields.find(([path]) => path === '_id');
  const including = flags.length > 0 ? isOn(flags[0]?.[1]) : id !== undefined && isOn(id[1]);
  const odd = flags.find(([, value]) => isOn(value) !== including);
  if (odd) {
    throw including
      ? new CommandError(31254, `Cannot do exclusion on field ${odd[0]} in inclusion projection`)
      : new CommandError(31253, `Cannot do inclusion on field ${odd[0]} in exclusion projection`);
  }
  const tree: Tree = {};
  for (const [path] of flags) plant(tree, path);
  const keepId = id === undefined || isOn(id[1]);
  if (including === keepId) tree._id = true;
  return (doc) => {
    const kept = prune(doc, tree, including) as Doc;
    return own(kept, '_id') === undefined && keepId && doc._id !== undefined
      ? { _id: doc._id, ...kept }
      : kept;
  };
}

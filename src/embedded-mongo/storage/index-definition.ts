import { CommandError } from '../errors.ts';
import { compileFilter, type Matcher } from '../query/match.ts';
import { isNumber, toDouble } from '../query/numbers.ts';
import { type Doc, isDoc, show } from '../query/values.ts';

export interface IndexField {
  readonly path: string;
  readonly parts: readonly string[];
  readonly descending: boolean;
}

export interface Index {
  readonly id: number;
  readonly name: string;
  /** As listIndexes shows it. */
  readonly spec: Doc;
  readonly fields: readonly IndexField[];
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly partial: { readonly filter: Doc; readonly matches: Matcher } | undefined;
  /** Seconds after the indexed date at which a document is removed. */
  readonly expireAfter: number | undefined;
  /** Per field: whether any document had an array there. Only ever turns true. */
  readonly multikey: boolean[];
  /** Whether some key was too long for LMDB and was cut: order within equal cuts is then unknown. */
  cut: boolean;
}

const OPTIONS = [
  'v',
  'key',
  'name',
  'unique',
  'sparse',
  'background',
  'partialFilterExpression',
  'expireAfterSeconds',
];
const KEPT_OPTIONS = ['partialFilterExpression', 'expireAfterSeconds'];

const truthy = (value: unknown): boolean => (isNumber(value) ? toDouble(value) !== 0 : value === true);

function keyOf(spec: Doc): Doc {
  if (!isDoc(spec.key) || Object.keys(spec.key).length === 0)
    throw new CommandError(67, 'Index keys cannot be an empty object');
  return spec.key;
}

function fieldsOf(key: Doc): IndexField[] {
  return Object.entries(key).map(([path, value]) => {
    const direction = isNumber(value) ? toDouble(value) : 0;
    if (direction !== 1 && direction !== -1) {
      throw new CommandError(
        67,
        `The embedded store has no index of kind ${show(value)} (on '${path}'): 1 or -1`,
      );
    }
    if (
      path === '' ||
      path.split('.').some((part) => part === '' || part.startsWith('$') || /^\d+$/.test(part))
    ) {
      throw new CommandError(67, `The embedded store cannot index the path '${path}'`);
    }
    return { path, parts: path.split('.'), descending: direction < 0 };
  });
}

/** The shape in which an index is kept and listed: options in MongoDB's order, defaults left out. */
export function normaliseSpec(spec: Doc): Doc {
  const unknown = Object.keys(spec).find((option) => !OPTIONS.includes(option));
  if (unknown) throw new CommandError(197, `The embedded store's indexes have no option '${unknown}'`);
  const key = keyOf(spec);
  if (typeof spec.name !== 'string' || spec.name === '') throw new CommandError(67, 'An index needs a name');
  const expire = spec.expireAfterSeconds;
  if (
    expire !== undefined &&
    (!isNumber(expire) || !(toDouble(expire) >= 0) || Object.keys(key).length > 1)
  ) {
    throw new CommandError(67, 'expireAfterSeconds takes seconds from 0, on an index of one field');
  }
  if (truthy(spec.sparse) && spec.partialFilterExpression !== undefined) {
    throw new CommandError(67, 'cannot mix "partialFilterExpression" and "sparse" options');
  }
  const kept: Doc = { v: 2 };
  if (truthy(spec.unique)) kept.unique = true;
  kept.key = key;
  kept.name = spec.name;
  if (truthy(spec.sparse)) kept.sparse = true;
  for (const option of KEPT_OPTIONS) {
    if (spec[option] !== undefined) kept[option] = spec[option];
  }
  return kept;
}

/** An index from its normalised spec; throws 67 for what this store cannot index. */
export function defineIndex(id: number, spec: Doc): Index {
  const fields = fieldsOf(keyOf(spec));
  const filter = spec.partialFilterExpression;
  return {
    id,
    name: String(spec.name),
    spec,
    fields,
    unique: truthy(spec.unique),
    sparse: truthy(spec.sparse),
    partial: isDoc(filter) ? { filter, matches: compileFilter(filter) } : undefined,
    expireAfter: isNumber(spec.expireAfterSeconds) ? toDouble(spec.expireAfterSeconds) : undefined,
    multikey: fields.map(() => false),
    cut: false,
  };
}

/** Whether a kept spec is of the kind for words, which earlier versions of the store had, and which held nothing on disk. */
export const isOfWords = (spec: Doc): boolean => Object.values(keyOf(spec)).includes('text');

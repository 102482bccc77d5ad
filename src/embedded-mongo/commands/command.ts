import { CommandError } from '../errors.ts';
import { isNumber, toDouble } from '../query/numbers.ts';
import { type Doc, isDoc, show, typeName } from '../query/values.ts';
import type { Store } from '../storage/store.ts';
import type { Cursors } from './cursors.ts';

export interface Context {
  readonly store: Store;
  readonly cursors: Cursors;
}

export interface Request {
  /** The command's name as it was sent. */
  readonly name: string;
  readonly db: string;
  readonly body: Doc;
  /** The bytes of documents that came apart from the body, by document: what an insert stores as they stand. */
  readonly encoded: ReadonlyMap<unknown, Buffer>;
}

export interface Command {
  /** Fields the command takes besides its name and the harmless ones; any other is refused by name. */
  readonly fields: readonly string[] | 'any';
  readonly run: (request: Request, context: Context) => Doc | Promise<Doc>;
}

/** The name of the collection that a command is about. */
export function collectionName({ name, body }: Request): string {
  const value = body[name];
  if (typeof value !== 'string')
    throw new CommandError(73, `collection name has invalid type ${typeName(value)}`);
  return value;
}

export const truthy = (value: unknown): boolean => (isNumber(value) ? toDouble(value) !== 0 : value === true);

/** A document field that may be absent. */
export function optionalDoc(body: Doc, field: string): Doc {
  const value = body[field];
  if (value === undefined || value === null) return {};
  if (!isDoc(value))
    throw new CommandError(
      14,
      `BSON field '${field}' is the wrong type '${typeName(value)}', expected type 'object'`,
    );
  return value;
}

export function list(body: Doc, field: string): unknown[] {
  const value = body[field];
  if (!Array.isArray(value))
    throw new CommandError(
      14,
      `BSON field '${field}' is the wrong type '${typeName(value)}', expected type 'array'`,
    );
  return value;
}

/** A count from 0 that may be absent. */
export function optionalCount(body: Doc, field: string): number {
  const value = body[field];
  if (value === undefined || value === null) return 0;
  const number = isNumber(value) ? toDouble(value) : Number.NaN;
  if (!Number.isSafeInteger(number) || number < 0)
    throw new CommandError(51024, `BSON field '${field}' value must be >= 0, actual value '${show(value)}'`);
  return number;
}

/** Refuses fields that are not in the list, as MongoDB's own parser does. */
export function onlyFields(body: Doc, where: string, allowed: readonly string[]): void {
  const unknown = Object.keys(body).find((field) => !allowed.includes(field));
  if (unknown) throw new CommandError(40415, `BSON field '${where}.${unknown}' is an unknown field.`);
}

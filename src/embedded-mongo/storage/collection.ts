import { CommandError } from '../errors.ts';
import type { Index } from './index-definition.ts';

export interface StoredRecord {
  readonly id: number;
  readonly raw: Buffer;
}

export interface Collection {
  readonly id: number;
  readonly db: string;
  readonly name: string;
  /** `db.name`, MongoDB's namespace. */
  readonly ns: string;
  indexes: Index[];
  nextRecord: number;
}

/** @throws 73 for a name that MongoDB would not take. */
export function checkName(ns: string, name: string): void {
  const invalid =
    name === '' ||
    name.includes('$') ||
    name.includes('\0') ||
    name.startsWith('system.') ||
    Buffer.byteLength(ns) > 255;
  if (invalid) throw new CommandError(73, `Invalid collection name: ${name}`);
}

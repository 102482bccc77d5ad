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

import type { PlaceStore } from '../story/places.ts';

/** What a release changes in the records that an earlier one kept. It can be run twice, and end anywhere in between. */
export interface Migration {
  /** 1, 2, 3 …: they run in this order, and none is taken away once it was released. */
  readonly number: number;
  /** For words: `migrations-<name>`. */
  readonly name: string;
  /** Whether there is nothing left to change, as in an archive that is new. */
  isDone(records: OldRecords): Promise<boolean>;
  run(records: OldRecords): Promise<void>;
}

/** As much of the records as migrations touch. Contract; implemented in mongo/. */
export interface OldRecords {
  readonly places: PlaceStore;
  /** How many stories lack a field that lists of today ask for. */
  unlisted(): Promise<number>;
  /** Lists them anew. */
  relist(): Promise<void>;
  hasOldSearch(): Promise<boolean>;
  dropOldSearch(): Promise<void>;
  /** How many themes do not say whether they are open. */
  themesWithoutOpen(): Promise<number>;
}

/** A migration that was made. */
export interface Made {
  readonly number: number;
  readonly name: string;
  readonly at: Date;
  /** Of the code that made it. */
  readonly version: string;
}

/** What was made of these records, and by which releases. Contract; implemented in mongo/. */
export interface MigrationLog {
  made(): Promise<readonly Made[]>;
  note(made: Made): Promise<void>;
  /** The release that served these records last; null where none has said so. */
  lastVersion(): Promise<string | null>;
  noteVersion(version: string, at: Date): Promise<void>;
}

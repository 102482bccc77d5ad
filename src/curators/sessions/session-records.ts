import type { CuratorId } from '../../story/ids.ts';

/** Somebody signed in on one device. The browser's own session holds no more than this record's id. */
export interface SessionRecord {
  /** 26 random characters; known to the archive alone, and to its owner's own list. */
  readonly id: string;
  readonly curator: CuratorId;
  /** The account's sessionEpoch when it began: the session holds only while the account has it. */
  readonly epoch: number;
  /** "Firefox on Windows" */
  readonly device: string;
  readonly since: Date;
  readonly lastSeen: Date;
  /** When whoever sits there last showed who they are: by signing in, or when they were asked again. */
  readonly provedAt: Date;
  /** The host's own sign-in has asked for a second step, so the archive asks for none. */
  readonly steppedElsewhere: boolean;
  /** It ends then whatever happens. */
  readonly endsAt: Date;
}

/** Where they are kept. Contract; implemented in mongo/. */
export interface SessionRecords {
  insert(record: SessionRecord): Promise<void>;
  find(id: string): Promise<SessionRecord | null>;
  /** Those that have not come to their end by `at`, last seen first. */
  of(curator: CuratorId, at: Date): Promise<readonly SessionRecord[]>;
  /** Says that it was used, or proved as well. One that has been ended stays so. */
  note(id: string, seen: { readonly lastSeen: Date; readonly provedAt?: Date }): Promise<void>;
  /** Ends one session of the account; nothing where it is another's. */
  end(id: string, curator: CuratorId): Promise<void>;
  /** Ends all of the account's but one. */
  endOthers(curator: CuratorId, but: string): Promise<void>;
}

import { say } from './words/say.ts';

/** The archive's own errors. Each knows which HTTP answer it deserves and carries a sentence fit for a reader. */

export abstract class ArchiveError extends Error {
  abstract readonly status: number;
  /** Seconds after which it is worth trying again, for 429 and 503 answers. */
  readonly retryAfter?: number;

  constructor(message: string, options?: ErrorOptions & { retryAfter?: number }) {
    super(message, options);
    this.name = new.target.name;
    if (options?.retryAfter !== undefined) this.retryAfter = options.retryAfter;
  }
}

/** No such thing, or no right to know of it: the two must look alike (S12). */
export class NotFound extends ArchiveError {
  readonly status = 404;
}

/** The request itself is malformed: a repeated field, an operator in a name, a broken body. */
export class BadRequest extends ArchiveError {
  readonly status = 400;
}

/** It was here and its storyteller took it back; the answer names nobody (P17). */
export class Gone extends ArchiveError {
  readonly status = 410;
}

/** No credential, or one that holds no longer; for machines, which then start anew. */
export class Unauthorised extends ArchiveError {
  readonly status = 401;
}

export class Forbidden extends ArchiveError {
  readonly status = 403;
}

/** Someone else changed it first; nothing was overwritten. Stores say no more than that. */
export class Conflict extends ArchiveError {
  readonly status = 409;

  constructor(message: string = say('errors-changed-meanwhile'), options?: ErrorOptions) {
    super(message, options);
  }
}

/** What was asked for took too long to come in. */
export class TooSlow extends ArchiveError {
  readonly status = 408;
}

/** Asked of a host that is not the archive's. */
export class Misdirected extends ArchiveError {
  readonly status = 421;
}

export class TooLarge extends ArchiveError {
  readonly status = 413;
}

/** Understood, but it cannot be accepted; the message says what to do. */
export class Unacceptable extends ArchiveError {
  readonly status = 422;
}

export class TooMany extends ArchiveError {
  readonly status = 429;
}

/** A store is away for now; nothing was lost and trying again is right. */
export class Unavailable extends ArchiveError {
  readonly status = 503;
}

export class StorageFull extends ArchiveError {
  readonly status = 507;
}

/** Makes a union's switch exhaustive: the compiler refuses a case that was forgotten. */
export function never(value: never): never {
  throw new Error(`Expected no further case but received ${JSON.stringify(value)}`);
}

/**
 * An error's own code, such as "ENOENT" or 11000. Asked of the value and not of its class: errors of Node's own can come
 * from another realm, where `instanceof Error` says no.
 */
export function errorCode(error: unknown): string | number | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' || typeof error.code === 'number' ? error.code : undefined;
}

// By name, since only mongo/ may know the driver.
const unavailableNames = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoPoolClearedError',
  'MongoNotConnectedError',
  'MongooseServerSelectionError',
  'MongoWaitQueueTimeoutError',
]);

/** MongoDB's code, and the embedded store's, for a disk without room. */
const outOfDiskSpace = 14_031;

/** True where a store has no room for what is new; what is there can be read (S21). */
export function isStoreFull(error: unknown): boolean {
  return error instanceof StorageFull || errorCode(error) === outOfDiskSpace;
}

/** True where a store is out of reach or full for now, so that waiting is right and nobody is to blame (S19, S20). */
export function isStoreUnavailable(error: unknown): boolean {
  if (error instanceof Unavailable || isStoreFull(error)) return true;
  return error instanceof Error && unavailableNames.has(error.name);
}

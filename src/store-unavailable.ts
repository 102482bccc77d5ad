import { StorageFull, Unavailable } from './errors.ts';

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

/** True where a store is out of reach or full for now, so that waiting is right and nobody is to blame (S19, S20). */
export function isStoreUnavailable(error: unknown): boolean {
  if (error instanceof Unavailable || error instanceof StorageFull) return true;
  return error instanceof Error && unavailableNames.has(error.name);
}

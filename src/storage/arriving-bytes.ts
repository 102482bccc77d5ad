import { type DataStore, ERRORS } from '@tus/server';
import { NotFound } from '../errors.ts';
import type { ArrivalId, BlobKey } from '../story/ids.ts';
import { say } from '../words/say.ts';
import type { BlobFacts } from './blob-store.ts';

/**
 * Where the bytes of files lie that are still arriving: beside the blobs, on a disk or in a bucket, where no blob is.
 * Every implementation passes test/contract/arriving-bytes.
 */
export interface ArrivingBytes {
  /**
   * The tus protocol's own store: creates, writes from an offset, says how far an arrival has come. What was written
   * before a write failed is there or not, as getUpload says then. @throws StorageFull, Unavailable, the protocol's errors.
   */
  readonly tus: TusStore;
  /** The first bytes, at most `length`, of an arrival that has all of its own. @throws NotFound */
  head(id: ArrivalId, length: number): Promise<Buffer>;
  /**
   * Where this process left an arrival that has not all its bytes, without asking: it is so only where nobody else has
   * written since, and then the next write need not ask either. Null where it does not know.
   */
  left(id: ArrivalId): number | null;
  /**
   * Says that an arrival of unknown length ends where it is now, and puts together one that has all its bytes and was
   * not, since its writer was killed or the store was away. Quiet where neither is so. Resolves to its bytes.
   * @throws NotFound
   */
  end(id: ArrivalId): Promise<number>;
  /**
   * Makes a blob of an arrival that has all its bytes, by a new name or the store's own copy: they were hashed as they came,
   * and only what no hash has counted is read. Under `key` they show whole or not at all, and would survive `kill -9`. The
   * arrival's own bytes are gone then.
   * @throws StorageFull, Unavailable, BlobNotFound
   */
  keep(id: ArrivalId, key: BlobKey): Promise<BlobFacts>;
  /** Removes what came so far. Quiet where there is nothing. */
  remove(id: ArrivalId): Promise<void>;
  /** Every id of which bytes or notes are there, with when they last changed; for the sweep. */
  list(): AsyncIterable<{ readonly id: ArrivalId; readonly changedAt: Date }>;
  /** Lets go of connections. Nothing may be asked afterwards. */
  close(): Promise<void>;
}

export type TusStore = Pick<DataStore, 'create' | 'declareUploadLength' | 'getUpload' | 'write'>;

/** One folder of this name holds them, on a disk as in a bucket; no blob's key begins with it. */
export const arrivingFolder = 'arriving';

export const nothingArrived = (options?: ErrorOptions) => new NotFound(say('files-nothing-arrived'), options);

/** The protocol's way to say so, in ours. */
export function throwMissing(error: unknown): never {
  throw error === ERRORS.FILE_NOT_FOUND ? nothingArrived() : error;
}

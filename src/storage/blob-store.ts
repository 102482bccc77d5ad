import { Readable } from 'node:stream';
import { NotFound, StorageFull } from '../errors.ts';
import { base32 } from '../random.ts';
import type { BlobKey } from '../story/ids.ts';
import { say } from '../words/say.ts';

/** Measured while the bytes went by. */
export interface BlobFacts {
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** First and last byte, both included, as in RFC 9110 §14. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface StoredBlob {
  readonly key: BlobKey;
  readonly bytes: number;
  readonly storedAt: Date;
}

/**
 * Where bytes live. A blob appears whole or not at all, and is never changed once it is there: other bytes get another
 * key. Every implementation passes test/contract/blob-store.
 */
export interface BlobStore {
  /**
   * Streams `source` to `key`, under back-pressure; resolves once it would survive `kill -9`.
   * On any failure (the source's, the store's, `signal`) nothing is left under `key` and `source` is destroyed.
   * @throws StorageFull, Unavailable, or the source's own error.
   */
  put(key: BlobKey, source: Readable, options?: PutOptions): Promise<BlobFacts>;
  /**
   * Opens the blob, or the part of it; the caller reads or destroys the stream.
   * @throws BlobNotFound, Unavailable. RangeError where the range begins after the end.
   */
  get(key: BlobKey, range?: ByteRange): Promise<Readable>;
  /**
   * The same bytes at once, for what is small: they are all held in memory.
   * @throws as get, and Unavailable where they end before their time.
   */
  read(key: BlobKey, range?: ByteRange): Promise<Buffer>;
  /**
   * Who else can send the blob, so that its bytes pass this server by. Whether it is there and may be seen is not asked.
   * Absent where the server sends all of it.
   */
  elsewhere?(blob: { readonly key: BlobKey; readonly type: string }): Elsewhere;
  /** @throws BlobNotFound, Unavailable */
  stat(key: BlobKey): Promise<StoredBlob>;
  /** Quiet where there is nothing under `key`. Resolves once the store has confirmed. */
  delete(key: BlobKey): Promise<void>;
  /** Every blob whose key begins with `prefix`, in no order. */
  list(prefix: string): AsyncIterable<StoredBlob>;
  /**
   * Removes what uploads begun before `before` left unfinished, of keys that begin with `prefix`; resolves to how many.
   * Quiet where the store cannot list uploads.
   */
  sweepUnfinished(before: Date, prefix?: string): Promise<number>;
  /** Resolves where the store can be reached and written to. @throws Unavailable, StorageFull */
  check(): Promise<void>;
  /** Lets go of connections. Nothing may be asked of the store afterwards. */
  close(): Promise<void>;
}

export type Elsewhere =
  /** A proxy in front: it finds the file by this header, and sends it in place of our empty answer. */
  | { readonly by: 'proxy'; readonly header: ProxyHeader; readonly value: string }
  /** The store, to whoever has the address, for some seconds. Each call makes a new one. @throws Unavailable */
  | { readonly by: 'store'; signedAddress(): Promise<string> };

export type ProxyHeader = 'X-Accel-Redirect' | 'X-Sendfile';

export interface PutOptions {
  /** Media type kept beside the bytes, where the store can. */
  readonly type?: string;
  readonly signal?: AbortSignal;
}

/** Nothing is stored under this key. Every store says so with this one error, whatever its vendor calls it. */
export class BlobNotFound extends NotFound {
  readonly key: BlobKey;

  constructor(key: BlobKey, options?: ErrorOptions) {
    super(say('files-not-in-archive'), options);
    this.key = key;
  }
}

/** A key of nothing that lasts. */
export const newProbeKey = () => `probes/${base32(20)}` as BlobKey;

/** Writes and removes a small blob: only a write shows that a store can be written to. */
export async function probe(store: Pick<BlobStore, 'put' | 'delete'>): Promise<void> {
  const key = newProbeKey();
  await store.put(key, Readable.from([Buffer.from('probe')]));
  await store.delete(key);
}

/** `read-only`: what is there can be read, and nothing can be stored. */
export type StoreCondition = 'well' | 'full' | 'read-only' | 'away';

/** How the store is at this moment: it is written to, and where that fails it is read from. */
export async function conditionOf(store: Pick<BlobStore, 'check' | 'stat'>): Promise<{
  readonly condition: StoreCondition;
  /** Why, unless it is well. */
  readonly error?: unknown;
}> {
  try {
    await store.check();
    return { condition: 'well' };
  } catch (error) {
    if (error instanceof StorageFull) return { condition: 'full', error };
    // That nothing is stored under a new key is an answer.
    const canRead = await store.stat(newProbeKey()).then(
      () => true,
      (missing: unknown) => missing instanceof BlobNotFound,
    );
    return { condition: canRead ? 'read-only' : 'away', error };
  }
}

import { createHash } from 'node:crypto';
import { addAbortSignal, PassThrough, pipeline, type Readable } from 'node:stream';
import type { BlobFacts } from './blob-store.ts';
import { tooLargeToKeep } from './disk/disk-errors.ts';

/** A source whose bytes are counted and hashed while the store takes them, at the store's pace. */
export interface Measured {
  /** To be read once; ending it early destroys the source. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** What went by so far; the hash is final from the first call on, so ask after the last chunk. */
  facts(): BlobFacts;
  /** The source's own error, or the signal's reason: it comes before whatever the store made of it. */
  failure(): { readonly error: unknown } | null;
}

/**
 * Must be called before the first await of a put: a source that fails while nobody listens ends the process.
 * @param largest refuses more bytes than this with TooLarge.
 */
export function measure(
  source: Readable,
  signal?: AbortSignal,
  largest: number = Number.POSITIVE_INFINITY,
): Measured {
  const hash = createHash('sha256');
  let bytes = 0;
  let facts: BlobFacts | undefined;
  let failure: { readonly error: unknown } | null = null;

  // The bytes go by way of a stream of our own: it ends at once when called off, however long the source takes to.
  const passing = new PassThrough();
  passing.on('error', () => {});
  pipeline(source, passing, () => {});
  if (signal) addAbortSignal(signal, passing);

  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of passing) {
        const data: Uint8Array = chunk;
        bytes += data.byteLength;
        if (bytes > largest) throw tooLargeToKeep();
        hash.update(data);
        yield data;
      }
      signal?.throwIfAborted();
    } catch (error) {
      failure = { error: signal?.aborted ? signal.reason : error };
      throw failure.error;
    }
  }

  return {
    chunks: chunks(),
    facts: () => {
      facts ??= { bytes, sha256: hash.digest('hex') };
      return facts;
    },
    failure: () => failure ?? (signal?.aborted ? { error: signal.reason } : null),
  };
}

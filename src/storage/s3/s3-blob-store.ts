import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  type MultipartUpload,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { BlobKey } from '../../story/ids.ts';
import { type BlobStore, type ByteRange, probe, type StoredBlob } from '../blob-store.ts';
import { parseBlobKey } from '../keys.ts';
import { withScratch } from '../local-copy.ts';
import { measure } from '../measure.ts';
import { requireKey, requireRange } from '../require-key.ts';
import { partSize } from './part-size.ts';
import { askForChecksums } from './s3-checksums.ts';
import { createS3Client, type S3Options, s3Prefix } from './s3-client.ts';
import { isNotOffered, readS3Error } from './s3-errors.ts';
import { putStream } from './s3-put.ts';

/** S3 takes 10,000 parts, so a blob can have 78 GiB; what is larger is refused with TooLarge. */
const largestBlob = 10_000 * partSize;

/**
 * A bucket. Bytes go as parts with SHA-256, which the store checks, and show under the key once all are there; what a
 * killed process leaves is removed by `sweepUnfinished`, or, where the store cannot list that, by a lifecycle rule that
 * should be set on the bucket: AbortIncompleteMultipartUpload after 8 days, since a file may take a week to arrive.
 */
export function createS3BlobStore(options: S3Options): BlobStore {
  const client = createS3Client(options);
  const { signedSeconds } = options;
  const bucket = { Bucket: options.bucket };
  const prefix = s3Prefix(options);
  const at = (key: BlobKey) => ({ ...bucket, Key: prefix + requireKey(key) });
  const keyOf = (name = '') => (name.startsWith(prefix) ? parseBlobKey(name.slice(prefix.length)) : null);
  const takesChecksums = askForChecksums(client, options.bucket, prefix);
  let saidNoListing = false;

  async function openBody(key: BlobKey, range: ByteRange | undefined): Promise<Readable> {
    const part = range && requireRange(range);
    const wanted = part ? { ...at(key), Range: `bytes=${part.start}-${part.end}` } : at(key);
    const { Body } = await client.send(new GetObjectCommand(wanted)).catch(throwRead(key));
    if (!(Body instanceof Readable)) throw new TypeError(`Expected a stream but received ${typeof Body}`);
    return Body;
  }

  function sign(key: BlobKey, type: string, expiresIn: number): Promise<string> {
    const wanted = { ...at(key), ...asAFileToKeep, ResponseContentType: type };
    return getSignedUrl(client, new GetObjectCommand(wanted), { expiresIn }).catch(throwRead());
  }

  /** The answer to a write can be lost though the write was made: the key then holds it all, or is cleared. */
  async function landed(key: BlobKey, bytes: number, wanted: boolean): Promise<boolean> {
    try {
      const found = await store.stat(key);
      if (wanted && found.bytes === bytes) return true;
      await store.delete(key);
    } catch {
      // The put's own error says more than this one.
    }
    return false;
  }

  const store: BlobStore = {
    ...(signedSeconds !== undefined && {
      elsewhere: ({ key, type }) => ({ by: 'store', signedAddress: () => sign(key, type, signedSeconds) }),
    }),

    async put(key, source, { type, signal } = {}) {
      const measured = measure(source, signal, largestBlob);
      const sender = senderFor(client, signal);
      try {
        const withChecksums = await takesChecksums();
        const target = { ...at(key), ...(type === undefined ? {} : { ContentType: type }) };
        await withScratch(options.scratch ?? join(tmpdir(), 'neighbourhood-stories'), (folder) =>
          putStream(sender.client, target, measured.chunks, { withChecksums, folder }),
        );
        return measured.facts();
      } catch (error) {
        const failure = measured.failure();
        if (sender.committing() && (await landed(key, measured.facts().bytes, failure === null))) {
          return measured.facts();
        }
        throw failure ? failure.error : readS3Error(error);
      } finally {
        source.destroy();
      }
    },

    get: async (key, range) => inOurWords(await openBody(key, range)),
    read: async (key, range) => buffer(await openBody(key, range)).catch(throwRead(key)),

    async stat(key) {
      const facts = await client.send(new HeadObjectCommand(at(key))).catch(throwRead(key));
      return { key, bytes: facts.ContentLength ?? 0, storedAt: facts.LastModified ?? new Date(0) };
    },

    async delete(key) {
      const answer = await client.send(new DeleteObjectCommand(at(key))).catch(throwRead());
      if (answer.DeleteMarker) {
        throw new Error('Expected a bucket without versioning, or nothing can be erased: look at S3_BUCKET');
      }
    },

    async *list(begin): AsyncGenerator<StoredBlob> {
      const query = { ...bucket, Prefix: prefix + begin };
      try {
        for await (const page of paginateListObjectsV2(
          { client, pageSize: options.pageSize ?? 1000 },
          query,
        )) {
          for (const { Key, Size = 0, LastModified = new Date(0) } of page.Contents ?? []) {
            const key = keyOf(Key);
            if (key !== null) yield { key, bytes: Size, storedAt: LastModified };
          }
        }
      } catch (error) {
        throw readS3Error(error);
      }
    },

    async sweepUnfinished(before, begin = '') {
      let removed = 0;
      try {
        for await (const { Key, UploadId, Initiated } of unfinished(client, bucket.Bucket, prefix + begin)) {
          if (!Initiated || Initiated >= before || keyOf(Key) === null) continue;
          await client.send(new AbortMultipartUploadCommand({ ...bucket, Key, UploadId }));
          removed += 1;
        }
      } catch (error) {
        if (!isNotOffered(error)) throw readS3Error(error);
        if (!saidNoListing) {
          options.logger?.warn(
            {},
            'this store cannot list unfinished uploads: give the bucket a lifecycle rule',
          );
        }
        saidNoListing = true;
      }
      return removed;
    },

    check: () => probe(store),
    close: async () => client.destroy(),
  };
  return store;
}

/**
 * The store says nothing of what a document may do (S7), and needs not: a page shows the picture, and whoever opens its address by
 * itself keeps a file. A browser asks anew each time, since the next address is another one anyway.
 */
const asAFileToKeep = { ResponseContentDisposition: 'attachment', ResponseCacheControl: 'private, no-store' };

/** The signal cuts the carrying of bytes only, so that what was begun is still cleared away. */
function senderFor(client: S3Client, signal: AbortSignal | undefined) {
  let committing = false;
  const send = (command: Parameters<S3Client['send']>[0]) => {
    const carries = command instanceof UploadPartCommand || command instanceof PutObjectCommand;
    committing ||= command instanceof PutObjectCommand || command instanceof CompleteMultipartUploadCommand;
    const answer = client.send(command, carries && signal ? { abortSignal: signal } : {});
    // What made us abort says more than an abort that fails; the sweep removes what it left.
    return command instanceof AbortMultipartUploadCommand ? answer.catch(() => {}) : answer;
  };
  const sender: S3Client = Object.create(client, { send: { value: send } });
  return { client: sender, committing: () => committing };
}

async function* unfinished(
  client: S3Client,
  bucket: string,
  prefix: string,
): AsyncGenerator<MultipartUpload> {
  let after: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } | null = {};
  while (after) {
    const page: ListMultipartUploadsCommandOutput = await client.send(
      new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: prefix, ...after }),
    );
    yield* page.Uploads ?? [];
    after = page.IsTruncated
      ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
      : null;
  }
}

/** Passes the bytes on; a connection that breaks half-way is Unavailable, and ending early lets go of the socket. */
function inOurWords(body: Readable): Readable {
  // Room for what comes while a visitor's line is busy; with less the store is made to wait after every piece.
  const out = new PassThrough({ highWaterMark: 256 * 1024 });
  // A break before the caller listens is told to whoever reads next, and must not end the process.
  out.on('error', () => {});
  body.on('error', (error) => {
    const told = readS3Error(error);
    out.destroy(told instanceof Error ? told : error);
  });
  out.on('close', () => body.destroy());
  return body.pipe(out);
}

function throwRead(key?: BlobKey) {
  return (error: unknown): never => {
    throw readS3Error(error, key);
  };
}

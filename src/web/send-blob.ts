import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { BlobStore } from '../storage/blob-store.ts';
import { parseRange, rangeMayApply } from '../storage/range.ts';
import type { BlobKey } from '../story/ids.ts';

/** What to send and how. `bytes` and `sha256` are the record's, taken when the blob was stored. */
export interface BlobAnswer {
  readonly key: BlobKey;
  readonly type: string;
  readonly bytes: number;
  /** Lower-case hex; it becomes the strong ETag. */
  readonly sha256: string;
  readonly cacheControl: string;
  /** Sends it as a file to keep, under this name, instead of something to show. */
  readonly attachmentName?: string;
}

// Opened by itself, a blob is a document without rights (S7): it runs, loads and submits nothing.
const powerless = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/**
 * Answers with a blob: ranges, If-Range, If-None-Match and HEAD as in RFC 9110. The right to see it has been checked.
 * A visitor who leaves early ends the reading of the blob too.
 * @throws BlobNotFound or Unavailable before anything has left.
 */
export async function sendBlob(
  request: Request,
  response: Response,
  blobs: Pick<BlobStore, 'get'>,
  blob: BlobAnswer,
): Promise<void> {
  const etag = `"${blob.sha256}"`;
  // A strong ETag names these very bytes, so nothing on the way may compress them.
  response.set({ ETag: etag, 'Cache-Control': `${blob.cacheControl}, no-transform` });
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  const isGet = request.method === 'GET';
  const mayRange = isGet && rangeMayApply(request.get('if-range'), etag);
  const range = mayRange ? parseRange(request.get('range'), blob.bytes) : null;
  if (range === 'unsatisfiable') {
    response
      .status(416)
      .set({ 'Content-Range': `bytes */${blob.bytes}`, 'Cache-Control': 'no-store' })
      .end();
    return;
  }
  const stream = isGet ? await blobs.get(blob.key, range ?? undefined) : null;
  if (blob.attachmentName !== undefined) response.attachment(blob.attachmentName);
  response.set({
    'Accept-Ranges': 'bytes',
    'Content-Length': String(range ? range.end - range.start + 1 : blob.bytes),
    'Content-Security-Policy': powerless,
    'X-Content-Type-Options': 'nosniff',
  });
  // Not response.type(): it would add a charset that the record does not name.
  response.setHeader('Content-Type', blob.type);
  if (range) {
    response.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${blob.bytes}`);
  }
  if (stream) await pour(stream, response);
  else response.end();
}

async function pour(stream: Readable, response: Response): Promise<void> {
  try {
    await pipeline(stream, response);
  } catch (error) {
    // The visitor left: a player that seeks does so all the time.
    if (stream.errored === null || isEarlyEnd(stream.errored)) return;
    throw error;
  }
}

function isEarlyEnd(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { BlobStore, ByteRange, Elsewhere } from '../storage/blob-store.ts';
import { parseRange, rangeMayApply } from '../storage/range.ts';
import type { BlobKey } from '../story/ids.ts';

/** What to send and how. `bytes` and `sha256` are the record's, taken when the bytes were stored. */
export interface BytesAnswer {
  readonly type: string;
  readonly bytes: number;
  /** Lower-case hex; it becomes the strong ETag. */
  readonly sha256: string;
  readonly cacheControl: string;
}

export interface BlobAnswer extends BytesAnswer {
  readonly key: BlobKey;
  /** Sends it as a file to keep, under this name, instead of something to show. */
  readonly attachmentName?: string;
  /** A picture that pages show to the public: it may come from the store itself, by an address that is good for a while. */
  readonly mayComeFromStore?: boolean;
}

/** Where the bytes come from: all of them, or a part; at once where they are few, and else piece by piece. */
export type BytesSource = (part: ByteRange | null) => Promise<Buffer | Readable> | Buffer;

/** What is read at once and leaves at once; of more than that a visitor is sent pieces as large. */
const atOnceBytes = 256 * 1024;

// Opened by itself, a blob is a document without rights (S7): it runs, loads and submits nothing.
const powerless = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
const harmless = { 'Content-Security-Policy': powerless, 'X-Content-Type-Options': 'nosniff' };

function tags({ sha256, cacheControl }: Pick<BytesAnswer, 'sha256' | 'cacheControl'>) {
  // A strong ETag names these very bytes, so nothing on the way may compress them.
  return { ETag: `"${sha256}"`, 'Cache-Control': `${cacheControl}, no-transform` };
}

/**
 * Answers with a blob, or lets whoever else can send it do so: a proxy in front, or the store itself. The right to see it has
 * been checked.
 * @throws as sendBytes.
 */
export async function sendBlob(
  request: IncomingMessage,
  response: Response,
  blobs: Pick<BlobStore, 'get' | 'read' | 'elsewhere'>,
  blob: BlobAnswer,
  source: BytesSource = blobSource(blobs, blob),
): Promise<void> {
  if (blob.attachmentName !== undefined) response.attachment(blob.attachmentName);
  const other = blobs.elsewhere?.(blob);
  if (other?.by === 'proxy') return handOver(response, blob, other);
  if (other?.by === 'store' && blob.mayComeFromStore && isForAPicture(request)) {
    return sendOn(response, await other.signedAddress());
  }
  await sendBytes(request, response, blob, source);
}

/** The proxy looks at ranges and conditions itself, and sends these headers with the file: docs/delivery.md. */
function handOver(
  response: ServerResponse,
  { type, ...answer }: BlobAnswer,
  { header, value }: Extract<Elsewhere, { by: 'proxy' }>,
): void {
  const told = { ...tags(answer), ...harmless, 'Content-Type': type, 'Content-Length': 0 };
  response.writeHead(200, { ...told, [header]: value }).end();
}

/**
 * Nobody keeps the way to an address that is good for some seconds. Players would: they go on asking the address that they were led to,
 * and stop where its time is over.
 */
function sendOn(response: ServerResponse, address: string): void {
  const told = { Location: address, 'Cache-Control': 'private, no-store', 'Content-Length': 0 };
  response.writeHead(302, { ...told, ...harmless }).end();
}

/** A page's own picture: not the picture opened by itself, and nothing that a script reads. */
function isForAPicture({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && headers['sec-fetch-dest'] === 'image' && headers['sec-fetch-mode'] === 'no-cors';
}

export function blobSource(
  blobs: Pick<BlobStore, 'get' | 'read'>,
  { key, bytes }: Pick<BlobAnswer, 'key' | 'bytes'>,
): BytesSource {
  return (part) =>
    lengthOf(part, bytes) <= atOnceBytes
      ? blobs.read(key, part ?? undefined)
      : blobs.get(key, part ?? undefined);
}

/** Of bytes that lie in memory. */
export function memorySource(held: Buffer): BytesSource {
  return (part) => (part ? held.subarray(part.start, part.end + 1) : held);
}

const lengthOf = (part: ByteRange | null, all: number) => (part ? part.end - part.start + 1 : all);

/**
 * Answers with bytes: ranges, If-Range, If-None-Match and HEAD as in RFC 9110. The right to see them has been checked.
 * A visitor who leaves early ends the reading too. The headers go out in one piece, past Express, whose helpers cost as much as
 * sending a picture.
 * @throws BlobNotFound or Unavailable before anything has left.
 */
export async function sendBytes(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  answer: BytesAnswer,
  source: BytesSource,
): Promise<void> {
  const tagged = tags(answer);
  const etag = tagged.ETag;
  if (holdsAlready(headers, etag)) {
    response.writeHead(304, tagged).end();
    return;
  }
  const isGet = method === 'GET';
  const mayRange = isGet && headers.range !== undefined && rangeMayApply(headerOf(headers, 'if-range'), etag);
  const range = mayRange ? parseRange(headers.range, answer.bytes) : null;
  if (range === 'unsatisfiable') {
    const beyond = { 'Content-Range': `bytes */${answer.bytes}`, 'Cache-Control': 'no-store' };
    response.writeHead(416, { ETag: etag, ...beyond }).end();
    return;
  }
  const status = range ? 206 : 200;
  const told = {
    ...tagged,
    ...harmless,
    'Accept-Ranges': 'bytes',
    'Content-Length': lengthOf(range, answer.bytes),
    // Not response.type(): it would add a charset that the record does not name.
    'Content-Type': answer.type,
    ...(range ? { 'Content-Range': `bytes ${range.start}-${range.end}/${answer.bytes}` } : {}),
  };
  if (!isGet) {
    response.writeHead(status, told).end();
    return;
  }
  const body = await source(range);
  response.writeHead(status, told);
  if (Buffer.isBuffer(body)) response.end(body);
  else await pour(body, response);
}

/** Whether the asker holds these very bytes (RFC 9110 §13.1.2); whoever asks past every memory is sent them all. */
function holdsAlready(headers: IncomingHttpHeaders, etag: string): boolean {
  const held = headers['if-none-match'];
  if (held === undefined || /(?:^|,)\s*no-cache\s*(?:,|$)/.test(headers['cache-control'] ?? '')) return false;
  return held.trim() === '*' || held.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

async function pour(stream: Readable, response: ServerResponse): Promise<void> {
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

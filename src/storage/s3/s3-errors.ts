import { types } from 'node:util';
import { ArchiveError } from '../../errors.ts';
import type { BlobKey } from '../../story/ids.ts';
import { BlobNotFound } from '../blob-store.ts';
import { storeFull, storeUnavailable, tooLargeToKeep } from '../disk/disk-errors.ts';

/** What an S3 error tells us; stores differ in which of these they fill in. */
interface Told {
  readonly name: string;
  /** Node's code where the network failed. */
  readonly code: string;
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  /** The client tries again only what another try may mend. */
  readonly attempts: number;
}

const full = new Set(['XMinioStorageFull', 'InsufficientStorage', 'QuotaExceeded', 'InsufficientCapacity']);
const elsewhere = new Set([
  'PermanentRedirect',
  'AuthorizationHeaderMalformed',
  'IllegalLocationConstraintException',
]);
const strangers = new Set([
  'CredentialsProviderError',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'ExpiredToken',
  'InvalidToken',
]);
const busy = new Set([
  'SlowDown',
  'Throttling',
  'TooManyRequests',
  'RequestTimeout',
  'TimeoutError',
  'InternalError',
]);
const network = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

/** An S3 client's error in the archive's words; errors of other kinds pass unchanged. */
export function readS3Error(error: unknown, key?: BlobKey): unknown {
  if (!types.isNativeError(error) || error instanceof ArchiveError) return error;
  const { name, code, status, attempts } = tell(error);
  const cause = { cause: error };

  if (name === 'NoSuchBucket') return misset('a bucket that exists', 'S3_BUCKET', error);
  if (name === 'RequestTimeTooSkewed')
    return misset("a clock that agrees with the store's", 'the system clock', error);
  if (strangers.has(name)) {
    return misset('keys that the store knows', 'S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY', error);
  }
  if (elsewhere.has(name) || status === 301) return misset("the bucket's own region", 'S3_REGION', error);
  if (key !== undefined && (name === 'NoSuchKey' || status === 404)) return new BlobNotFound(key, cause);
  if (status === 507 || full.has(name)) return storeFull(cause);
  if (name === 'EntityTooLarge') return tooLargeToKeep(cause);
  if (status === 416) return new RangeError('Expected a range that begins within the blob', cause);
  if (status === 403) return misset('leave to read, write, list and delete', "S3_BUCKET's policy", error);
  const unanswered = network.has(code) || (status === 0 && attempts > 1);
  if (unanswered || busy.has(name) || status === 429 || (status >= 500 && status !== 501)) {
    return storeUnavailable(cause);
  }
  return error;
}

/** Some stores that speak S3 have no listing of unfinished uploads. */
export function isNotOffered(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  const { name, status } = tell(error);
  return name === 'NotImplemented' || name === 'MethodNotAllowed' || status === 501 || status === 405;
}

/** The store does not take the request as it is; nothing is amiss with the store, the bucket or the keys. */
export function isRefusedByS3(error: unknown): boolean {
  return isNotOffered(error) || (types.isNativeError(error) && tell(error).status === 400);
}

/** There is no such object or upload; a bucket that is not there is another matter. */
export function isMissingInS3(error: unknown): boolean {
  return types.isNativeError(error) && ['NoSuchKey', 'NoSuchUpload', 'NotFound'].includes(tell(error).name);
}

function misset(expected: string, setting: string, cause: Error): Error {
  return new Error(`Expected ${expected} but the S3 store answered ${cause.name}: look at ${setting}`, {
    cause,
  });
}

function tell(error: Error): Told {
  const { code, $metadata } = error as Error & {
    code?: unknown;
    $metadata?: { httpStatusCode?: number; attempts?: number };
  };
  return {
    name: error.name,
    code: typeof code === 'string' ? code : '',
    status: $metadata?.httpStatusCode ?? 0,
    attempts: $metadata?.attempts ?? 0,
  };
}

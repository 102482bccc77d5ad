import { describe, expect, it } from '@jest/globals';
import { Unavailable } from '../../errors.ts';
import type { BlobKey } from '../../story/ids.ts';
import { isNotOffered, readS3Error } from './s3-errors.ts';

const key = 'probes/a' as BlobKey;
const failed = (name: string, status = 0, code?: string) =>
  Object.assign(new Error('from S3'), { name, code, $metadata: { httpStatusCode: status || undefined } });

describe('readS3Error', () => {
  it.each([
    ['NoSuchKey', 404, undefined, 'BlobNotFound', ''],
    ['NotFound', 404, undefined, 'BlobNotFound', ''],
    ['NoSuchBucket', 404, undefined, 'Error', 'S3_BUCKET'],
    ['AccessDenied', 403, undefined, 'Error', 'S3_BUCKET'],
    ['InvalidAccessKeyId', 403, undefined, 'Error', 'S3_ACCESS_KEY_ID'],
    ['SignatureDoesNotMatch', 403, undefined, 'Error', 'S3_SECRET_ACCESS_KEY'],
    ['CredentialsProviderError', 0, undefined, 'Error', 'S3_ACCESS_KEY_ID'],
    ['PermanentRedirect', 301, undefined, 'Error', 'S3_REGION'],
    ['AuthorizationHeaderMalformed', 400, undefined, 'Error', 'S3_REGION'],
    ['RequestTimeTooSkewed', 403, undefined, 'Error', 'clock'],
    ['XMinioStorageFull', 507, undefined, 'StorageFull', ''],
    ['QuotaExceeded', 403, undefined, 'StorageFull', ''],
    ['EntityTooLarge', 400, undefined, 'TooLarge', ''],
    ['InvalidRange', 416, undefined, 'RangeError', ''],
    ['SlowDown', 503, undefined, 'Unavailable', ''],
    ['InternalError', 500, undefined, 'Unavailable', ''],
    ['Unknown', 502, undefined, 'Unavailable', ''],
    ['TooManyRequests', 429, undefined, 'Unavailable', ''],
    ['TimeoutError', 0, 'ETIMEDOUT', 'Unavailable', ''],
    ['Error', 0, 'ECONNREFUSED', 'Unavailable', ''],
    ['Error', 0, 'ECONNRESET', 'Unavailable', ''],
    ['Error', 0, 'ENOTFOUND', 'Unavailable', ''],
  ])('reads %s (%i %s) as %s %s', (name, status, code, expected, words) => {
    const cause = failed(name, status, code);
    const told = readS3Error(cause, key) as Error;
    expect(told.name).toBe(expected);
    expect(told.message).toContain(words);
    expect(told.cause).toBe(cause);
  });

  it('leaves alone what it does not know, and what is told already', () => {
    const odd = failed('InvalidArgument', 400);
    const told = new Unavailable('Away.');
    expect(readS3Error(odd, key)).toBe(odd);
    expect(readS3Error(told)).toBe(told);
    expect(readS3Error('text')).toBe('text');
  });
});

it.each([
  ['NotImplemented', 501, true],
  ['MethodNotAllowed', 405, true],
  ['Unknown', 501, true],
  ['AccessDenied', 403, false],
  ['SlowDown', 503, false],
])('knows whether %s (%i) means that an operation is not offered: %p', (name, status, expected) => {
  expect(isNotOffered(failed(name, status))).toBe(expected);
});

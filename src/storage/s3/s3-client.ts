import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import type { Logger } from '../../logger.ts';

export interface S3Options {
  /** Versioning must be off, or erasing would leave the old version behind; `delete` and `check` refuse it. */
  readonly bucket: string;
  readonly region: string;
  /** Another store than Amazon's that speaks S3. */
  readonly endpoint?: string | undefined;
  /** Both or neither; with neither the machine's own role is used. */
  readonly accessKeyId?: string | undefined;
  readonly secretAccessKey?: string | undefined;
  /** A folder within the bucket. */
  readonly prefix?: string | undefined;
  /** Bucket in the path, not in the host name; as a rule where `endpoint` is set. */
  readonly forcePathStyle?: boolean | undefined;
  readonly logger?: Pick<Logger, 'warn'> | undefined;
  /** Blobs a listing asks for at once, at most 1,000. */
  readonly pageSize?: number | undefined;
  /** Blobs may be fetched from the store by signed addresses, each good for so many seconds. */
  readonly signedSeconds?: number | undefined;
  /** A local folder for parts on their way; one among the system's temporary files where none is named. */
  readonly scratch?: string | undefined;
  /** How long one request, a part of 8 MiB included, may wait for its answer. */
  readonly answerTimeoutMs?: number | undefined;
}

/** The folder within the bucket, as keys begin with it; empty where there is none. */
export function s3Prefix({ prefix }: Pick<S3Options, 'prefix'>): string {
  return prefix ? `${prefix.replace(/^\/+|\/*$/g, '')}/` : '';
}

export function createS3Client(options: S3Options): S3Client {
  const client = new S3Client(s3ClientConfig(options));
  // The request's own signature covers the same hash of the same bytes, which need not be taken a second time.
  client.middlewareStack.add(
    (next) => (args) => {
      const { headers } = args.request as { headers: Record<string, string> };
      const checksum = headers['x-amz-checksum-sha256'];
      if (checksum) headers['x-amz-content-sha256'] = Buffer.from(checksum, 'base64').toString('hex');
      return next(args);
    },
    { step: 'build', priority: 'low', name: 'signByChecksum' },
  );
  return client;
}

/** How every client of the store is set up. @throws Error where one key is given without the other. */
function s3ClientConfig(options: S3Options): S3ClientConfig {
  const { accessKeyId, secretAccessKey, endpoint } = options;
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined)) {
    throw new Error('Expected S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY together but received one of them');
  }
  const agent = { maxSockets: 256 };
  return {
    region: options.region,
    ...(endpoint === undefined ? {} : { endpoint }),
    forcePathStyle: options.forcePathStyle ?? endpoint !== undefined,
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
    // Exponential backoff with full jitter. Not 'adaptive', which after one SlowDown slows readers too: 20 gets at once
    // then took 1.9 s, against 0.5 s.
    retryMode: 'standard',
    maxAttempts: 5,
    // Asking before each part whether it may come takes a connection of its own and a round trip more.
    expectContinueHeader: false,
    // SHA-256 is asked for where it counts; stores other than Amazon's often know no other checksum.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: 5_000,
      socketTimeout: 60_000,
      requestTimeout: options.answerTimeoutMs ?? 120_000,
      throwOnRequestTimeout: true,
      httpAgent: agent,
      httpsAgent: agent,
    },
  };
}

import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Faults, noFaults, startFaultyProxy } from './s3-faults.ts';
import { landedParts, mendStore, missingOperations, type S3rverStore } from './s3-mended.ts';
import { openRealS3 } from './s3-real.ts';

/** An S3 protocol server with one bucket: on loopback in a temporary folder, or the one that TEST_S3_ENDPOINT names. */
export interface S3Server {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** What goes wrong on the way; its fields may be set at any time. */
  readonly faults: Faults;
  /** Multipart uploads that are neither completed nor aborted. */
  unfinishedUploads(): Promise<number>;
  /** Aborts every one of them, as a rule of the bucket may. */
  abortUploads(): Promise<void>;
  /** The numbers of the parts that have landed of the one unfinished upload, in their order. */
  landedParts(): Promise<readonly number[]>;
  keysUnder(prefix: string): Promise<readonly string[]>;
  /** Connections that clients hold, idle ones too. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

interface S3rver {
  readonly store: S3rverStore;
  readonly logger: { silent: boolean };
  readonly middleware: unknown[];
  readonly httpServer: Server;
  run(): Promise<AddressInfo>;
  close(): Promise<void>;
}

const S3rver: new (options: object) => S3rver = createRequire(import.meta.url)('s3rver');

/**
 * @param options.listsUploads false leaves it as s3rver is: without ListMultipartUploads.
 * @param options.partsAPage how many parts it lists at once; three, so that asking for the next page is tried as well.
 */
export async function startS3Server(
  options: { listsUploads?: boolean; partsAPage?: number } = {},
): Promise<S3Server> {
  const { TEST_S3_ENDPOINT: real } = process.env;
  if (real && options.listsUploads !== false) return openRealS3(new URL(real));
  const folder = await mkdtemp(join(tmpdir(), 's3-server-'));
  const bucket = 'stories';
  const directory = join(folder, 'buckets');
  const writing = join(folder, 'writing');
  await Promise.all([mkdir(directory), mkdir(writing)]);

  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: bucket }],
  });
  server.logger.silent = true;
  mendStore(server.store, writing);
  const uploads = server.store.getResourcePath(bucket, undefined, 'uploads');
  server.middleware.unshift(
    missingOperations(server.store, bucket, options.listsUploads ?? true, options.partsAPage ?? 3),
  );
  const { port } = await server.run();
  const faults = noFaults();
  const proxy = await startFaultyProxy({ host: '127.0.0.1', port }, faults);

  return {
    endpoint: `http://127.0.0.1:${proxy.port}`,
    bucket,
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    faults,
    unfinishedUploads: async () => (await readdir(uploads).catch(() => [])).length,
    abortUploads: () => rm(uploads, { recursive: true, force: true }),
    async landedParts() {
      const [one, ...others] = await readdir(uploads);
      if (one === undefined || others.length > 0) throw new Error('Expected one unfinished upload');
      return landedParts(join(uploads, one));
    },
    keysUnder: async (prefix) =>
      (await server.store.listObjects(bucket, { prefix })).objects.map(({ key }) => key),
    connections: proxy.connections,
    async close() {
      await proxy.close();
      server.httpServer.closeAllConnections();
      await server.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

import {
  AbortMultipartUploadCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { base32 } from '../../src/random.ts';
import { createS3Client } from '../../src/storage/s3/s3-client.ts';
import { noFaults, startFaultyProxy } from './s3-faults.ts';
import type { S3Server } from './s3-server.ts';

/** A bucket of its own in the store at TEST_S3_ENDPOINT, with faults on the way to it. It goes away again with all that is in it. */
export async function openRealS3(endpoint: URL): Promise<S3Server> {
  if (endpoint.protocol !== 'http:') {
    throw new Error(
      'Expected TEST_S3_ENDPOINT to begin with http://, so that faults can be put on the way to it',
    );
  }
  const { TEST_S3_KEY: accessKeyId = '', TEST_S3_SECRET: secretAccessKey = '' } = process.env;
  const region = process.env.TEST_S3_REGION || 'us-east-1';
  const bucket = `ns-test-${base32(12)}`;
  const account = { region, accessKeyId, secretAccessKey };
  const client = createS3Client({ ...account, bucket, endpoint: endpoint.origin });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  const faults = noFaults();
  const proxy = await startFaultyProxy(
    { host: endpoint.hostname, port: Number(endpoint.port || 80) },
    faults,
  );

  async function uploads(): Promise<readonly { readonly Key: string; readonly UploadId: string }[]> {
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
    return Uploads.map(({ Key = '', UploadId = '' }) => ({ Key, UploadId }));
  }
  async function keysUnder(prefix: string): Promise<readonly string[]> {
    const keys: string[] = [];
    for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix }))
      keys.push(...(page.Contents ?? []).map(({ Key = '' }) => Key));
    return keys;
  }
  async function abortUploads(): Promise<void> {
    for (const upload of await uploads())
      await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, ...upload }));
  }

  return {
    endpoint: `http://127.0.0.1:${proxy.port}`,
    bucket,
    ...account,
    faults,
    unfinishedUploads: async () => (await uploads()).length,
    abortUploads,
    async landedParts() {
      const [one, ...others] = await uploads();
      if (one === undefined || others.length > 0) throw new Error('Expected one unfinished upload');
      const { Parts = [] } = await client.send(new ListPartsCommand({ Bucket: bucket, ...one }));
      return Parts.map(({ PartNumber = 0 }) => PartNumber);
    },
    keysUnder,
    connections: proxy.connections,
    async close() {
      await proxy.close();
      await abortUploads();
      for (const key of await keysUnder('')) {
        await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
      }
      await client.send(new DeleteBucketCommand({ Bucket: bucket }));
      client.destroy();
    },
  };
}

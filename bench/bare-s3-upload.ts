import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';

/** A process of its own: node:http and lib-storage alone, as its manual writes it, to the S3 server of its arguments. */
const [endpoint = '', Bucket = '', accessKeyId = '', secretAccessKey = ''] = process.argv.slice(2);
const client = new S3Client({
  endpoint,
  region: 'us-east-1',
  forcePathStyle: true,
  credentials: { accessKeyId, secretAccessKey },
});
let files = 0;

const server = createServer({ requestTimeout: 0 }, async (request, response) => {
  files += 1;
  const at = { Bucket, Key: `bare/${files}` };
  try {
    await new Upload({ client, params: { ...at, Body: request } }).done();
    response.writeHead(204).end();
    await client.send(new DeleteObjectCommand(at));
  } catch {
    response.destroy();
  }
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ ready: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.once('disconnect', () => process.exit(0));

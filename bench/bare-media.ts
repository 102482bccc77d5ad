import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import express from 'express';
import type { BareMedia } from './bare-process.ts';

/** A process of its own: the files of its argument as whoever writes it by hand sends them, by Express from a disk or by node:http from S3. */
const { files, s3 }: BareMedia = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8'));

function fromDisk(): RequestListener {
  const app = express();
  for (const { path, headers, place } of files) {
    app.get(path, (_request, response) =>
      response.sendFile(place, { headers, cacheControl: false, lastModified: false }),
    );
  }
  return app;
}

function fromS3({ bucket, ...options }: NonNullable<BareMedia['s3']>): RequestListener {
  const client = new S3Client(options);
  return async (request, response) => {
    const file = files.find(({ path }) => path === request.url);
    const { range } = request.headers;
    const wanted = { Bucket: bucket, Key: file?.place, ...(range === undefined ? {} : { Range: range }) };
    const { Body, ContentLength, ContentRange } = await client.send(new GetObjectCommand(wanted));
    response.writeHead(ContentRange ? 206 : 200, {
      ...file?.headers,
      'content-length': String(ContentLength),
      ...(ContentRange ? { 'content-range': ContentRange } : {}),
    });
    if (Body instanceof Readable) await pipeline(Body, response).catch(() => {});
  };
}

const server = createServer(s3 ? fromS3(s3) : fromDisk());
server.listen(0, '127.0.0.1', () => {
  process.send?.({ ready: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.once('disconnect', () => process.exit(0));

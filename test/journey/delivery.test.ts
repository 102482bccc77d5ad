import { readFile } from 'node:fs/promises';
import { request as askFor, createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import { hide } from '../../src/story/changes/withdraw.ts';
import { openBlobs } from '../../src/wire.ts';
import { openTestArchive, serveToo, type TestArchive } from '../support/archive.ts';
import { ask } from '../support/ask.ts';
import { arriveAs } from '../support/curator.ts';
import { type Kept, keepStory, originalBytes, renditionBytes } from '../support/every-state.ts';
import { type S3Server, startS3Server } from '../support/s3-server.ts';

/** Files that somebody else sends for the archive: a proxy in front, or the store itself. docs/delivery.md. */

const powerless = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
const proxied = { TRUSTED_PROXIES: '1', FREE_SPACE_FLOOR_MB: '0', LOG_LEVEL: 'silent' };

let archive: TestArchive;
beforeAll(async () => {
  archive = await openTestArchive({ env: { ...proxied, FILES_SENT_BY: 'x-accel-redirect' } });
});
afterAll(() => archive?.close());

const addressOf = ({ story, media, rendition }: Kept) => `/media/${story.id}/${media}/${rendition}`;

/** As its storyteller does. */
async function takeBack({ story }: Kept): Promise<void> {
  const now = await archive.stores.stories.find(story.id);
  if (now?.state !== 'published') throw new Error('Expected a published story');
  await archive.stores.stories.replace(now, hide(now, new Date(), { role: 'storyteller' }));
}

/** As nginx and Apache do it: the file that a header names goes out in place of the answer's body, whole or the part asked for. */
async function startProxy(to: URL, blobs: string): Promise<{ url: URL; close(): void }> {
  const server: Server = createServer((request, response) => {
    const { method, url, headers } = request;
    const inner = askFor({ host: to.hostname, port: to.port, method, path: url, headers }, async (answer) => {
      const accel = answer.headers['x-accel-redirect'];
      const file = answer.headers['x-sendfile'];
      if (accel === undefined && file === undefined) {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        return void answer.pipe(response);
      }
      answer.resume();
      const bytes = await readFile(
        accel === undefined
          ? decodeURI(String(file))
          : path.join(blobs, String(accel).replace('/blobs/', '')),
      );
      for (const name of nginxKeeps) response.setHeader(name, answer.headers[name] ?? []);
      const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
      const part = start === undefined ? bytes : bytes.subarray(Number(start), Number(end) + 1);
      response.writeHead(start === undefined ? 200 : 206, { 'content-length': part.length });
      response.end(method === 'HEAD' ? undefined : part);
    });
    request.pipe(inner);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** By itself the first three; the rest as docs/delivery.md tells it to. */
const nginxKeeps = [
  ...['content-type', 'content-disposition', 'cache-control'],
  ...['content-security-policy', 'x-content-type-options', 'cross-origin-resource-policy'],
];

describe('A proxy in front', () => {
  const open = async () => ({
    proxy: await startProxy(archive.url, path.join(archive.config.dataDir, 'blobs')),
  });

  it('sends what X-Accel-Redirect names, while the archive says each time that it may', async () => {
    const kept = await keepStory(archive.stores, 'published');
    const { proxy } = await open();
    try {
      const alone = await ask(archive.url, addressOf(kept));
      expect([alone.status, alone.body]).toEqual([200, '']);
      expect(alone.headers['x-accel-redirect']).toMatch(/^\/blobs\/renditions\/[a-z0-9/.-]+$/);
      const whole = await ask(proxy.url, addressOf(kept));
      expect([whole.status, whole.body]).toEqual([200, renditionBytes]);
      expect(whole.headers).toMatchObject({
        'content-security-policy': powerless,
        'x-content-type-options': 'nosniff',
        'cache-control': 'public, max-age=120, must-revalidate, no-transform',
        'content-type': 'image/jpeg',
      });
      const part = await ask(proxy.url, addressOf(kept), { headers: { range: 'bytes=0-3' } });
      expect([part.status, part.body]).toEqual([206, renditionBytes.slice(0, 4)]);
      expect((await ask(proxy.url, addressOf(kept), { method: 'HEAD' })).status).toBe(200);
      await takeBack(kept);
      for (const url of [proxy.url, archive.url]) {
        const gone = await ask(url, addressOf(kept));
        expect([gone.status, gone.headers['x-accel-redirect']]).toEqual([404, undefined]);
      }
    } finally {
      proxy.close();
    }
  });

  it('keeps the name and the harmlessness of an original, for curators alone', async () => {
    const kept = await keepStory(archive.stores, 'in review');
    const { proxy } = await open();
    const curator = await arriveAs(archive, 'Ada');
    try {
      const address = `/curate/stories/${kept.story.id}/originals/${kept.media}`;
      const anonymous = await ask(proxy.url, address);
      expect([anonymous.status, anonymous.headers['x-accel-redirect']]).toEqual([404, undefined]);
      const cookie = curator
        .cookies()
        .map(({ name, value }) => `${name}=${value}`)
        .join('; ');
      const { status, headers, body } = await ask(proxy.url, address, { headers: { cookie } });
      expect([status, body]).toEqual([200, originalBytes]);
      expect(headers).toMatchObject({
        'content-disposition': expect.stringMatching(/^attachment; filename=/),
        'content-type': 'application/octet-stream',
        'cache-control': 'private, no-store, no-transform',
        'content-security-policy': powerless,
      });
    } finally {
      proxy.close();
    }
  });

  it('sends what X-Sendfile names', async () => {
    const kept = await keepStory(archive.stores, 'published');
    const env = { ...proxied, DATA_DIR: archive.config.dataDir, FILES_SENT_BY: 'x-sendfile' };
    const blobs = await openBlobs(loadConfig(env), createLogger({ level: 'silent', process: 'server' }));
    const other = await serveToo(archive, { stores: { blobs } });
    const proxy = await startProxy(other.url, '');
    try {
      expect((await ask(proxy.url, addressOf(kept))).body).toBe(renditionBytes);
      await takeBack(kept);
      expect((await ask(proxy.url, addressOf(kept))).status).toBe(404);
    } finally {
      proxy.close();
      await other.close();
    }
  });
});

describe('The store itself', () => {
  let s3: S3Server;
  beforeAll(async () => {
    s3 = await startS3Server();
  });
  afterAll(() => s3?.close());

  /** A page's own image, as browsers ask for it. */
  const anImage = { 'sec-fetch-dest': 'image', 'sec-fetch-mode': 'no-cors', 'sec-fetch-site': 'same-origin' };

  it('sends pictures by addresses that are good for some seconds, and none once the story was taken back', async () => {
    const config = loadConfig({
      ...{ FREE_SPACE_FLOOR_MB: '0', DATA_DIR: archive.config.dataDir, LOG_LEVEL: 'silent' },
      ...{ FILES_SENT_BY: 'signed-addresses', FILES_SIGNED_SECONDS: '30' },
      ...{ S3_ENDPOINT: s3.endpoint, S3_BUCKET: s3.bucket, S3_REGION: s3.region },
      ...{ S3_ACCESS_KEY_ID: s3.accessKeyId, S3_SECRET_ACCESS_KEY: s3.secretAccessKey },
    });
    const blobs = await openBlobs(config, createLogger({ level: 'silent', process: 'server' }));
    const stores = { blobs, picturesFrom: new URL(s3.endpoint).origin };
    const other = await serveToo(archive, { config, stores });
    try {
      const kept = await keepStory({ stories: archive.stores.stories, blobs }, 'published');
      const address = addressOf(kept);
      const sentOn = await ask(other.url, address, { headers: anImage });
      expect([sentOn.status, sentOn.headers['cache-control']]).toEqual([302, 'private, no-store']);
      const signed = String(sentOn.headers.location);
      expect(new URL(signed).searchParams.get('X-Amz-Expires')).toBe('30');
      const sent = await fetch(signed);
      expect([sent.status, await sent.text()]).toEqual([200, renditionBytes]);
      expect(sent.headers.get('content-type')).toBe('image/jpeg');
      expect(sent.headers.get('content-disposition')).toBe('attachment');

      for (const headers of [
        {},
        { ...anImage, 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' },
      ]) {
        const here = await ask(other.url, address, { headers });
        expect([here.status, here.body]).toEqual([200, renditionBytes]);
        expect(here.headers['content-security-policy']).toBe(powerless);
      }
      const part = await ask(other.url, address, { headers: { range: 'bytes=0-3' } });
      expect([part.status, part.body]).toEqual([206, renditionBytes.slice(0, 4)]);
      const page = await ask(other.url, `/stories/${kept.story.id}`);
      expect(page.headers['content-security-policy']).toContain(
        `img-src 'self' data: ${stores.picturesFrom};`,
      );

      await takeBack(kept);
      const gone = await ask(other.url, address, { headers: anImage });
      expect([gone.status, gone.headers.location]).toEqual([404, undefined]);
      // What was handed out before is good for its seconds: docs/delivery.md says so.
      expect((await fetch(signed)).status).toBe(200);
    } finally {
      await other.close();
      await blobs.close();
    }
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import type { BlobStore } from '../storage/blob-store.ts';
import { createDiskBlobStore } from '../storage/disk/disk-blob-store.ts';
import { newRenditionKey } from '../storage/keys.ts';
import type { MediaId, StoryId } from '../story/ids.ts';
import { sendBlob } from './send-blob.ts';

const text = 'abcdefghij'.repeat(100);
const big = 8 * 1024 * 1024;
const key = newRenditionKey('0123456789abcdef' as StoryId, '0123456789' as MediaId, 'sound.m4a');
const bigKey = newRenditionKey('0123456789abcdef' as StoryId, '0123456789' as MediaId, 'film.mp4');
const goneKey = newRenditionKey('0123456789abcdef' as StoryId, '0123456789' as MediaId, 'gone.mp4');

let folder: string;
let server: Server;
let address: string;
let etag: string;
const opened: Readable[] = [];
let asked = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'send-blob-'));
  const store: BlobStore = createDiskBlobStore({ root: folder });
  const { sha256 } = await store.put(key, Readable.from([Buffer.from(text)]));
  const bigFacts = await store.put(bigKey, Readable.from([Buffer.alloc(big, 7)]));
  etag = `"${sha256}"`;
  const watched: Pick<BlobStore, 'get' | 'read'> = {
    read(wanted, range) {
      asked += 1;
      return store.read(wanted, range);
    },
    async get(wanted, range) {
      asked += 1;
      const stream = await store.get(wanted, range);
      opened.push(stream);
      return stream;
    },
  };
  const common = { type: 'audio/mp4', cacheControl: 'public, max-age=120' };
  const app = express();
  app.get('/sound', (request, response) =>
    sendBlob(request, response, watched, { ...common, key, bytes: text.length, sha256 }),
  );
  app.get('/file', (request, response) =>
    sendBlob(request, response, watched, {
      ...common,
      key,
      bytes: text.length,
      sha256,
      attachmentName: 'Grüße "1".m4a',
    }),
  );
  app.get('/film', (request, response) =>
    sendBlob(request, response, watched, { ...common, key: bigKey, ...bigFacts }),
  );
  app.get('/gone', (request, response) =>
    sendBlob(request, response, watched, { ...common, key: goneKey, bytes: 5, sha256 }),
  );
  server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

/** As a browser asks anew for what it has; fetch() by itself would add `no-cache`, which means "send it all". */
const holding = (tag: string) => ({ 'if-none-match': tag, 'cache-control': 'max-age=0' });
const ask = (where: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(address + where, { headers, method });

describe('sendBlob', () => {
  it('sends the whole with the recorded type, length and tag', async () => {
    const answer = await ask('/sound');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('audio/mp4');
    expect(answer.headers.get('content-length')).toBe('1000');
    expect(answer.headers.get('accept-ranges')).toBe('bytes');
    expect(answer.headers.get('etag')).toBe(etag);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=120, no-transform');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(await answer.text()).toBe(text);
  });

  it.each([
    ['bytes=0-0', 'a', 'bytes 0-0/1000'],
    ['bytes=995-', 'fghij', 'bytes 995-999/1000'],
    ['bytes=-3', 'hij', 'bytes 997-999/1000'],
    ['bytes=998-5000', 'ij', 'bytes 998-999/1000'],
  ])('answers %s with the part', async (range, body, contentRange) => {
    const answer = await ask('/sound', { range });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe(contentRange);
    expect(answer.headers.get('content-length')).toBe(String(body.length));
    expect(await answer.text()).toBe(body);
  });

  it('refuses a range that begins after the end', async () => {
    const answer = await ask('/sound', { range: 'bytes=1000-' });
    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe('bytes */1000');
  });

  it('sends the whole where the range was asked of other bytes', async () => {
    const stale = await ask('/sound', { range: 'bytes=0-0', 'if-range': '"other"' });
    expect([stale.status, (await stale.text()).length]).toEqual([200, 1000]);
    const fresh = await ask('/sound', { range: 'bytes=0-0', 'if-range': etag });
    expect([fresh.status, await fresh.text()]).toEqual([206, 'a']);
  });

  it('sends a large one, and a large part of one, piece by piece', async () => {
    const whole = await ask('/film');
    expect(Buffer.from(await whole.arrayBuffer()).equals(Buffer.alloc(big, 7))).toBe(true);
    const part = await ask('/film', { range: 'bytes=1-1000000' });
    expect([part.status, part.headers.get('content-length')]).toEqual([206, '1000000']);
    expect(Buffer.from(await part.arrayBuffer()).equals(Buffer.alloc(1_000_000, 7))).toBe(true);
  });

  it('says that nothing changed to whoever holds the same bytes', async () => {
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const answer = await ask('/sound', holding(known));
      expect([answer.status, await answer.text()]).toEqual([304, '']);
      expect(answer.headers.get('etag')).toBe(etag);
    }
    for (const other of ['"other"', etag.replaceAll('"', '')]) {
      expect((await ask('/sound', holding(other))).status).toBe(200);
    }
    const anew = await ask('/sound', { 'if-none-match': etag, 'cache-control': 'no-cache' });
    expect(anew.status).toBe(200);
  });

  it('answers HEAD without opening the blob, and ignores a range there', async () => {
    const before = asked;
    const answer = await ask('/sound', { range: 'bytes=0-0' }, 'HEAD');
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, '1000']);
    expect(asked).toBe(before);
  });

  it('sends a file to keep under its own name', async () => {
    const answer = await ask('/file');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''Gr%C3%BC/);
    expect(answer.headers.get('content-type')).toBe('audio/mp4');
  });

  it('answers 404 where the blob is gone', async () => {
    expect((await ask('/gone')).status).toBe(404);
  });

  it('stops reading the blob when the visitor leaves', async () => {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /film HTTP/1.1\r\nHost: here\r\n\r\n');
    await new Promise((resolve) => socket.once('data', resolve));
    socket.destroy();
    const stream = opened.at(-1);
    for (let tries = 0; tries < 100 && !stream?.destroyed; tries += 1) await wait(20);
    expect(stream?.destroyed).toBe(true);
  });
});

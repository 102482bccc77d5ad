import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { type Answer, ask } from '../support/ask.ts';

/** Who asks and what they asked for, where PUBLIC_URL is set and a proxy stands before the server. */

const publicUrl = new URL('https://stories.example.org');
const onTheLine = 'http://10.0.0.5:3000';

let archive: TestArchive;
beforeAll(async () => {
  archive = await openTestArchive({
    publicUrl,
    env: {
      PUBLIC_URL: publicUrl.href,
      OTHER_ADDRESSES: onTheLine,
      TRUSTED_PROXIES: '1',
      QUOTA_STORIES_PER_ADDRESS_PER_HOUR: '2',
    },
  });
});
afterAll(() => archive?.close());

const get = (path: string, host: string, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(archive.url, path, { headers: { host, accept: 'text/html', ...headers } });
const start = (host: string, origin: string, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(archive.url, '/share/start', {
    method: 'POST',
    headers: { host, origin, accept: 'text/html', ...headers },
  });
const { host, origin } = publicUrl;

describe('A host that is not the archive’s', () => {
  const others = [
    'evil.example',
    'stories.example.org.evil.example',
    'stories.example.org:3000',
    'evil@stories.example.org',
    'stories.example.org/..',
    '127.0.0.1',
    '[::1]:3000',
  ];

  it.each(others)('%s is refused with a sentence, what is in memory too', async (other) => {
    // Asked for rightly first, so that the page is in memory.
    for (let tries = 0; tries < 2; tries += 1) expect((await get('/', host)).status).toBe(200);
    const page = await get('/', other);
    expect(page.status).toBe(421);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['content-security-policy']).toBeDefined();
    expect(page.body).toContain('The archive is at another address');
    expect(page.body).toContain('This server answers for https://stories.example.org/ alone.');
    expect(page.body).not.toContain('evil');
    expect((await start(other, `https://${other}`)).status).toBe(421);
    expect((await start(other, origin)).status).toBe(421);
  });

  it('is none where it is written otherwise, or where the proxy says what was asked for', async () => {
    for (const same of [host, `${host}:443`, host.toUpperCase(), '10.0.0.5:3000'])
      expect({ same, status: (await get('/', same)).status }).toEqual({ same, status: 200 });
    const forwarded = (name: string) => get('/', '127.0.0.1:3000', { 'x-forwarded-host': name });
    expect((await forwarded(host)).status).toBe(200);
    expect((await forwarded('evil.example')).status).toBe(421);
  });

  it('still gets probes their answers', async () => {
    for (const path of ['/healthz', '/readyz'])
      expect({ path, status: (await get(path, '10.1.2.3:3000')).status }).toEqual({ path, status: 200 });
  });
});

describe('A change', () => {
  it.each([
    [host, 'http://stories.example.org'],
    [host, 'https://stories.example.org:8443'],
    [host, 'http://10.0.0.5'],
    [host, 'null'],
    ['10.0.0.5:3000', 'https://10.0.0.5:3000'],
  ])('of a page of %s at %s is refused', async (asked, from) => {
    const proxied = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '198.51.100.1' };
    expect((await start(asked, from, proxied)).status).toBe(403);
  });

  it.each([
    [host, origin, '198.51.100.2'],
    ['10.0.0.5:3000', onTheLine, '198.51.100.3'],
  ])('of a page of %s at %s is taken', async (asked, from, address) => {
    expect((await start(asked, from, { 'x-forwarded-for': address })).status).toBe(303);
  });
});

describe('An asker', () => {
  it('has one limit, whatever port, brackets or words a proxy writes with the address', async () => {
    const from = (address: string) => start(host, origin, { 'x-forwarded-for': address });
    const same = [
      ['10.0.0.3:4001', '10.0.0.3:4002', '10.0.0.3', '[::ffff:10.0.0.3]:4003'],
      ['[2001:db8:1:2::1]:4001', '[2001:db8:1:2::2]:4001', '2001:db8:1:2::3', '[2001:db8:1:2::4]'],
      ['garbage-1', '_garbage', '10.0.0.3:x', 'unknown'],
    ];
    for (const addresses of same) {
      const statuses = [];
      for (const address of addresses) statuses.push((await from(address)).status);
      expect({ addresses, statuses }).toEqual({ addresses, statuses: [303, 303, 429, 429] });
    }
  });
});

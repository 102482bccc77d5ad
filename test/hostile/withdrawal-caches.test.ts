import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashCode, newMediaId, newPrivateCode, newStoryId } from '../../src/random.ts';
import { newRenditionKey } from '../../src/storage/keys.ts';
import type { ReadyMedia, Rendition, RenditionKind } from '../../src/story/media.ts';
import type { PublishedStory } from '../../src/story/story.ts';
import { addressOf, type Named, namedBy } from '../support/addresses.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { type Answer, type Asked, ask } from '../support/ask.ts';
import { aPublishedStory, readyArtwork } from '../support/stories.ts';
import { expectRedirect, Visitor } from '../support/storyteller.ts';

/** A withdrawal reaches every cache within five minutes (P16): nobody may keep a page or a byte for longer. */

const mostSeconds = 300;
const kinds: readonly (readonly [RenditionKind, name: string, type: string])[] = [
  ['image', 'image-320.jpg', 'image/jpeg'],
  ['poster', 'poster-320.jpg', 'image/jpeg'],
  ['film', 'film-480.mp4', 'video/mp4'],
  ['hls-master', 'film.m3u8', 'application/vnd.apple.mpegurl'],
  ['hls-variant', 'film-480.m3u8', 'application/vnd.apple.mpegurl'],
  ['sound', 'sound.m4a', 'audio/mp4'],
  ['waveform', 'waveform.svg', 'image/svg+xml'],
  ['peaks', 'peaks.json', 'application/json'],
];

let archive: TestArchive;
let kept: { readonly story: PublishedStory; readonly media: ReadyMedia; readonly code: string };

beforeAll(async () => {
  archive = await openTestArchive();
  kept = await aStoryWithEverything();
});
afterAll(() => archive?.close());

async function aStoryWithEverything(): Promise<typeof kept> {
  const code = newPrivateCode();
  const story = aPublishedStory(
    { codeHash: hashCode(code), title: 'A quince in the yard' },
    { web: true, kiosk: true },
  );
  const drawing = readyArtwork(story);
  const renditions = await Promise.all(
    kinds.map(async ([kind, name, type]): Promise<Rendition> => {
      const key = newRenditionKey(story.id, drawing.id, name);
      const facts = await archive.stores.blobs.put(key, Readable.from([Buffer.from(`bytes of ${name}`)]));
      return { kind, name, key, type, width: 320, height: 200, ...facts };
    }),
  );
  const media = { ...drawing, renditions };
  const whole = { ...story, media: [media] };
  await archive.stores.stories.insert(whole);
  return { story: whole, media, code };
}

const get = (address: string, asked: Asked = {}): Promise<Answer> => ask(archive.url, address, asked);
const mediaAddress = (name: string) => `/media/${kept.story.id}/${kept.media.id}/${name}`;

/** Seconds for which this answer may be shown without asking again, by anybody who keeps it (RFC 9111, RFC 5861). */
function keepable({ headers }: Answer): number {
  expect(headers.expires).toBeUndefined();
  const said = String(headers['cache-control'] ?? '');
  // Where nothing is said, a cache may guess.
  if (said === '') return Number.POSITIVE_INFINITY;
  if (/\bno-store\b/.test(said)) return 0;
  if (/\bimmutable\b/.test(said)) return Number.POSITIVE_INFINITY;
  const seconds = (name: string) => Number(new RegExp(`\\b${name}=(\\d+)`).exec(said)?.[1] ?? Number.NaN);
  const stale = ['stale-while-revalidate', 'stale-if-error'].map((name) => seconds(name) || 0);
  const fresh = [seconds('max-age'), seconds('s-maxage')].filter((age) => !Number.isNaN(age));
  if (fresh.length === 0) return /\bno-cache\b/.test(said) ? 0 : Number.POSITIVE_INFINITY;
  return Math.max(...fresh) + Math.max(...stale);
}

function expectShort(what: string, status: number, answer: Answer): void {
  expect({ what, status: answer.status }).toEqual({ what, status });
  const seconds = keepable(answer);
  expect({ what, status, seconds, isShort: seconds <= mostSeconds }).toMatchObject({ isShort: true });
}

/** Every address at which the public meets the story, or anything. */
function publicAddresses(): string[] {
  const values: Record<Named, string> = {
    story: kept.story.id,
    media: kept.media.id,
    arrival: 'nothing',
    rendition: 'image-320.jpg',
    'private code': newPrivateCode(),
    person: 'nobody',
    invitation: newPrivateCode(),
    passkey: '0000000000',
    place: 'workington',
    exhibition: 'nowhere',
    surface: 'web',
    screen: '0000000000',
    topic: 'nothing',
    release: '0'.repeat(16),
    'released file': 'kiosk/player.js',
  };
  const pages = archive.routes
    .filter(({ method, permission }) => method === 'get' && permission === 'everyone')
    .filter(({ path }) => !namedBy(path).some((named) => named === 'invitation'))
    .map(({ path }) => addressOf(path, values).replace(/^\/search$/, '/search?q=quince'));
  return [...pages, ...kinds.map(([, name]) => mediaAddress(name))];
}

describe('While a story shows', () => {
  it('no page and no byte may be kept for more than five minutes, by whatever way it was asked for', async () => {
    const addresses = publicAddresses();
    expect(addresses.length).toBeGreaterThan(18);
    let unchanged = 0;
    for (const address of addresses) {
      const found = await get(address);
      expectShort(address, found.status, found);
      expect([200, 303, 404]).toContain(found.status);
      expectShort(`HEAD ${address}`, found.status, await get(address, { method: 'HEAD' }));
      const { etag } = found.headers;
      if (typeof etag !== 'string' || address === '/healthz' || address === '/readyz') continue;
      const again = await get(address, { headers: { 'if-none-match': etag } });
      if (again.status === 304) unchanged += 1;
      expectShort(`again ${address}`, again.status, again);
    }
    expect(unchanged).toBeGreaterThan(12);
    for (const [, name] of kinds) {
      const part = await get(mediaAddress(name), { headers: { range: 'bytes=0-3' } });
      expectShort(`part of ${name}`, 206, part);
      const beyond = await get(mediaAddress(name), { headers: { range: 'bytes=9999-' } });
      expectShort(`beyond ${name}`, 416, beyond);
    }
    expectShort('no such story', 404, await get(`/stories/${newStoryId()}`));
    expectShort('no such file', 404, await get(`/media/${newStoryId()}/${newMediaId()}/image-320.jpg`));
  });
});

describe('Once it is hidden', () => {
  it('the next request sees nothing of it, whatever the visitor keeps', async () => {
    const page = `/stories/${kept.story.id}`;
    const bytes = kinds.map(([, name]) => mediaAddress(name));
    const tags = new Map<string, string>();
    for (const address of [page, '/', '/search?q=quince', '/feed.atom', ...bytes]) {
      tags.set(address, String((await get(address)).headers.etag));
    }
    const before = [
      '/',
      '/search?q=quince',
      '/feed.atom',
      '/themes/employment',
      '/neighbourhoods/workington',
    ];
    for (const address of before) expect((await get(address)).body).toContain(kept.story.id);

    await expectRedirect(new Visitor(archive.url).post(`/my-story/${kept.code}/hide`));

    for (const [address, etag] of tags) {
      const answer = await get(address, { headers: { 'if-none-match': etag } });
      expect({ address, status: answer.status }).not.toEqual({ address, status: 304 });
      expect(answer.body).not.toContain('quince in the yard');
    }
    const gone = await get(page);
    expectShort(page, 410, gone);
    expect(gone.body).not.toContain(kept.story.id);
    for (const address of bytes) {
      expectShort(address, 404, await get(address));
      expectShort(address, 404, await get(address, { headers: { range: 'bytes=0-3' } }));
    }
    for (const address of before) expect((await get(address)).body).not.toContain(kept.story.id);
    for (const surface of ['web', 'kiosk', 'research'] as const) {
      expect((await archive.stores.published(surface).page({}, null, 10)).stories).toEqual([]);
    }
  });
});

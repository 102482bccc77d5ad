import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { newArrivalId, newMediaId, newStoryId } from '../../src/random.ts';
import { newLogoKey } from '../../src/storage/keys.ts';
import type { Route } from '../../src/web/routes.ts';
import { addressOf, type Named } from '../support/addresses.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { type Answer, ask, sessionIn } from '../support/ask.ts';
import { keepStory } from '../support/every-state.ts';
import { aScreen, aScreenPicture, pairedScreen } from '../support/screens.ts';
import { anExhibition } from '../support/stories.ts';

/** What every answer carries, and what no page ever holds (S11). */

const evil = 'evil.example';

let archive: TestArchive;
let values: Record<Named, string>;
let draftMedia: string;
let cookie: string;

beforeAll(async () => {
  archive = await openTestArchive();
  const services = { curators: archive.stores.curators, now: () => new Date() };
  const invitation = await invite(services, 'admin@example.org', 'admin');
  const spare = await invite(services, 'spare@example.org', 'curator');
  const body = new URLSearchParams({ name: 'Ada', password: 'four small boats at dawn' }).toString();
  const welcome = await ask(archive.url, invitation, {
    method: 'POST',
    headers: { origin: archive.url.origin },
    body,
  });
  const admin = await archive.stores.curators.findByEmail('admin@example.org');
  if (!admin) throw new Error('Expected an account');
  const passkey = { id: '0000000000', credential: 'x', publicKey: 'x', counter: 0, name: 'Laptop' };
  const passkeys = [{ ...passkey, addedAt: new Date(), lastUsedAt: null }];
  await archive.stores.curators.replace(admin, { ...admin, secondStep: { ...admin.secondStep, passkeys } });
  const key = newLogoKey();
  const logo = { key, ...(await archive.stores.blobs.put(key, Readable.from(['a picture']))) };
  await archive.stores.settingLog.add(
    {
      ...{ at: new Date(), by: admin.id, subject: 'logo', before: null },
      now: { ...logo, width: 3, height: 1 },
    },
    0,
  );
  const published = await keepStory(archive.stores, 'published');
  const draft = await keepStory(archive.stores, 'draft');
  draftMedia = draft.media;
  await archive.stores.exhibitions.save(anExhibition('harbour'));
  const screen = aScreen('harbour');
  const screenCookie = await pairedScreen(archive.stores, 'harbour', screen);
  await archive.stores.screenPictures.keep(await aScreenPicture(screen));
  cookie = `${sessionIn(welcome)}; share=${draft.code}; ${screenCookie}`;
  values = {
    story: published.story.id,
    media: published.media,
    arrival: newArrivalId(),
    rendition: published.rendition,
    'private code': published.code,
    person: (await archive.stores.curators.findByEmail('spare@example.org'))?.id ?? '',
    invitation: spare.split('/').at(-1) ?? '',
    passkey: '0000000000',
    place: 'workington',
    topic: 'death',
    release: JSON.parse((await ask(archive.url, '/kiosk/release.json')).body).release,
    'released file': 'kiosk/player.js',
    exhibition: 'harbour',
    surface: 'exhibition:harbour',
    screen: screen.id,
  };
});
afterAll(() => archive?.close());

/** The right to it, but by a name that is not ours. */
const forged = (headers: Record<string, string> = {}) => ({
  cookie,
  host: evil,
  'x-forwarded-host': evil,
  forwarded: `host=${evil}`,
  'x-forwarded-proto': 'https',
  ...headers,
});
const nameOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;
const addressFor = ({ path }: Route) =>
  addressOf(path, {
    ...values,
    place: /\/themes?\//.test(path) ? 'isolation' : 'workington',
    media: path.startsWith('/share/') ? draftMedia : values.media,
  });

function expectSafe(what: string, { headers, body }: Answer): void {
  const csp = String(headers['content-security-policy']);
  expect({ what, csp }).toEqual({ what, csp: expect.stringContaining("default-src 'none'") });
  expect({ what, 'x-content-type-options': headers['x-content-type-options'] }).toEqual({
    what,
    'x-content-type-options': 'nosniff',
  });
  // An address that opens somebody's draft is told to nobody, our own pages included.
  const policies = what.includes('/share/continue') ? ['strict-origin', 'same-origin'] : ['same-origin'];
  expect({ what, among: policies.includes(String(headers['referrer-policy'])) }).toEqual({
    what,
    among: true,
  });
  expect({ what, 'x-frame-options': headers['x-frame-options'] }).toEqual({
    what,
    'x-frame-options': 'DENY',
  });
  expect({ what, 'permissions-policy': headers['permissions-policy'] }).toEqual({
    what,
    'permissions-policy': expect.stringMatching(/^camera=\(self\), microphone=\(self\), geolocation=\(\)/),
  });
  expect(headers).not.toHaveProperty('x-powered-by');
  expect(csp).not.toMatch(/unsafe-(eval|hashes)|\*|https?:/);
  // Bytes by themselves are a document that may do nothing; browsers dress it with a style of their own.
  if (csp.includes('sandbox')) {
    expect(csp).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox");
    return;
  }
  expect(csp).not.toContain('unsafe');
  for (const rule of ["script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"])
    expect(csp.split(';')).toContain(rule);
  if (String(headers['content-type']).includes('html')) expectPlainMarkup(what, body);
}

const inline = [
  // A block of data is no script; no browser runs it.
  /<script(?![^>]*\ssrc="\/(?:assets|kiosk)\/| type="application\/json")[^>]*>/i,
  /<style\b/i,
  /<[^>]*\sstyle\s*=/i,
  /<[^>]*\son[a-z]+\s*=/i,
  /(?:href|src|action|formaction)="?\s*(?:javascript|data:text|vbscript)/i,
  /<(?:base|iframe|object|embed)\b|http-equiv/i,
];

function expectPlainMarkup(what: string, html: string): void {
  // What a curator typed stays between quotes and tags; only real markup is looked at.
  for (const pattern of inline) expect({ what, found: pattern.exec(html)?.[0] }).toEqual({ what });
}

function expectNoStranger(what: string, { headers, body }: Answer): void {
  expect({ what, inHeaders: JSON.stringify(headers).includes(evil) }).toEqual({ what, inHeaders: false });
  expect({ what, inBody: body.includes(evil) }).toEqual({ what, inBody: false });
}

it('A release on trial may stand in a frame of the archive’s own pages, and in no other', async () => {
  const trial = `/kiosk/releases/${values.release}/trial.html`;
  const { headers, body } = await ask(archive.url, trial);
  expect(headers['x-frame-options']).toBe('SAMEORIGIN');
  expect(String(headers['content-security-policy']).split(';')).toContain("frame-ancestors 'self'");
  expectPlainMarkup(trial, body);
  const other = await ask(archive.url, trial.replace(values.release, '0'.repeat(16)));
  expect([other.status, other.headers['cache-control']]).toEqual([404, 'no-store']);
});

describe('Every page and every file', () => {
  it('carries the strict headers, holds nothing inline, and never the Host it was asked by', async () => {
    // The host's own sign-in is somewhere else, and here there is none.
    const reading = archive.routes.filter(
      ({ method, path }) => method === 'get' && !path.includes('/openid'),
    );
    expect(reading.length).toBeGreaterThan(30);
    let pages = 0;
    for (const route of reading) {
      const answer = await ask(archive.url, addressFor(route), { headers: forged() });
      const what = nameOf(route);
      // Without the token there is no such page.
      const isFine = route.path === '/metrics' ? answer.status === 404 : answer.status < 400;
      expect({ what, fine: isFine }).toEqual({ what, fine: true });
      expectSafe(what, answer);
      expectNoStranger(what, answer);
      if (answer.status === 200 && String(answer.headers['content-type']).includes('html')) pages += 1;
    }
    expect(pages).toBeGreaterThan(20);
  });

  it('is no laxer where nothing is, where nobody is signed in, or where the request is bad', async () => {
    const nothing = { ...values, story: newStoryId(), media: newMediaId(), 'private code': '0'.repeat(26) };
    const addresses = [
      ...archive.routes.filter(({ method }) => method === 'get').map(({ path }) => addressOf(path, nothing)),
      '/nothing-here',
      '/%',
      '/search?q=a&q=b',
      '/themes/isolation?after=nonsense',
      '/assets/js/nothing.js',
      '/assets/..%2f..%2fpackage.json',
    ];
    for (const address of addresses) {
      const answer = await ask(archive.url, address, { headers: { host: evil } });
      expectSafe(address, answer);
      expectNoStranger(address, answer);
    }
  });

  it('of our own scripts and styles is not sniffed either', async () => {
    const home = await ask(archive.url, '/');
    const assets = [...home.body.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, address]) => address ?? '');
    expect(assets.length).toBeGreaterThan(2);
    for (const address of assets) {
      const { status, headers } = await ask(archive.url, address);
      expect([status, headers['x-content-type-options']]).toEqual([200, 'nosniff']);
    }
  });
});

describe('Every form', () => {
  it('of signing in does not lead to another site', async () => {
    const address = `/curate/sign-in?next=${encodeURIComponent(`//${evil}/curate`)}`;
    const signedIn = await ask(archive.url, address, { headers: { cookie } });
    expect([signedIn.status, signedIn.headers.location]).toEqual([303, '/curate']);
    const anonymous = await ask(archive.url, address);
    expect(anonymous.body).not.toMatch(new RegExp(`(href|action)="[^"]*${evil}`));
  });

  it('leads on within the archive, whatever Host the request names', async () => {
    // What ends a session or a draft comes last, so that the others still have one.
    const ends = ({ path }: Route) => Number(/\/(sign-out|clear|welcome|account)/.test(path));
    const changing = archive.routes
      .filter(({ method }) => method === 'post')
      .sort((one, other) => ends(one) - ends(other));
    const led: string[] = [];
    const filled = new URLSearchParams({
      version: '1',
      'made-from': '0123456789abcdef',
      role: 'curator',
      next: `https://${evil}/`,
    }).toString();
    for (const [route, body] of changing.flatMap((each) => [[each, ''] as const, [each, filled] as const])) {
      // The origin agrees with the Host, so that the request gets past the check and the page has to answer.
      const headers = forged({ origin: `http://${evil}` });
      const answer = await ask(archive.url, addressFor(route), { method: 'POST', headers, body });
      const what = nameOf(route);
      expect({ what, status: answer.status }).not.toEqual({ what, status: 403 });
      expectSafe(what, answer);
      const { location } = answer.headers;
      if (location !== undefined) {
        led.push(what);
        expect({ what, location }).toEqual({ what, location: expect.stringMatching(/^\/(?!\/)/) });
      }
      expect({ what, inHeaders: JSON.stringify(answer.headers).includes(evil) }).toEqual({
        what,
        inHeaders: false,
      });
      expect({ what, links: new RegExp(`(href|src|action)="[^"]*${evil}`).exec(answer.body) }).toEqual({
        what,
        links: null,
      });
    }
    expect(led.length).toBeGreaterThan(4);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { newArrivalId, newPrivateCode } from '../../src/random.ts';
import { addressOf, namedBy } from '../support/addresses.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { ask } from '../support/ask.ts';
import { Curator } from '../support/curator.ts';
import { type Kept, keepStory } from '../support/every-state.ts';
import { pairedScreen } from '../support/screens.ts';
import { anExhibition } from '../support/stories.ts';
import { expectRedirect } from '../support/storyteller.ts';
import { aBeat, TestScreen } from './screen.ts';

/** How a screen gets its credential, what it opens, and how it ends. */

let archive: TestArchive;
let curator: Curator;
let kept: Kept;
let askers = 0;

beforeAll(async () => {
  archive = await openTestArchive({ env: { TRUSTED_PROXIES: '1' } });
  await archive.stores.exhibitions.save(anExhibition('harbour'));
  await archive.stores.exhibitions.save(anExhibition('elsewhere', { rule: null }));
  kept = await keepStory(archive.stores, 'published for screens only');
  curator = await someCurator('curator@example.org');
});
afterAll(() => archive?.close());

async function someCurator(email: string): Promise<Curator> {
  const services = { curators: archive.stores.curators, now: () => new Date() };
  const link = await invite(services, email, 'curator');
  return Curator.arrive(archive.url, new URL(link, archive.url), email);
}

/** A screen on a connection of its own. */
function newScreen(): TestScreen {
  askers += 1;
  return new TestScreen(archive.url, { 'x-forwarded-for': `10.9.${askers >> 8}.${askers & 255}` });
}

let doors = 0;
/** Of a screen with a name of its own, as a curator sends them. */
function settings() {
  doors += 1;
  return {
    ...{ name: `Door ${doors}`, exhibition: 'harbour', orientation: 'portrait', resolution: '1920x1080' },
    ...{ inches: '32', scale: '1', volume: '70', burnIn: 'yes' },
  };
}

async function paired(): Promise<{ screen: TestScreen; address: string }> {
  const screen = newScreen();
  const { code } = await screen.askForCode();
  await expectRedirect(curator.post('/curate/screens/pair', { ...settings(), code }));
  const { id } = (await screen.manifest()).screen;
  return { screen, address: `/curate/screens/${id}` };
}

describe('Pairing', () => {
  it('goes from a code on the screen to the exhibition that a curator chose', async () => {
    const screen = newScreen();
    expect(await screen.pairing()).toBe('none');
    const { code, expiresAt } = await screen.askForCode();
    expect(code).toMatch(/^[3479ACDEFHJKMNPQRTWXY]{6}$/);
    const wait = Date.parse(expiresAt) - Date.now();
    expect(wait).toBeGreaterThan(14 * 60_000);
    expect(wait).toBeLessThanOrEqual(15 * 60_000);
    expect(await screen.pairing()).toBe('waiting');
    expect((await screen.ask('/kiosk/api/manifest')).status).toBe(401);

    const typed = ` ${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`;
    const asked = { ...settings(), name: 'By the door', code: typed };
    const next = await expectRedirect(curator.post('/curate/screens/pair', asked));
    expect(next).toBe('/curate/screens?done=paired');
    expect(await screen.pairing()).toBe('paired');
    const { exhibition, profile, screen: itself } = await screen.manifest();
    expect(exhibition.slug).toBe('harbour');
    expect(itself.name).toBe('By the door');
    expect(profile).toMatchObject({ orientation: 'portrait', pixelsPerMm: 2.71, volumeLimit: 0.7 });
    expect(await (await curator.get('/curate/screens')).text()).toContain('By the door');
  });

  it('gives a credential that only the kiosk’s addresses see, and that is kept as a hash', async () => {
    const screen = newScreen();
    const answer = await screen.ask('/kiosk/api/pairing', 'POST');
    const given = String(answer.headers['set-cookie']);
    for (const part of ['Path=/kiosk', 'HttpOnly', 'SameSite=Strict', 'Max-Age=34560000']) {
      expect(given.split('; ')).toContain(part);
    }
    const [, credential = ''] = screen.cookie.split('=');
    expect(credential).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
    expect(answer.body).not.toContain(credential);
    const { code } = JSON.parse(answer.body);
    const pairing = await archive.stores.pairings.claim(code, new Date());
    expect(JSON.stringify(pairing)).not.toContain(credential);
  });

  it('shows the same code to a screen that begins anew, and refuses another to one that is paired', async () => {
    const screen = newScreen();
    const first = await screen.askForCode();
    expect(await screen.askForCode()).toEqual(first);
    await expectRedirect(curator.post('/curate/screens/pair', { ...settings(), code: first.code }));
    const again = await screen.ask('/kiosk/api/pairing', 'POST');
    expect([again.status, await screen.pairing()]).toEqual([409, 'paired']);
  });

  it('takes a code once, and of two curators lets one have it', async () => {
    const { code } = await newScreen().askForCode();
    const tries = [1, 2].map(() => curator.post('/curate/screens/pair', { ...settings(), code }));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([303, 422]);
  });

  it('forgets a code after its time', async () => {
    const screen = newScreen();
    const { code } = await screen.askForCode();
    const { pairings } = archive.stores;
    const later = new Date(Date.now() + 15 * 60_000 + 1000);
    expect(await pairings.claim(code, later)).toBeNull();
    const pairing = await pairings.claim(code, new Date());
    if (!pairing) throw new Error('Expected the code to wait');
    await pairings.insert({ ...pairing, expiresAt: new Date(Date.now() - 1000) });
    expect(await screen.pairing()).toBe('none');
    expect((await curator.post('/curate/screens/pair', { ...settings(), code })).status).toBe(422);
  });

  it('keeps what was typed where something is wrong, and the code with it', async () => {
    const { code } = await newScreen().askForCode();
    const answer = await curator.post('/curate/screens/pair', { ...settings(), code, inches: 'big' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`value="${code}"`);
    await expectRedirect(curator.post('/curate/screens/pair', { ...settings(), code }));
  });

  it('limits wrong codes that a curator types', async () => {
    const guesser = await someCurator('guesser@example.org');
    const guess = () => guesser.post('/curate/screens/pair', { ...settings(), code: '333333' });
    for (let tries = 0; tries < 10; tries += 1) expect((await guess()).status).toBe(422);
    expect((await guess()).status).toBe(429);
    const { code } = await newScreen().askForCode();
    expect((await guesser.post('/curate/screens/pair', { ...settings(), code })).status).toBe(429);
    await expectRedirect(curator.post('/curate/screens/pair', { ...settings(), code }));
  });

  it('limits the codes that one connection asks for', async () => {
    const from = { 'x-forwarded-for': '10.8.0.1' };
    const asks = await Promise.all(
      Array.from({ length: 31 }, () => new TestScreen(archive.url, from).ask('/kiosk/api/pairing', 'POST')),
    );
    const statuses = asks.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  });

  it('ends at once when a curator ends it, and the screen hears so', async () => {
    const { screen, address } = await paired();
    const media = (await screen.manifest()).stories[0]?.media[0]?.files[0]?.url ?? '';
    expect((await screen.ask(media)).status).toBe(200);
    expect((await curator.get(`${address}/end`)).status).toBe(200);
    expect((await screen.sendBeat(aBeat)).status).toBe(200);
    await expectRedirect(curator.post(`${address}/end`));
    for (const [path, method] of [
      ['/kiosk/api/manifest', 'GET'],
      [media, 'GET'],
      ['/kiosk/api/beat', 'POST'],
    ] as const) {
      expect([path, (await screen.ask(path, method)).status]).toEqual([path, 401]);
    }
    expect(await screen.pairing()).toBe('none');
    expect(await (await curator.get('/curate/screens')).text()).toContain('It heard so');
    expect((await curator.post(address, { ...settings(), version: '2' })).status).toBe(409);
    // And it can be paired anew.
    expect((await screen.askForCode()).code).toHaveLength(6);
    expect(await screen.pairing()).toBe('waiting');
  });
});

describe('A screen’s settings', () => {
  it('reach the screen with a new version, and two curators lose nothing', async () => {
    const { screen, address } = await paired();
    const before = await screen.manifest();
    expect((await screen.manifest()).version).toBe(before.version);
    const { name } = before.screen;
    const change = { ...settings(), name, version: '1', volume: '20', exhibition: 'elsewhere' };
    await expectRedirect(curator.post(address, change));
    const after = await screen.manifest();
    expect(after).toMatchObject({ profile: { volumeLimit: 0.2 }, exhibition: { slug: 'elsewhere' } });
    expect(after.version).not.toBe(before.version);
    expect((await screen.beat()).version).toBe(after.version);
    const late = await curator.post(address, { ...change, name: 'Upstairs' });
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('Upstairs')]);
    expect((await screen.manifest()).screen.name).toBe(name);
  });
});

describe('A screen’s credential', () => {
  it('opens nothing but the screen’s own addresses', async () => {
    const cookie = await pairedScreen(archive.stores, 'harbour');
    const credential = cookie.split('=')[1] ?? '';
    const disguises = [cookie, `curator=${credential}`, `share=${credential}`];
    const values = {
      ...{ story: kept.story.id, media: kept.media, rendition: kept.rendition, 'private code': kept.code },
      arrival: newArrivalId(),
      ...{
        person: '0000000000000000',
        invitation: newPrivateCode(),
        passkey: '0000000000',
        place: 'workington',
      },
      ...{
        exhibition: 'harbour',
        surface: 'kiosk',
        screen: '0000000000',
        topic: 'death',
        release: '0'.repeat(16),
        'released file': 'kiosk/player.js',
      },
    };
    const others = archive.routes.filter(({ permission, path }) => {
      return permission !== 'screen' && !path.startsWith('/kiosk/api/pairing');
    });
    expect(others.length).toBeGreaterThan(50);
    for (const route of others) {
      // Begins something that is new each time, whoever asks.
      if (route.path === '/share/start') continue;
      const address = addressOf(route.path, values);
      const asked = async (header: string) => {
        askers += 1;
        const from = `10.7.${askers >> 8}.${askers & 255}`;
        const headers = { origin: archive.url.origin, 'x-forwarded-for': from };
        const {
          status,
          body,
          headers: said,
        } = await ask(archive.url, address, {
          method: route.method.toUpperCase(),
          headers: header ? { ...headers, cookie: header } : headers,
          ...(route.method === 'post' ? { body: 'version=1' } : {}),
        });
        return { route: `${route.method} ${route.path}`, status, body, location: said.location };
      };
      const nobody = await asked('');
      for (const disguise of disguises) expect(await asked(disguise)).toEqual(nobody);
    }
    const own = archive.routes.filter(({ permission }) => permission === 'screen');
    expect(own.map(({ path }) => path).sort()).toEqual([
      '/kiosk/api/beat',
      '/kiosk/api/manifest',
      '/kiosk/api/picture',
      '/kiosk/media/:story/:media/:name',
    ]);
    expect(own.flatMap(({ path }) => namedBy(path))).toEqual(['story', 'media', 'rendition']);
  });

  it('is asked for at each of them, and no other opens them', async () => {
    const guess = newPrivateCode();
    for (const cookie of ['', `screen=${guess}`, 'screen=', `curator=${guess}`, `screen=${'$'.repeat(26)}`]) {
      for (const route of archive.routes.filter(({ permission }) => permission === 'screen')) {
        const address = addressOf(route.path, {
          ...{ story: kept.story.id, media: kept.media, rendition: kept.rendition },
        } as never);
        const headers = { origin: archive.url.origin, ...(cookie ? { cookie } : {}) };
        const { status } = await ask(archive.url, address, { method: route.method.toUpperCase(), headers });
        expect([address, cookie, status]).toEqual([address, cookie, 401]);
      }
    }
  });
});

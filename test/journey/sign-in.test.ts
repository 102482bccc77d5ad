import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { newPrivateCode } from '../../src/random.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { expectRedirect, Visitor } from '../support/storyteller.ts';

/** Wrong passwords and sessions: who is slowed down, who is let through, and what ends when (S13). */

const password = 'four small boats at dawn';
const wrong = 'a wrong password indeed';

let archive: TestArchive;
let clock = 0;
const now = () => new Date(Date.now() + clock);

beforeAll(async () => {
  archive = await openTestArchive({ env: { TRUSTED_PROXIES: '1' }, now });
});
afterAll(() => archive?.close());

/** Somebody's browser at one address, through the one proxy that the archive is told to trust. */
class Browser extends Visitor {
  readonly from: string;
  readonly #agent: string;

  constructor(from: string, kept: Readonly<Record<string, string>> = {}, agent = '') {
    super(archive.url, kept);
    this.from = from;
    this.#agent = agent;
  }

  protected override headers() {
    return { 'x-forwarded-for': this.from, 'user-agent': this.#agent };
  }

  signIn(email: string, typed: string): Promise<Response> {
    return this.post('/curate/sign-in', { email, password: typed });
  }

  async isSignedIn(): Promise<boolean> {
    return (await this.get('/curate')).status === 200;
  }
}

/** Someone with an account, who has never signed in anywhere but by their link, in a browser that is thrown away. */
async function anAccount(name: string): Promise<string> {
  const email = `${name}@example.org`;
  const services = { curators: archive.stores.curators, now };
  await expectRedirect(
    new Browser('192.0.2.99').post(await invite(services, email, 'curator'), { name, password }),
  );
  return email;
}

const address = (block: string, at: number) => `${block}.${Math.floor(at / 250)}.${at % 250}`;

/** So many wrong passwords, a few at a time, each from an address of its own. */
async function guess(email: string, block: string, count: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let at = 0; at < count; at += 10)
    statuses.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(10, count - at) }, async (_, index) => {
          const response = await new Browser(address(block, at + index)).signIn(email, wrong);
          return response.status;
        }),
      )),
    );
  return statuses;
}

describe('Wrong passwords', () => {
  it('look and last alike for unknown accounts, closed ones and wrong passwords', async () => {
    const email = await anAccount('jo');
    const words = async (typed: string) => {
      const response = await new Browser('192.0.2.20').signIn(typed, wrong);
      expect(response.status).toBe(422);
      return (await response.text()).replaceAll(typed, 'EMAIL');
    };
    expect(await words('nobody@example.org')).toBe(await words(email));

    const time = async (typed: string, from: string) => {
      const began = performance.now();
      await new Browser(from).signIn(typed, wrong);
      return performance.now() - began;
    };
    const fastest = { known: Number.POSITIVE_INFINITY, unknown: Number.POSITIVE_INFINITY };
    for (let i = 0; i < 6; i += 1) {
      fastest.known = Math.min(fastest.known, await time(email, '192.0.2.21'));
      fastest.unknown = Math.min(fastest.unknown, await time('nobody@example.org', '192.0.2.22'));
    }
    expect(fastest.unknown).toBeGreaterThan(fastest.known / 2);
  });

  it('at one account from one address are stopped after ten, the right one too, even when sent all at once', async () => {
    const email = await anAccount('lou');
    // The fifteenth guess is right, and comes too late, though none had been answered when it was sent.
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        new Browser('203.0.113.7').signIn(email, i === 14 ? password : wrong),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
    expect(statuses.filter((status) => status === 422).length).toBeGreaterThan(8);
    const stopped = answers.find(({ status }) => status === 429);
    expect(Number(stopped?.headers.get('retry-after'))).toBeGreaterThan(60);
  });

  it('by somebody else do not lock the right person out, who comes from another address', async () => {
    const email = await anAccount('kim');
    for (let i = 0; i < 12; i += 1) await new Browser('203.0.113.8').signIn(email, wrong);
    expect((await new Browser('203.0.113.8').signIn(email, password)).status).toBe(429);
    expect((await new Browser('203.0.113.9').signIn(email, password)).status).toBe(303);
  });

  it('by somebody behind the same address do not lock them out where they signed in before', async () => {
    const email = await anAccount('mo');
    const theirs = new Browser('198.51.100.1');
    expect((await theirs.signIn(email, password)).status).toBe(303);
    await expectRedirect(theirs.post('/curate/sign-out'));
    for (let i = 0; i < 12; i += 1) await new Browser('198.51.100.1').signIn(email, wrong);
    expect((await new Browser('198.51.100.1').signIn(email, password)).status).toBe(429);
    expect((await theirs.signIn(email, password)).status).toBe(303);
    // That browser has ten tries of its own, too.
    await expectRedirect(theirs.post('/curate/sign-out'));
    const statuses: number[] = [];
    for (let i = 0; i < 12; i += 1) statuses.push((await theirs.signIn(email, wrong)).status);
    expect(statuses).toEqual([...Array<number>(10).fill(422), 429, 429]);
  });

  it('from a hundred addresses are stopped; the right person goes on where they are known, and no other account is', async () => {
    const [email, other] = [await anAccount('ned'), await anAccount('una')];
    const theirs = new Browser('192.0.2.40');
    await expectRedirect(theirs.signIn(email, password));
    await expectRedirect(theirs.post('/curate/sign-out'));
    const statuses = await guess(email, '10.7', 103);
    expect([statuses.slice(0, 100), statuses.slice(100)]).toEqual([Array(100).fill(422), Array(3).fill(429)]);
    const stopped = await new Browser('10.8.0.1').signIn(email, password);
    expect(stopped.status).toBe(429);
    expect(await stopped.text()).toContain('You can still sign in where you signed in before');
    expect((await theirs.signIn(email, password)).status).toBe(303);
    expect((await new Browser('10.8.0.1').signIn(other, password)).status).toBe(303);
  }, 120_000);

  it('at many accounts from one address are stopped after fifty, and let through whoever is known there', async () => {
    const email = await anAccount('pat');
    const theirs = new Browser('203.0.113.50');
    await expectRedirect(theirs.signIn(email, password));
    await expectRedirect(theirs.post('/curate/sign-out'));
    const statuses: number[] = [];
    for (let i = 0; i < 55; i += 1)
      statuses.push((await new Browser('203.0.113.50').signIn(`guess-${i}@example.org`, wrong)).status);
    expect(statuses).toEqual([...Array<number>(50).fill(422), ...Array<number>(5).fill(429)]);
    expect((await theirs.signIn(email, password)).status).toBe(303);
    // A right password from there never counted.
    expect((await new Browser('203.0.113.51').signIn(email, password)).status).toBe(303);
  }, 120_000);

  it('and wrong links do not stop the invitation of somebody else at the same address', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 12; i += 1) {
      const response = await new Browser('203.0.113.99').get(`/curate/welcome/${newPrivateCode()}`);
      statuses.push(response.status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(404), 429, 429]);
    for (let i = 0; i < 12; i += 1) await new Browser('203.0.113.99').signIn('nobody@example.org', wrong);
    const link = await invite({ curators: archive.stores.curators, now }, 'new@example.org', 'curator');
    const invited = new Browser('203.0.113.99');
    expect((await invited.get(link)).status).toBe(200);
    expect(await expectRedirect(invited.post(link, { name: 'New', password }))).toBe('/curate');
  });

  it('are counted for a browser only by what the archive wrote in it', async () => {
    const [email, other] = [await anAccount('rae'), await anAccount('sam')];
    const theirs = new Browser('192.0.2.60');
    await expectRedirect(theirs.signIn(other, password));
    const cookie = theirs.cookies().find(({ name }) => name === 'known-device')?.value ?? '';
    expect(cookie).toMatch(/^[0-9a-z]{16}\.[\w-]{22}$/);
    const [device = '', mark = ''] = cookie.split('.');
    for (let i = 0; i < 10; i += 1) await new Browser('192.0.2.61').signIn(email, wrong);
    // Neither one's own cookie for another account, nor another browser's mark, nor one that was made up.
    for (const forged of [
      cookie,
      `${'0'.repeat(16)}.${mark}`,
      `${device}.${'A'.repeat(22)}`,
      `${device}.`,
      '..',
      'x',
    ])
      expect(
        (await new Browser('192.0.2.61', { 'known-device': forged }).signIn(email, password)).status,
      ).toBe(429);
  });
});

describe('A session', () => {
  const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';
  const phone =
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';
  const hour = 3_600_000;

  it('ends at its stated time however often it is used, and earlier without a step', async () => {
    const email = await anAccount('tom');
    const [busy, idle] = [new Browser('192.0.2.70'), new Browser('192.0.2.71')];
    for (const each of [busy, idle]) await expectRedirect(each.signIn(email, password));
    try {
      for (clock = 0; clock < 72 * hour; clock += 6 * hour) expect(await busy.isSignedIn()).toBe(true);
      expect(await busy.isSignedIn()).toBe(false);
      expect(await idle.isSignedIn()).toBe(false);
    } finally {
      clock = 0;
    }
  });

  it('is one of a list, in plain words, and each other can be ended, one or all', async () => {
    const email = await anAccount('vera');
    const [here, there, third] = [
      new Browser('192.0.2.80', {}, firefox),
      new Browser('192.0.2.81', {}, phone),
      new Browser('192.0.2.82'),
    ];
    for (const each of [here, there, third]) await expectRedirect(each.signIn(email, password));
    const page = '/curate/account/sessions';
    const html = await (await here.get(page)).text();
    expect(html).toContain('Firefox on Windows (this one)');
    expect(html).toContain('Chrome on Android');
    expect(html).toContain('A browser that does not say which it is');
    expect(html).toContain(
      'You are signed out after 12 hours without a step, and after 72 hours whatever happens.',
    );
    const [, phonesId = ''] =
      /Chrome on Android[\s\S]*?name="session" value="([0-9a-z]{26})"/.exec(html) ?? [];

    // Nobody ends another's.
    const stranger = new Browser('192.0.2.83');
    await expectRedirect(stranger.signIn(await anAccount('wim'), password));
    await expectRedirect(stranger.post(`${page}/end`, { session: phonesId }));
    expect(await there.isSignedIn()).toBe(true);

    expect(await expectRedirect(here.post(`${page}/end`, { session: phonesId }))).toBe(`${page}?done=ended`);
    expect([await here.isSignedIn(), await there.isSignedIn(), await third.isSignedIn()]).toEqual([
      true,
      false,
      true,
    ]);
    await expectRedirect(here.post(`${page}/end-others`));
    expect([await here.isSignedIn(), await third.isSignedIn(), await stranger.isSignedIn()]).toEqual([
      true,
      false,
      true,
    ]);
    expect(await (await here.get(page)).text()).toContain('You are signed in nowhere else.');
  });

  it('keeps of a browser its plain name, and no address', async () => {
    const email = await anAccount('xan');
    const account = await archive.stores.curators.findByEmail(email);
    await expectRedirect(new Browser('192.0.2.90', {}, firefox).signIn(email, password));
    const kept = JSON.stringify(account && (await archive.stores.sessionRecords.of(account.id, now())));
    expect(kept).toContain('Firefox on Windows');
    expect(kept).not.toMatch(/192\.0\.2|Gecko/);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { ensureFirstAdministrator } from '../../src/curators/accounts/first-administrator.ts';
import type { Curator, Role } from '../../src/curators/curator.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { sessionIn } from '../support/ask.ts';
import { aStoryInReview, neighbourhood } from '../support/stories.ts';
import { expectRedirect, Visitor } from '../support/storyteller.ts';

const password = 'four small boats at dawn';

let archive: TestArchive;
let services: Parameters<typeof ensureFirstAdministrator>[0];

interface Person {
  readonly email: string;
  readonly visitor: Visitor;
}

/** Someone with an account, signed in by their one-time link. */
async function arrive(name: string, role: Role = 'curator'): Promise<Person> {
  const email = `${name.toLowerCase()}@example.org`;
  const visitor = new Visitor(archive.url);
  await expectRedirect(visitor.post(await invite(services, email, role), { name, password }));
  return { email, visitor };
}

async function account(person: Person): Promise<Curator> {
  const found = await archive.stores.curators.findByEmail(person.email);
  if (!found) throw new Error(`Expected an account for ${person.email}`);
  return found;
}

/** A try to sign in, with any address and cookie. Through the one proxy that the archive is told to trust. */
function tryToSignIn(
  fields: { email: string; password: string; next?: string },
  from = '192.0.2.1',
  cookie = '',
): Promise<Response> {
  return fetch(new URL('/curate/sign-in', archive.url), {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: archive.url.origin, 'x-forwarded-for': from, cookie, accept: 'text/html' },
    body: new URLSearchParams(fields),
  });
}

const cookieOf = (response: Response) =>
  sessionIn({ headers: { 'set-cookie': response.headers.getSetCookie() } });

async function isSignedIn(cookie: string): Promise<boolean> {
  const response = await fetch(new URL('/curate', archive.url), { redirect: 'manual', headers: { cookie } });
  return response.status === 200;
}

beforeAll(async () => {
  archive = await openTestArchive({ env: { TRUSTED_PROXIES: '1' } });
  services = { curators: archive.stores.curators, now: () => new Date() };
});
afterAll(() => archive?.close());

describe('The first administrator', () => {
  it('comes in by the newest one-time link, once, and then there is no other', async () => {
    const old = (await ensureFirstAdministrator(services)) ?? '';
    const [one, other] = await Promise.all([
      ensureFirstAdministrator(services),
      ensureFirstAdministrator(services),
    ]);
    const visitor = new Visitor(archive.url);
    expect((await visitor.get(old)).status).toBe(404);
    const opens = await Promise.all([one, other].map(async (link) => (await visitor.get(link ?? '')).status));
    expect(opens.sort()).toEqual([200, 404]);

    const link = (await ensureFirstAdministrator(services)) ?? '';
    const given = { email: 'Root@Example.org', name: 'Ruth Root', password: 'short' };
    const refused = await visitor.post(link, given);
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain('The password must have at least 12 characters.');
    expect(html).toContain('value="Ruth Root"');
    expect(html).not.toContain('value="short"');

    expect(await expectRedirect(visitor.post(link, { ...given, password }))).toBe('/curate');
    expect(await (await visitor.get('/curate/people')).text()).toContain('root@example.org');
    expect((await visitor.get(link)).status).toBe(404);
    expect(await ensureFirstAdministrator(services)).toBeNull();
  });

  it("'s link is void once anyone has a password", async () => {
    const first = await archive.stores.curators.findByEmail('root@example.org');
    if (!first) throw new Error('Expected the first administrator');
    const link = await invite(services, 'late@example.org', 'curator');
    const late = await archive.stores.curators.findByEmail('late@example.org');
    if (!late) throw new Error('Expected an account');
    await archive.stores.curators.replace(late, { ...late, email: null });
    expect((await new Visitor(archive.url).get(link)).status).toBe(404);
  });
});

describe('A session', () => {
  it('has a cookie that only the curators pages get, that no script reads, that other sites cannot send along', async () => {
    const { email } = await arrive('Cora');
    const [, cookie] = (await tryToSignIn({ email, password })).headers.getSetCookie();
    expect(cookie).toMatch(/^curator=[^;]+; Path=\/curate; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    const home = await fetch(archive.url);
    expect(home.headers.getSetCookie()).toEqual([]);
    const form = await fetch(new URL('/curate/sign-in', archive.url));
    expect(form.headers.getSetCookie()).toEqual([]);
    expect(form.headers.get('cache-control')).toBe('private, no-store');
  });

  it('gets a new id with each sign-in, and the old one opens nothing', async () => {
    const { email } = await arrive('Dora');
    const first = cookieOf(await tryToSignIn({ email, password }));
    expect(await isSignedIn(first)).toBe(true);
    const second = cookieOf(await tryToSignIn({ email, password }, '192.0.2.1', first));
    expect(second).not.toBe(first);
    expect(await isSignedIn(second)).toBe(true);
    expect(await isSignedIn(first)).toBe(false);
  });

  it('ends with signing out, in the store and not only in the browser', async () => {
    const { email } = await arrive('Edda');
    const cookie = cookieOf(await tryToSignIn({ email, password }));
    const response = await fetch(new URL('/curate/sign-out', archive.url), {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: archive.url.origin, cookie },
    });
    expect(response.headers.get('location')).toBe('/curate/sign-in?out=yes');
    expect(await isSignedIn(cookie)).toBe(false);
  });

  it('ends everywhere else when the password is changed', async () => {
    const { email, visitor } = await arrive('Fay');
    const elsewhere = cookieOf(await tryToSignIn({ email, password }));
    const wrong = await visitor.post('/curate/account', { current: 'not it', password: 'another good one' });
    expect(wrong.status).toBe(422);
    expect(await isSignedIn(elsewhere)).toBe(true);
    await expectRedirect(
      visitor.post('/curate/account', { current: password, password: 'another good one' }),
    );
    expect((await visitor.get('/curate')).status).toBe(200);
    expect(await isSignedIn(elsewhere)).toBe(false);
    expect((await tryToSignIn({ email, password })).status).toBe(422);
  });

  it('ends at once when the role is taken away or the account is closed', async () => {
    const root = await arrive('Gwen', 'admin');
    const hal = await arrive('Hal', 'admin');
    expect((await hal.visitor.get('/curate/people')).status).toBe(200);
    await expectRedirect(
      root.visitor.post(`/curate/people/${(await account(hal)).id}/role`, { role: 'curator' }),
    );
    expect((await hal.visitor.get('/curate')).status).toBe(303);

    const again = cookieOf(await tryToSignIn({ email: hal.email, password }));
    expect(await isSignedIn(again)).toBe(true);
    await expectRedirect(root.visitor.post(`/curate/people/${(await account(hal)).id}/close`));
    expect(await isSignedIn(again)).toBe(false);
    expect((await tryToSignIn({ email: hal.email, password })).status).toBe(422);
  });

  it('leads on to where the curator wanted to go, and never to another site', async () => {
    const { email } = await arrive('Ida');
    const to = async (next: string) => (await tryToSignIn({ email, password, next })).headers.get('location');
    expect(await to('/curate?state=published')).toBe('/curate?state=published');
    for (const next of [
      '//evil.example/curate',
      'https://evil.example/curate',
      '/\\evil.example',
      '/share',
      '',
    ]) {
      expect(await to(next)).toBe('/curate');
    }
  });
});

describe('People', () => {
  it('are let in by a link that is shown once, keyed to the archive’s own address', async () => {
    const { visitor } = await arrive('Nan', 'admin');
    const response = await visitor.post('/curate/people', {
      email: 'Olu@Example.org',
      role: 'curator',
      scope: 'all',
    });
    const html = await response.text();
    const link = new RegExp(`${archive.url.origin}(/curate/welcome/[0-9a-z]{26})</textarea>`).exec(html)?.[1];
    const olu = new Visitor(archive.url);
    expect(await expectRedirect(olu.post(link ?? '', { name: 'Olu', password }))).toBe('/curate');
    const twice = await visitor.post('/curate/people', { email: 'olu@example.org', role: 'admin' });
    expect(twice.status).toBe(422);
    const stored = JSON.stringify(await archive.stores.curators.findByEmail('olu@example.org'));
    expect(stored).not.toContain(password);
    expect(stored).toContain('$argon2id$');
  });

  it('are asked about once more before an account is closed, and closed by the button there', async () => {
    const { visitor } = await arrive('Tess', 'admin');
    const una = await arrive('Una');
    const address = `/curate/people/${(await account(una)).id}/close`;
    expect(await (await visitor.get('/curate/people')).text()).toContain(`href="${address}"`);
    const html = await (await visitor.get(address)).text();
    expect(html).toContain('Close the account of <bdi>Una</bdi>?');
    expect(html).toContain(`action="${address}"`);
    expect((await una.visitor.get('/curate')).status).toBe(200);
    expect(await expectRedirect(visitor.post(address))).toBe('/curate/people?done=closed');
    expect((await una.visitor.get('/curate')).status).toBe(303);
  });

  it('are a page that is not there for curators', async () => {
    const { visitor } = await arrive('Pat');
    const people = await visitor.get('/curate/people');
    const nothing = await visitor.get('/curate/nothing-here');
    expect([people.status, nothing.status]).toEqual([404, 404]);
    const heading = (html: string) => /<article class="problem">[\s\S]*<\/article>/.exec(html)?.[0];
    expect(heading(await people.text())).toBe(heading(await nothing.text()));
    expect((await visitor.post('/curate/people', { email: 'x@example.org', role: 'admin' })).status).toBe(
      404,
    );
  });

  it('always keep one administrator, even when two step each other down at the same moment', async () => {
    const { visitor } = await arrive('Quin', 'admin');
    const quin = await archive.stores.curators.findByEmail('quin@example.org');
    const others = (await archive.stores.curators.list()).filter(
      (curator) => curator.role === 'admin' && curator.active && curator.id !== quin?.id,
    );
    for (const other of others) {
      await visitor.post(`/curate/people/${other.id}/role`, { role: 'curator' });
    }
    const refused = await visitor.post(`/curate/people/${quin?.id}/close`);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('This is the last administrator.');

    for (let round = 0; round < 5; round += 1) {
      const rae = await arrive(`Rae${round}`, 'admin');
      const sam = await arrive(`Sam${round}`, 'admin');
      await visitor.post(`/curate/people/${quin?.id}/role`, { role: 'curator' });
      await Promise.all([
        rae.visitor.post(`/curate/people/${(await account(sam)).id}/role`, { role: 'curator' }),
        sam.visitor.post(`/curate/people/${(await account(rae)).id}/role`, { role: 'curator' }),
      ]);
      const left = (await archive.stores.curators.list()).filter(
        (curator) => curator.role === 'admin' && curator.active && curator.passwordHash !== null,
      );
      expect(left.length).toBeGreaterThan(0);
    }
  });
});

describe("A curator's neighbourhoods (P24)", () => {
  const form = (fields: Record<string, string>, neighbourhoods: readonly string[] = []) =>
    new URLSearchParams([
      ...Object.entries(fields),
      ...neighbourhoods.map((slug): [string, string] => ['neighbourhoods', slug]),
    ]);
  const invited = (email: string, role: string, scope: string, ...neighbourhoods: string[]) =>
    form({ email: `${email}@example.org`, role, scope }, neighbourhoods);
  const of = async (email: string) =>
    (await archive.stores.curators.findByEmail(`${email}@example.org`))?.neighbourhoods;

  it('are chosen with the invitation, and stand in the list', async () => {
    const { visitor } = await arrive('Vera', 'admin');
    const chosen = invited('will', 'curator', 'some', 'workington', 'haslingden');
    expect((await visitor.post('/curate/people', chosen)).status).toBe(200);
    expect(await of('will')).toEqual(['haslingden', 'workington']);
    expect(await (await visitor.get('/curate/people')).text()).toContain(
      'Curator · Haslingden and Workington · Invited, has not come in yet',
    );
    expect((await visitor.post('/curate/people', invited('xena', 'curator', 'all'))).status).toBe(200);
    expect(await of('xena')).toBeNull();
    const admin = invited('yara', 'admin', 'some', 'workington');
    expect((await visitor.post('/curate/people', admin)).status).toBe(200);
    expect(await of('yara')).toBeNull();
  });

  it.each([
    [['some'], 'Tick at least one neighbourhood, or choose all of them.'],
    [['some', 'nowhereton'], 'Tick at least one neighbourhood, or choose all of them.'],
    [['all', 'workington'], 'You chose all neighbourhoods and ticked some as well.'],
    [[''], 'Choose whose stories they look after.'],
  ])(
    'are asked again where the answer is %j, and nobody is let in',
    async ([scope = '', ...ticked], sentence) => {
      const { visitor } = await arrive(`Zoe${ticked.length}${scope}`, 'admin');
      const refused = await visitor.post('/curate/people', invited('nobody', 'curator', scope, ...ticked));
      expect(refused.status).toBe(422);
      expect(await refused.text()).toContain(sentence);
      expect(await of('nobody')).toBeUndefined();
    },
  );

  it('can be changed later, and hold from the next page on without signing in again', async () => {
    const { visitor } = await arrive('Abel', 'admin');
    const bea = await arrive('Bea');
    const address = `/curate/people/${(await account(bea)).id}/neighbourhoods`;
    const story = aStoryInReview({ neighbourhood: neighbourhood('workington') });
    await archive.stores.stories.insert(story);
    const sees = async () => (await bea.visitor.get(`/curate/stories/${story.id}`)).status;
    expect(await sees()).toBe(200);
    await expectRedirect(visitor.post(address, form({ scope: 'some' }, ['haslingden'])));
    expect(await sees()).toBe(404);
    const html = await (await visitor.get(address)).text();
    expect(html).toMatch(/value="haslingden" checked/);
    expect(html).toMatch(/value="some" checked/);
    expect((await visitor.post(address, form({ scope: 'some' }))).status).toBe(422);
    await expectRedirect(visitor.post(address, form({ scope: 'all' })));
    expect(await sees()).toBe(200);
  });

  it('are all of them for an administrator, whatever they were before', async () => {
    const { visitor } = await arrive('Cleo', 'admin');
    const dan = await arrive('Dan');
    const { id } = await account(dan);
    await expectRedirect(
      visitor.post(`/curate/people/${id}/neighbourhoods`, form({ scope: 'some' }, ['haslingden'])),
    );
    await expectRedirect(visitor.post(`/curate/people/${id}/role`, { role: 'admin' }));
    expect((await account(dan)).neighbourhoods).toBeNull();
    const refused = await visitor.post(
      `/curate/people/${id}/neighbourhoods`,
      form({ scope: 'some' }, ['haslingden']),
    );
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('An administrator looks after all neighbourhoods.');
  });

  it('are none of a facilitator, whatever they were before', async () => {
    const { visitor } = await arrive('Ines', 'admin');
    const joss = await arrive('Joss');
    const { id } = await account(joss);
    const limit = () =>
      visitor.post(`/curate/people/${id}/neighbourhoods`, form({ scope: 'some' }, ['haslingden']));
    await expectRedirect(limit());
    await expectRedirect(visitor.post(`/curate/people/${id}/role`, { role: 'facilitator' }));
    // Their session ended with the role that it was for (S13).
    expect((await joss.visitor.get('/curate')).status).toBe(303);
    expect((await account(joss)).neighbourhoods).toBeNull();
    const refused = await limit();
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('A facilitator looks after no stories.');
    await expectRedirect(visitor.post(`/curate/people/${id}/role`, { role: 'curator' }));
  });

  it('are no business of a curator', async () => {
    const { visitor, email } = await arrive('Eli');
    const { id } = await account({ visitor, email });
    const address = `/curate/people/${id}/neighbourhoods`;
    expect((await visitor.get(address)).status).toBe(404);
    expect((await visitor.post(address, form({ scope: 'some' }, ['haslingden']))).status).toBe(404);
    expect((await account({ visitor, email })).neighbourhoods).toBeNull();
  });
});

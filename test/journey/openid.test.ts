import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { invite } from '../../src/curators/accounts/accounts.ts';
import type { Role } from '../../src/curators/curator.ts';
import { createProvider } from '../../src/curators/openid/provider.ts';
import { openTestArchive, serveToo, type TestArchive } from '../support/archive.ts';
import { formFields } from '../support/form-fields.ts';
import { type Claims, type OpenIdProvider, openOpenIdProvider } from '../support/openid.ts';
import { expectRedirect, Visitor } from '../support/storyteller.ts';

/** Signing in by the host's own provider, a real one, without script. */

const begin = '/curate/sign-in/openid';
const password = 'four small boats at dawn';
const minute = 60_000;

let provider: OpenIdProvider;
let archive: TestArchive;
let clock = 0;
const now = () => new Date(Date.now() + clock);

beforeAll(async () => {
  provider = await openOpenIdProvider();
  archive = await openTestArchive({ env: provider.env, now });
  provider.serve(archive.url);
});
afterAll(async () => {
  await archive?.close();
  await provider?.close();
});
beforeEach(() => {
  clock = 0;
});

/** A browser that is at the archive and at the provider. */
class Person extends Visitor {
  at = new Visitor(provider.issuer);

  /** Goes to the provider, signs in there as `subject` and agrees. Resolves to the address that leads back. */
  async signInThere(subject: string, from = begin): Promise<string> {
    let address = await expectRedirect(this.get(from));
    // Its pages: who are you, then what may the archive know.
    for (let pages = 0; pages < 12; pages += 1) {
      const url = new URL(address, provider.issuer);
      if (url.origin === archive.url.origin) return `${url.pathname}${url.search}`;
      const page = await this.at.get(`${url.pathname}${url.search}`);
      const on = page.headers.get('location');
      if (on) {
        address = on;
        continue;
      }
      const html = await page.text();
      const action = /action="([^"]+)"/.exec(html)?.[1] ?? '';
      const fields: Record<string, string> = /name="login"/.test(html)
        ? { prompt: 'login', login: subject, password: 'any' }
        : { prompt: 'consent' };
      address = await expectRedirect(this.at.post(new URL(action, provider.issuer).pathname, fields));
    }
    throw new Error(`Expected the way back but it goes on to ${address}`);
  }

  /** There and back. */
  async signIn(subject: string): Promise<Response> {
    return this.get(await this.signInThere(subject));
  }

  async isSignedIn(): Promise<boolean> {
    return (await this.get('/curate/account')).status === 200;
  }
}

const invited = (email: string, role: Role = 'curator') =>
  invite({ curators: archive.stores.curators, now }, email, role);
const account = (email: string) => archive.stores.curators.findByEmail(email);

/** What the page says after somebody came back and was not let in. */
async function refused(claims: Claims, subject: string): Promise<string> {
  provider.people.set(subject, claims);
  const person = new Person(archive.url);
  const response = await person.signIn(subject);
  expect(response.status).toBe(422);
  expect(await person.isSignedIn()).toBe(false);
  return (await response.text()).replaceAll('&#x27;', "'");
}

describe('By the host’s own sign-in', () => {
  it('somebody comes in who was invited, by a checked address however it is written, and is linked for good', async () => {
    await invited('ada.holt@example.org');
    provider.people.set('s-ada', { email: 'Ada.Holt@Example.ORG', email_verified: true, name: 'Ada Holt' });
    const page = await (await new Person(archive.url).get('/curate/sign-in?next=/curate/help')).text();
    expect(page).toContain(`href="${begin}?next&#x3D;%2Fcurate%2Fhelp">Sign in with Harbour College`);
    const ada = new Person(archive.url);
    const back = await ada.signInThere('s-ada', `${begin}?next=%2Fcurate%2Fhelp`);
    expect(await expectRedirect(ada.get(back))).toBe('/curate/help');
    expect(await account('ada.holt@example.org')).toMatchObject({
      name: 'Ada Holt',
      passwordHash: null,
      invitation: null,
      identity: { issuer: provider.issuer.origin, subject: 's-ada' },
    });

    // Known by who they are there, whatever their address is now, checked or not.
    provider.people.set('s-ada', { email: 'married@example.org' });
    const again = new Person(archive.url);
    expect(await expectRedirect(again.signIn('s-ada'))).toBe('/curate');
    // Their old address, which the provider gave to somebody else, is no way in.
    const other = await refused({ email: 'ada.holt@example.org', email_verified: true }, 's-eve');
    expect(other).toContain('belongs to somebody else at Harbour College');
  });

  it.each([
    ['was not invited', { email: 'nobody@example.org', email_verified: true }, 'There is no account here'],
    [
      'has an address that was not checked',
      { email: 'bea@example.org', email_verified: false },
      'has not checked',
    ],
    ['has one of which nothing is said', { email: 'bea@example.org' }, 'has not checked'],
    [
      'has one that is checked by a word',
      { email: 'bea@example.org', email_verified: 'TRUE?' },
      'has not checked',
    ],
    ['has no address', { name: 'Bea' }, 'did not tell us your e-mail address'],
    ['has one that is none', { email: 'bea', email_verified: true }, 'did not tell us your e-mail address'],
    ['has a list of them', { email: ['bea@example.org'], email_verified: true }, 'did not tell us'],
  ])('nobody comes in who %s', async (_what, claims, sentence) => {
    if (!(await account('bea@example.org'))) await invited('bea@example.org');
    expect(await refused(claims, `s-${_what}`)).toContain(sentence);
    expect(await account('bea@example.org')).toMatchObject({ identity: null });
    expect(await account('nobody@example.org')).toBeNull();
  });

  it('an address that is checked "true", as some say it, counts', async () => {
    await invited('cleo@example.org');
    provider.people.set('s-cleo', { email: 'cleo@example.org', email_verified: 'true' });
    expect(await expectRedirect(new Person(archive.url).signIn('s-cleo'))).toBe('/curate');
  });

  it('a closed account stays closed, and one with a second step asks for it', async () => {
    await invited('dan@example.org');
    provider.people.set('s-dan', { email: 'dan@example.org', email_verified: true });
    const dan = new Person(archive.url);
    await expectRedirect(dan.signIn('s-dan'));
    const known = await account('dan@example.org');
    if (!known) throw new Error('Expected an account');
    const oneTimeCodes = { sealedSecret: 'x', lastStep: 0, addedAt: now() };
    const stepped = await archive.stores.curators.replace(known, {
      ...known,
      secondStep: { ...known.secondStep, oneTimeCodes },
    });
    expect(await expectRedirect(new Person(archive.url).signIn('s-dan'))).toBe('/curate/sign-in/second-step');
    await archive.stores.curators.replace(stepped, { ...stepped, active: false, sessionEpoch: 1 });
    expect(await refused({ email: 'dan@example.org', email_verified: true }, 's-dan')).toContain(
      'no account here',
    );
    expect(await dan.isSignedIn()).toBe(false);
  });

  it('an answer counts once, in the browser that asked, with the state that it took along', async () => {
    await invited('edda@example.org');
    provider.people.set('s-edda', { email: 'edda@example.org', email_verified: true });
    const edda = new Person(archive.url);
    const back = await edda.signInThere('s-edda');
    // Put before somebody else, it signs them in as nobody.
    const victim = new Person(archive.url);
    expect((await victim.get(back)).status).toBe(422);
    await expectRedirect(victim.get(begin));
    expect((await victim.get(back)).status).toBe(422);
    expect(await victim.isSignedIn()).toBe(false);
    expect(await expectRedirect(edda.get(back))).toBe('/curate');
    expect((await edda.get(back)).status).toBe(422);

    const forged = new Person(archive.url);
    const theirs = new URL(await forged.signInThere('s-edda'), archive.url);
    theirs.searchParams.set('state', 'another');
    expect((await forged.get(`${theirs.pathname}${theirs.search}`)).status).toBe(422);
    const late = new Person(archive.url);
    const slow = await late.signInThere('s-edda');
    clock += 16 * minute;
    expect(await (await late.get(slow)).text()).toContain('It took too long to come back');
  });

  it('who says no there, or finds nobody there, is told so where they began', async () => {
    const person = new Person(archive.url);
    const address = new URL(await expectRedirect(person.get(begin)));
    const state = address.searchParams.get('state') ?? '';
    expect(address.searchParams.get('code_challenge_method')).toBe('S256');
    expect(address.searchParams.get('nonce')).toMatch(/.{20}/);
    const no = await person.get(
      `${begin}/back?error=access_denied&state=${state}&iss=${provider.issuer.origin}`,
    );
    expect(await no.text()).toContain('You did not sign in at Harbour College.');

    const settings = { ...archive.config.openid, issuer: new URL('http://127.0.0.1:9') };
    const gone = createProvider(settings as Parameters<typeof createProvider>[0], archive.url);
    await expect(gone.begin(false)).rejects.toThrow();
    provider.away(true);
    try {
      const back = await person.signInThere('s-edda').catch(() => `${begin}/back?code=x&state=x`);
      expect((await person.get(back)).status).toBe(422);
    } finally {
      provider.away(false);
    }
  });

  it('somebody without a password shows there again who they are, and goes on with what they filled in', async () => {
    await invited('fay@example.org', 'admin');
    provider.people.set('s-fay', { email: 'fay@example.org', email_verified: true });
    const fay = new Person(archive.url);
    await expectRedirect(fay.signIn('s-fay'));
    clock += 11 * minute;
    const form = { email: 'gil@example.org', role: 'admin', scope: 'all' };
    expect(await expectRedirect(fay.post('/curate/people', form))).toBe('/curate/account/confirm');
    const page = await (await fay.get('/curate/account/confirm')).text();
    expect(page).toContain('Show it with Harbour College');
    expect(page).not.toContain('type="password"');
    // Somebody else there is not them.
    const { at } = fay;
    fay.at = new Visitor(provider.issuer);
    provider.people.set('s-gus', { email: 'gus@example.org', email_verified: true });
    const wrong = await fay.get(await fay.signInThere('s-gus', `${begin}?confirm=yes`));
    expect(await wrong.text()).toContain('That was another person');
    fay.at = at;
    expect(await expectRedirect(fay.get('/curate/people/0000000000000000/second-step'))).toBe(
      '/curate/account/confirm',
    );
    await expectRedirect(fay.post('/curate/people', form));
    const back = await fay.signInThere('s-fay', `${begin}?confirm=yes`);
    expect(await expectRedirect(fay.get(back))).toBe('/curate/account/go-on');
    const kept = formFields(await (await fay.get('/curate/account/go-on')).text(), '/curate/people');
    expect((await fay.post('/curate/people', kept)).status).toBe(200);
    expect(await account('gil@example.org')).toMatchObject({ role: 'admin' });
  });

  it('is no page of an archive whose host has none', async () => {
    const other = await serveToo(archive, { config: { ...archive.config, openid: null } });
    try {
      const visitor = new Visitor(other.url);
      expect((await visitor.get(begin)).status).toBe(404);
      expect((await visitor.get(`${begin}/back?code=x`)).status).toBe(404);
      expect(await (await visitor.get('/curate/sign-in')).text()).not.toContain('openid');
    } finally {
      await other.close();
    }
  });
});

describe('An archive that is told so', () => {
  it('makes accounts for people who were not invited, trusts unsaid checks, and asks for no second step after the provider’s', async () => {
    const env = {
      OIDC_NEW_ACCOUNTS: 'facilitator',
      OIDC_TRUSTS_EMAIL: 'yes',
      OIDC_ASKS_SECOND_STEP: 'yes',
      REQUIRE_SECOND_STEP: 'everyone',
    };
    const [archiveBefore, providerBefore] = [archive, provider];
    provider = await openOpenIdProvider();
    archive = await openTestArchive({ env: { ...env, ...provider.env }, now });
    try {
      provider.serve(archive.url);
      provider.people.set('s-new', { email: 'new@example.org', name: 'Nell New' });
      const nell = new Person(archive.url);
      expect(await expectRedirect(nell.signIn('s-new'))).toBe('/curate/help');
      expect(await account('new@example.org')).toMatchObject({ role: 'facilitator', name: 'Nell New' });
      expect((await nell.get('/curate/help')).status).toBe(200);
      // Said not to be checked is not the same as not said.
      expect(await refused({ email: 'odd@example.org', email_verified: false }, 's-odd')).toContain(
        'has not checked',
      );
      // With a password the archive asks for its own second step.
      await expectRedirect(
        new Visitor(archive.url).post(await invited('pat@example.org'), { name: 'Pat', password }),
      );
      const pat = new Visitor(archive.url);
      const at = await expectRedirect(pat.post('/curate/sign-in', { email: 'pat@example.org', password }));
      expect(at).toContain('/curate/account/second-step');
    } finally {
      await archive.close();
      await provider.close();
      archive = archiveBefore;
      provider = providerBefore;
    }
  });
});

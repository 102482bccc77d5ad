import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { siteOf } from '../../src/curators/second-step/webauthn.ts';
import { openTestArchive, serveToo, type TestArchive } from '../support/archive.ts';
import { axeFindings, desk, noteTrouble, openBrowser, phone } from '../support/browser.ts';
import { createSteps } from '../support/steps.ts';
import { Visitor } from '../support/storyteller.ts';

/** Passkeys in Chromium, by its virtual authenticator: made, used, lost and stood in for (S13). */

const password = 'four small boats at dawn';
const email = 'ada@example.org';
const minute = 60_000;

let archive: TestArchive;
let home: URL;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let cdp: CDPSession;
let authenticator = '';
let trouble: readonly string[];
let clock = 0;
const now = () => new Date(Date.now() + clock);

beforeAll(async () => {
  archive = await openTestArchive({
    env: { REQUIRE_SECOND_STEP: 'admins' },
    now,
    publicUrl: (own) => new URL(`http://localhost:${own.port}`),
  });
  home = new URL(`http://localhost:${archive.url.port}`);
  browser = await openBrowser();
  context = await browser.newContext(desk);
  trouble = noteTrouble(context, home);
  page = await context.newPage();
  cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
});
afterAll(async () => {
  await browser?.close();
  await archive?.close();
});

/** A device that keeps passkeys, and whose owner shows their finger whenever it asks. */
async function plugIn(): Promise<string> {
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return authenticatorId;
}

const at = (path: string) => new URL(path, home).href;
const account = async () => {
  const found = await archive.stores.curators.findByEmail(email);
  if (!found) throw new Error('Expected an account');
  return found;
};
const isSignedIn = async () => {
  const response = await page.request.get(at('/curate/account'), { maxRedirects: 0 });
  return response.status() === 200;
};

async function signOut(): Promise<void> {
  await page.goto(at('/curate/account'));
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('You are signed out.').waitFor();
}

/** Fits the screen, and axe finds nothing. */
async function isFine(): Promise<void> {
  for (const { viewport } of [phone, desk]) {
    await page.setViewportSize(viewport);
    expect(await axeFindings(page)).toEqual([]);
    const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect({ page: page.url(), wide }).toEqual({ page: page.url(), wide: 0 });
  }
}

async function typePassword(): Promise<void> {
  await page.goto(at('/curate/sign-in'));
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'One more step' }).waitFor();
}

/** What the browser sends with the next press of the button, which never arrives. */
async function answerOf(press: () => Promise<void>): Promise<string> {
  const sent = new Promise<string>((resolve) => {
    void page.route('**/curate/sign-in/passkey', async (route) => {
      resolve(new URLSearchParams(route.request().postData() ?? '').get('passkey') ?? '');
      await route.fulfill({ status: 200, contentType: 'text/html', body: 'kept back' });
    });
  });
  await press();
  const answer = await sent;
  await page.getByText('kept back').waitFor();
  await page.unroute('**/curate/sign-in/passkey');
  return answer;
}

const useIt = () => page.getByRole('button', { name: 'Sign in with a passkey' }).click();

/** Whether an answer signs somebody in who sends it by hand. */
async function opens(answer: string): Promise<boolean> {
  const visitor = new Visitor(archive.url);
  const { status } = await visitor.post('/curate/sign-in/passkey', { passkey: answer, next: '' });
  expect([303, 422]).toContain(status);
  return status === 303;
}

describe('A passkey', () => {
  const step = createSteps();
  let recovery: string[] = [];

  step('is made by an administrator who must have a second step, and then they go on', async () => {
    authenticator = await plugIn();
    const link = await invite({ curators: archive.stores.curators, now }, email, 'admin');
    await page.goto(at(link));
    await page.getByLabel('Your name').fill('Ada Holt');
    await page.getByLabel('Choose a password').fill(password);
    await page.getByRole('button', { name: 'Set up my account' }).click();
    await page.getByText('You need a second step before you can go on.').waitFor();
    await isFine();
    await page.getByRole('link', { name: 'Add a passkey' }).click();
    await isFine();
    await page.getByLabel('What do you call it?').fill('My work laptop');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
    await isFine();
    recovery = await page.locator('.recovery-codes code').allTextContents();
    expect(recovery).toHaveLength(10);
    await page.getByRole('link', { name: 'I have kept them' }).click();
    await page.waitForURL(at('/curate'));
    const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId: authenticator });
    expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }]);
  });

  step('is the whole of a sign-in, and says when it was last used', async () => {
    await signOut();
    await page.goto(at('/curate/sign-in?next=/curate/people'));
    await isFine();
    const before = (await context.cookies()).find(({ name }) => name === 'curator')?.value;
    await useIt();
    await page.waitForURL(at('/curate/people'));
    expect((await context.cookies()).find(({ name }) => name === 'curator')?.value).not.toBe(before);
    await page.goto(at('/curate/account/second-step'));
    const item = page.getByRole('listitem').filter({ hasText: 'My work laptop' });
    expect(await item.textContent()).toContain('Last used less than a minute ago');
    await isFine();
  });

  step('is the second step after a password', async () => {
    await signOut();
    await typePassword();
    await isFine();
    expect(await isSignedIn()).toBe(false);
    await useIt();
    await page.waitForURL(at('/curate'));
  });

  step('is asked for again before what changes who can get in', async () => {
    clock += 11 * minute;
    await page.goto(at('/curate/account/second-step/codes'));
    await page.getByRole('heading', { name: 'Show that it is you' }).waitFor();
    await isFine();
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.getByRole('heading', { name: 'Set up codes from an app' }).waitFor();
    await isFine();
  });

  step(
    'counts once for each time that it is asked for, where it was made for, and never for another',
    async () => {
      await signOut();
      const answer = await answerOf(useIt);
      expect(await opens(answer)).toBe(true);
      expect(await opens(answer)).toBe(false);

      await page.goto(at('/curate/sign-in'));
      const late = await answerOf(useIt);
      clock += 61 * minute;
      expect(await opens(late)).toBe(false);
      for (const nothing of [
        '',
        '{}',
        'null',
        '[]',
        '{"id":1}',
        `{"id":"${'x'.repeat(5000)}"}`,
        answer.slice(0, -3),
      ])
        expect(await opens(nothing)).toBe(false);

      // A page of another site with the same name gets an answer that says where it was given.
      const elsewhere = await serveToo(archive, {});
      try {
        await page.goto(at('/curate/sign-in'));
        const ask = await page.locator('form[data-passkey]').getAttribute('data-ask');
        await page.goto(`http://localhost:${elsewhere.url.port}/about`);
        const given = await page.evaluate(`(async () => {
        const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
        const { challenge, rpId, userVerification } = ${ask};
        const key = await navigator.credentials.get({ publicKey: { challenge: bytes(challenge), rpId, userVerification } });
        return JSON.stringify(key.toJSON());
      })()`);
        expect(await opens(String(given))).toBe(false);
      } finally {
        await elsewhere.close();
      }
    },
  );

  step('does not count where its owner was not asked, or where it looks like a copy', async () => {
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId: authenticator, isUserVerified: false });
    await page.goto(at('/curate/sign-in'));
    await useIt();
    await page.getByText('No passkey was used. Please try again.').waitFor();
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId: authenticator, isUserVerified: true });

    const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId: authenticator });
    const [original] = credentials;
    const stored = (await account()).secondStep.passkeys[0]?.counter ?? 0;
    expect(stored).toBeGreaterThan(2);
    if (!original) throw new Error('Expected a passkey');
    const put = async (signCount: number) => {
      await cdp.send('WebAuthn.clearCredentials', { authenticatorId: authenticator });
      const credential = { ...original, signCount };
      await cdp.send('WebAuthn.addCredential', { authenticatorId: authenticator, credential });
    };
    await put(1);
    await page.goto(at('/curate/sign-in'));
    await useIt();
    await page.getByText('That passkey did not sign you in.').first().waitFor();
    await isFine();
    expect(await isSignedIn()).toBe(false);
    await put(stored + 20);
    await useIt();
    await page.waitForURL(at('/curate'));
  });

  step('that is lost is stood in for by a recovery code, and replaced', async () => {
    await signOut();
    await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: authenticator });
    await typePassword();
    await page.getByLabel('Recovery code').fill(recovery[3] ?? '');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('You signed in with a recovery code.').waitFor();
    expect(await page.getByText('You have 9 recovery codes left.').count()).toBe(1);
    // The last one stays until there is another.
    await page.getByRole('link', { name: 'Remove My work laptop' }).click();
    await isFine();
    await page.getByRole('button', { name: 'Remove this passkey' }).click();
    await page.getByText('You need one second step.').first().waitFor();
    await isFine();

    authenticator = await plugIn();
    await page.goto(at('/curate/account/second-step/passkeys/add'));
    expect(await page.getByLabel('What do you call it?').inputValue()).toContain('Chrome on');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByText('The passkey was added.').waitFor();
    await page.getByRole('link', { name: 'Remove My work laptop' }).click();
    await page.getByRole('button', { name: 'Remove this passkey' }).click();
    await page.getByText('The passkey was removed.').waitFor();
    expect((await account()).secondStep.passkeys).toHaveLength(1);
    await signOut();
    await useIt();
    await page.waitForURL(at('/curate'));
  });

  step('of a closed account opens nothing', async () => {
    await signOut();
    const before = await account();
    await archive.stores.curators.replace(before, { ...before, active: false });
    await page.goto(at('/curate/sign-in'));
    await useIt();
    await page.getByText('That passkey did not sign you in.').first().waitFor();
    expect(await isSignedIn()).toBe(false);
  });

  it('did all of this without an error on any page, or a word to another site', () => {
    expect(trouble.filter((line) => !line.includes(':') || !/\/about/.test(line))).toEqual([]);
  });
});

describe('Without script', () => {
  it('the page says that passkeys need it, and signs in without', async () => {
    const plain = await browser.newContext({ ...phone, javaScriptEnabled: false });
    const there = await plain.newPage();
    await there.goto(at('/curate/sign-in'));
    expect(await there.getByText('Passkeys need JavaScript, which is off here.').isVisible()).toBe(true);
    expect(await there.getByRole('button', { name: 'Sign in with a passkey' }).isVisible()).toBe(false);
    expect(await there.getByRole('button', { name: 'Sign in', exact: true }).isVisible()).toBe(true);
    await plain.close();
  });
});

describe('Whom passkeys are for', () => {
  it.each([
    ['https://stories.example.org', 'stories.example.org', 'https://stories.example.org'],
    ['https://stories.example.org:8443/', 'stories.example.org', 'https://stories.example.org:8443'],
    ['https://stories.example.org:443/a/path', 'stories.example.org', 'https://stories.example.org'],
    ['http://localhost:3000', 'localhost', 'http://localhost:3000'],
    ['https://Zürich.example', 'xn--zrich-kva.example', 'https://xn--zrich-kva.example'],
  ])('is by PUBLIC_URL %s the domain %s', (address, id, origin) => {
    expect(siteOf(new URL(address), 'Stories')).toEqual({ id, origin, name: 'Stories' });
  });

  it.each([
    'http://127.0.0.1:3000',
    'https://192.168.4.2',
    'https://[::1]:3000',
    'http://stories.example.org',
  ])('is nobody by %s, where no browser makes one', (address) => {
    expect(siteOf(new URL(address), 'Stories')).toBeNull();
  });
});

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { invite } from '../../src/curators/accounts/accounts.ts';
import type { Role } from '../../src/curators/curator.ts';
import { openTestArchive, projectRoot, type TestArchive } from '../support/archive.ts';
import { formFields } from '../support/form-fields.ts';
import { type MailServer, openMailServer } from '../support/mail-server.ts';
import { eventually, expectRedirect, Visitor } from '../support/storyteller.ts';

/** Codes from an app, recovery codes, and what asks once more who somebody is (S13). No page here needs script. */

const password = 'four small boats at dawn';
const minute = 60_000;
const setUp = '/curate/account/second-step';

let archive: TestArchive;
let mail: MailServer;
let clock = 0;
const now = () => new Date(Date.now() + clock);

beforeAll(async () => {
  mail = await openMailServer();
  archive = await openTestArchive({
    env: {
      REQUIRE_SECOND_STEP: 'admins',
      ...mailEnv(),
    },
    now,
  });
});
afterAll(async () => {
  await archive?.close();
  await mail?.close();
});

const mailEnv = () => ({
  SMTP_URL: mail.url,
  MAIL_FROM: 'stories@example.org',
  PUBLIC_URL: 'https://stories.example.org',
});

async function arrive(
  name: string,
  role: Role = 'curator',
): Promise<{ email: string; visitor: Visitor; at: string }> {
  const email = `${name}@example.org`;
  const visitor = new Visitor(archive.url);
  const link = await invite({ curators: archive.stores.curators, now }, email, role);
  return { email, visitor, at: await expectRedirect(visitor.post(link, { name, password })) };
}

async function account(email: string) {
  const found = await archive.stores.curators.findByEmail(email);
  if (!found) throw new Error(`Expected an account for ${email}`);
  return found;
}

/** An app on somebody's phone, whose clock may be off. */
function anApp(page: string) {
  const [, typed = ''] = /<span class="code">([A-Z2-7 ]+)<\/span>/.exec(page) ?? [];
  const codes = new TOTP({ secret: Secret.fromBase32(typed.replaceAll(' ', '')) });
  return {
    code: (off = 0) => codes.generate({ timestamp: now().getTime() + off }),
    /** What no code of now and near by is. */
    wrong: () => {
      const near = Array.from({ length: 90 }, (_, i) =>
        codes.generate({ timestamp: now().getTime() + (i - 45) * 30_000 }),
      );
      return ['111111', '222222', '333333'].find((code) => !near.includes(code)) ?? '';
    },
  };
}
type App = ReturnType<typeof anApp>;

/** Sets up codes; resolves to the app and the recovery codes that were shown. */
async function withCodes(visitor: Visitor): Promise<{ app: App; recovery: string[]; page: string }> {
  const app = anApp(await (await visitor.get(`${setUp}/codes`)).text());
  const page = await (await visitor.post(`${setUp}/codes`, { code: app.code() })).text();
  const recovery = [...page.matchAll(/<code>([0-9a-z]{5}-[0-9a-z]{5})<\/code>/g)].map(
    ([, code = '']) => code,
  );
  return { app, recovery, page };
}

const signIn = (visitor: Visitor, email: string) => visitor.post('/curate/sign-in', { email, password });
const second = (visitor: Visitor, code: string) => visitor.post('/curate/sign-in/second-step', { code });
const isIn = async (visitor: Visitor) => (await visitor.get('/curate')).status === 200;

describe('An administrator without a second step', () => {
  it('is led to set one up, keeps what they typed, and can do nothing else before', async () => {
    const { visitor, at } = await arrive('ada', 'admin');
    expect(at).toBe(`${setUp}?next=%2Fcurate`);
    expect(await (await visitor.get(at)).text()).toContain('You need a second step before you can go on.');
    const before = JSON.stringify(await archive.stores.curators.list());
    for (const route of archive.routes.filter(({ path }) => path.startsWith('/curate'))) {
      if (['everyone', 'account'].includes(route.permission)) continue;
      const path = route.path.replaceAll(/[:*]\w+/g, '0000000000000000');
      const reads = route.method === 'get';
      const { status } = await (reads ? visitor.get(path) : visitor.post(path, { role: 'admin' }));
      // Bytes are simply not there; what was typed is kept; where a page was wanted, the way leads to the set-up.
      const expected = /\/(?:media|originals)\//.test(path) ? 404 : reads ? 303 : 401;
      expect({ path, method: route.method, status }).toEqual({
        path,
        method: route.method,
        status: expected,
      });
    }
    expect(JSON.stringify(await archive.stores.curators.list())).toBe(before);
    const kept = await (
      await visitor.post('/curate/people', { email: 'eve@example.org', role: 'admin' })
    ).text();
    expect(kept).toContain('Set up a second step first');
    expect(kept).toContain('value="eve@example.org"');

    const { page, recovery } = await withCodes(visitor);
    expect(recovery).toHaveLength(10);
    expect(page).toContain('href="/curate"');
    expect((await visitor.get('/curate/people')).status).toBe(200);
    // The last one stays.
    const refused = await visitor.post(`${setUp}/codes/remove`);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('You need one second step.');
  });

  it('is not asked who does not let people in', async () => {
    expect((await arrive('bea')).at).toBe('/curate');
  });
});

describe('Codes from an app', () => {
  it('are kept sealed, and asked for after the password; nothing opens before', async () => {
    const { email, visitor } = await arrive('cleo');
    const { app } = await withCodes(visitor);
    const stored = JSON.stringify(await account(email));
    const page = await (await visitor.get(`${setUp}/codes`)).text();
    expect(stored).not.toContain(/([A-Z2-7]{4} ){7}/.exec(page)?.[0].replaceAll(' ', '') ?? 'none');
    expect(stored).toMatch(/"sealedSecret":"[\w-]{60,}"/);

    clock += minute;
    const again = new Visitor(archive.url);
    expect(await expectRedirect(signIn(again, email))).toBe('/curate/sign-in/second-step');
    expect(await isIn(again)).toBe(false);
    expect((await again.get(setUp)).status).toBe(303);
    const before = again.cookies().find(({ name }) => name === 'curator')?.value;
    expect((await second(again, app.wrong())).status).toBe(422);
    expect(await expectRedirect(second(again, app.code()))).toBe('/curate');
    expect(await isIn(again)).toBe(true);
    expect(again.cookies().find(({ name }) => name === 'curator')?.value).not.toBe(before);
  });

  it('count once: not again, not the one that set them up, and not twice at the same moment', async () => {
    const { email, visitor } = await arrive('dora');
    const { app } = await withCodes(visitor);
    const halfway = async () => {
      const person = new Visitor(archive.url);
      await expectRedirect(signIn(person, email));
      return person;
    };
    expect((await second(await halfway(), app.code())).status).toBe(422);
    clock += minute;
    const code = app.code();
    const people = await Promise.all(Array.from({ length: 6 }, halfway));
    const statuses = await Promise.all(people.map(async (person) => (await second(person, code)).status));
    expect(statuses.sort()).toEqual([303, 422, 422, 422, 422, 422]);
    expect((await second(await halfway(), code)).status).toBe(422);
    // A clock that is half a minute off is no reason to be locked out.
    clock += minute;
    expect((await second(await halfway(), app.code(-30_000))).status).toBe(303);
    expect((await second(await halfway(), app.code(30_000))).status).toBe(303);
    expect((await second(await halfway(), app.code(90_000))).status).toBe(422);
  });

  it('can be guessed at twenty times a day, and whoever guesses does not lock out who is known there', async () => {
    const { email, visitor } = await arrive('edda');
    const { app } = await withCodes(visitor);
    const stranger = new Visitor(archive.url);
    await expectRedirect(signIn(stranger, email));
    const statuses: number[] = [];
    for (let i = 0; i < 22; i += 1) statuses.push((await second(stranger, app.wrong())).status);
    expect(statuses).toEqual([...Array<number>(20).fill(422), 429, 429]);
    clock += minute;
    expect((await second(stranger, app.code())).status).toBe(429);
    await expectRedirect(visitor.post('/curate/sign-out'));
    await expectRedirect(signIn(visitor, email));
    expect(await expectRedirect(second(visitor, app.code()))).toBe('/curate');
  });

  it('are refused with what is wrong: no code, or a clock that is off', async () => {
    const { visitor } = await arrive('fay');
    const app = anApp(await (await visitor.get(`${setUp}/codes`)).text());
    const said = async (code: string) => (await visitor.post(`${setUp}/codes`, { code })).text();
    expect(await said('')).toContain('That is not the code that your app shows now.');
    expect(await said(app.wrong())).toContain('That is not the code that your app shows now.');
    expect(await said(app.code(6 * minute))).toContain('The clock of your phone is about 6 minutes fast.');
    expect(await said(app.code(-4 * minute))).toContain('The clock of your phone is about 4 minutes slow.');
    // The same secret all along: it is in the app already.
    expect(await said(app.code())).toContain('Your recovery codes');
  });

  it('are asked for by nobody who took more than ten minutes, or whose password has changed since', async () => {
    const { email, visitor } = await arrive('gwen');
    const { app } = await withCodes(visitor);
    const late = new Visitor(archive.url);
    await expectRedirect(signIn(late, email));
    clock += 11 * minute;
    expect(await expectRedirect(second(late, app.code()))).toBe('/curate/sign-in?out=late');
    const other = new Visitor(archive.url);
    await expectRedirect(signIn(other, email));
    const changed = await account(email);
    await archive.stores.curators.replace(changed, { ...changed, sessionEpoch: changed.sessionEpoch + 1 });
    expect(await expectRedirect(second(other, app.code()))).toBe('/curate/sign-in?out=late');
  });
});

describe('A lost device', () => {
  it('is stood in for by a recovery code, once each, typed as people type; and its owner is written to', async () => {
    const { email, visitor } = await arrive('hal');
    const { recovery } = await withCodes(visitor);
    const [first = '', other = ''] = recovery;
    expect(JSON.stringify(await account(email))).not.toContain(first.slice(0, 5));
    const person = new Visitor(archive.url);
    await expectRedirect(signIn(person, email));
    mail.emails.length = 0;
    const at = await expectRedirect(second(person, ` ${first.toUpperCase().replace('-', ' ')} `));
    expect(at).toBe(`${setUp}?done=recovered`);
    const page = await (await person.get(at)).text();
    expect(page).toContain('You have 9 recovery codes left.');
    const [email1 = ''] = await eventually(
      'an e-mail',
      async () => mail.emails,
      (all) => all.length > 0,
    );
    expect(email1).toMatch(/^To: hal@example\.org/m);
    expect(email1).toContain('A recovery code was used');

    const again = new Visitor(archive.url);
    await expectRedirect(signIn(again, email));
    expect((await second(again, first)).status).toBe(422);
    expect((await second(again, other)).status).toBe(303);
    // New ones in place of all before.
    const renewed = await (await again.post(`${setUp}/recovery-codes`)).text();
    expect([...renewed.matchAll(/<code>/g)]).toHaveLength(10);
    const third = new Visitor(archive.url);
    await expectRedirect(signIn(third, email));
    expect((await second(third, recovery[2] ?? '')).status).toBe(422);
  });

  it('with the codes lost as well is reset by an administrator, who is asked again; sessions end, and a mail goes', async () => {
    const { visitor: root } = await arrive('ines', 'admin');
    await withCodes(root);
    const { email, visitor } = await arrive('joss');
    await withCodes(visitor);
    const page = `/curate/people/${(await account(email)).id}/second-step`;
    expect(await (await root.get('/curate/people')).text()).toContain(`href="${page}"`);

    clock += 11 * minute;
    expect(await expectRedirect(root.get(page))).toBe('/curate/account/confirm');
    expect(await expectRedirect(root.post(page))).toBe('/curate/account/confirm');
    expect(await isIn(visitor)).toBe(true);
    expect((await root.post('/curate/account/confirm', { password: 'not it at all' })).status).toBe(422);
    await expectRedirect(root.get(page));
    expect(await expectRedirect(root.post('/curate/account/confirm', { password }))).toBe(page);
    mail.emails.length = 0;
    expect(await expectRedirect(root.post(page))).toBe('/curate/people?done=reset');
    expect(await isIn(visitor)).toBe(false);
    const [told = ''] = await eventually(
      'an e-mail',
      async () => mail.emails,
      (all) => all.length > 0,
    );
    expect(told).toMatch(/^To: joss@example\.org/m);
    expect(told).toContain('Your second step was reset');
    expect(await expectRedirect(signIn(visitor, email))).toBe('/curate');
  });

  it('of the last administrator is reset at the terminal', async () => {
    const { email, visitor } = await arrive('root', 'admin');
    await withCodes(visitor);
    mail.emails.length = 0;
    const { mongoUri, dataDir } = archive.config;
    const env = {
      ...process.env,
      ...mailEnv(),
      MONGODB_URI: mongoUri ?? '',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
    };
    const command = promisify(execFile)(
      process.execPath,
      ['dist/curators/cli.js', 'reset-second-step', email],
      {
        cwd: projectRoot,
        env,
      },
    );
    expect((await command).stdout).toContain(`The second step of ${email} is reset.`);
    expect(mail.emails.join()).toContain('Your second step was reset');
    expect(await isIn(visitor)).toBe(false);
    expect(await expectRedirect(signIn(visitor, email))).toBe(`${setUp}?next=%2Fcurate`);
  });

  it('of nobody is reset by a curator', async () => {
    const { visitor } = await arrive('kim');
    const { email } = await arrive('lou');
    const page = `/curate/people/${(await account(email)).id}/second-step`;
    expect([(await visitor.get(page)).status, (await visitor.post(page)).status]).toEqual([404, 404]);
  });
});

describe('What changes who can get in', () => {
  it('asks again after ten minutes, and goes on with a form as it was filled in', async () => {
    const { visitor } = await arrive('max', 'admin');
    await withCodes(visitor);
    const form = { email: 'new-admin@example.org', role: 'admin', scope: 'all' };
    clock += 11 * minute;
    // A curator is let in without being asked; an administrator is not.
    const curator = await visitor.post('/curate/people', {
      ...form,
      email: 'cur@example.org',
      role: 'curator',
    });
    expect(curator.status).toBe(200);
    expect(await expectRedirect(visitor.post('/curate/people', form))).toBe('/curate/account/confirm');
    expect(await archive.stores.curators.findByEmail(form.email)).toBeNull();
    const before = visitor.cookies().find(({ name }) => name === 'curator')?.value;
    expect(await expectRedirect(visitor.post('/curate/account/confirm', { password }))).toBe(
      '/curate/account/go-on',
    );
    expect(visitor.cookies().find(({ name }) => name === 'curator')?.value).not.toBe(before);
    const page = await (await visitor.get('/curate/account/go-on')).text();
    const sent = await visitor.post('/curate/people', formFields(page, '/curate/people'));
    expect(await sent.text()).toContain('/curate/welcome/');
    expect(await archive.stores.curators.findByEmail(form.email)).toMatchObject({ role: 'admin' });

    const { id } = await account('cur@example.org');
    clock += 11 * minute;
    expect(await expectRedirect(visitor.post(`/curate/people/${id}/role`, { role: 'admin' }))).toBe(
      '/curate/account/confirm',
    );
    const { id: admin } = await account(form.email);
    expect(await expectRedirect(visitor.post(`/curate/people/${admin}/link`))).toBe(
      '/curate/account/confirm',
    );
    for (const path of ['codes', 'codes/remove'])
      expect(await expectRedirect(visitor.get(`${setUp}/${path}`))).toBe('/curate/account/confirm');
    expect(await expectRedirect(visitor.post(`${setUp}/recovery-codes`))).toBe('/curate/account/confirm');
  });

  it('lets whoever sits at an open screen guess ten times, and locks the owner out of nothing', async () => {
    const { email, visitor } = await arrive('nan');
    clock += 11 * minute;
    await expectRedirect(visitor.get(`${setUp}/codes`));
    const statuses: number[] = [];
    for (let i = 0; i < 12; i += 1)
      statuses.push(
        (await visitor.post('/curate/account/confirm', { password: `guess ${i} of many` })).status,
      );
    expect(statuses).toEqual([...Array<number>(10).fill(422), 429, 429]);
    expect(await expectRedirect(signIn(new Visitor(archive.url), email))).toBe('/curate');
  });

  it('hands a one-time link to nobody who lacks the second step: a new password is no way round it', async () => {
    const { email, visitor } = await arrive('olu');
    await withCodes(visitor);
    const link = await invite({ curators: archive.stores.curators, now }, email, 'curator');
    const finder = new Visitor(archive.url);
    const at = await expectRedirect(finder.post(link, { name: 'Olu', password: 'a kettle on the hob' }));
    expect(at).toBe('/curate/sign-in/second-step');
    expect(await isIn(finder)).toBe(false);
  });
});

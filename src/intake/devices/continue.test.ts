import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { openTestArchive, type TestArchive } from '../../../test/support/archive.ts';
import { ask } from '../../../test/support/ask.ts';
import { aFullDraft, anEmptyDraft } from '../../../test/support/drafts.ts';
import { aStoryInReview } from '../../../test/support/stories.ts';
import { expectRedirect, Visitor } from '../../../test/support/storyteller.ts';
import { hashCode, newPrivateCode } from '../../random.ts';
import type { DraftStory } from '../../story/story.ts';

const letters: string[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onData(stream, _session, callback) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      letters.push(Buffer.concat(chunks).toString().replaceAll('=\r\n', ''));
      callback();
    });
  },
});

let archive: TestArchive;
let code = '';
let phone: Visitor;

beforeAll(async () => {
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  const { port } = smtp.server.address() as AddressInfo;
  const mail = {
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'a@example.org',
    PUBLIC_URL: 'http://localhost',
  };
  archive = await openTestArchive({ env: { ...mail, TRUSTED_PROXIES: '1' } });
}, 60_000);
afterAll(async () => {
  await archive?.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});
beforeEach(async () => {
  letters.length = 0;
  phone = new Visitor(archive.url);
  const begun = await phone.post('/share/start');
  code = codeIn(begun);
});

const codeIn = (response: Response) =>
  /\bshare=([0-9a-z]{26});/.exec(response.headers.getSetCookie().join(' '))?.[1] ?? '';
const cookiesOf = (response: Response) =>
  response.headers.getSetCookie().map((cookie) => cookie.split('=', 1)[0]);
const linkOf = (its: string) => `/share/continue/${its}`;
const draftOf = async (its: string) => {
  const story = await archive.stores.stories.findByCodeHash(hashCode(its));
  return story?.state === 'draft' ? story : null;
};
const reachOf = async (draft: DraftStory | null) => draft && archive.stores.contacts.find(draft.id);

describe('The link to another device', () => {
  it('stands on a page of its own, as text and as a picture, kept by no cache and passed on by no referrer', async () => {
    const answer = await phone.get('/share/continue');
    const page = await answer.text();
    expect(page).toContain('<h1>Go on later, or on another device</h1>');
    expect(page).toContain(`href="${new URL(linkOf(code), archive.url)}"`);
    expect(page).toContain('src="data:image/svg+xml;base64,');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('strict-origin');
    for (const address of ['/share', '/share/words', '/share/files', '/share/check']) {
      expect(await (await phone.get(address)).text()).toContain('href="/share/continue"');
    }
    expect(JSON.stringify(await draftOf(code))).not.toContain(code);
    expect(await expectRedirect(new Visitor(archive.url).get('/share/continue'))).toBe('/share?lost=yes');
  });

  it('changes nothing when it is opened, and carries on here when its button is pressed', async () => {
    await expectRedirect(phone.post('/share/place', { neighbourhood: 'workington', themes: 'isolation' }));
    const before = await draftOf(code);
    const computer = new Visitor(archive.url);
    const opened = await computer.get(linkOf(code));
    expect(await opened.text()).toContain('Carry on here');
    expect(opened.headers.getSetCookie()).toEqual([]);
    expect(opened.headers.get('cache-control')).toBe('no-store');
    expect(opened.headers.get('referrer-policy')).toBe('strict-origin');
    expect(await draftOf(code)).toEqual(before);
    expect(await expectRedirect(computer.get('/share/check'))).toBe('/share?lost=yes');
    const carried = await computer.post(linkOf(code));
    expect(carried.headers.get('location')).toBe('/share/files');
    expect(cookiesOf(carried)).toEqual(['share', 'share-others', 'share-device']);
    expect(await (await computer.get('/share/check')).text()).toContain('Workington');
    expect(await expectRedirect(computer.get(linkOf(code)))).toBe('/share/files');
  });

  it('that leads nowhere is answered like any other, and guessing is stopped', async () => {
    const wrong = async (address: string, from: string) => {
      const headers = { 'x-forwarded-for': from, origin: archive.url.origin };
      const { status, body } = await ask(archive.url, address, { headers });
      return { status, body: body.replace(/aria-current="[^"]*"/g, '') };
    };
    const [here, there] = [newPrivateCode(), newPrivateCode()];
    const answer = await wrong(linkOf(here), '10.0.0.1');
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain(here);
    expect(answer.body).toBe((await wrong(`/my-story/${there}`, '10.0.0.1')).body);
    expect((await wrong(linkOf('short'), '10.0.0.1')).status).toBe(404);
    for (let tries = 0; tries < 17; tries += 1) await wrong(linkOf(newPrivateCode()), '10.0.0.1');
    expect((await wrong(linkOf(code), '10.0.0.1')).status).toBe(429);
    expect((await wrong(linkOf(code), '10.0.0.2')).status).toBe(200);
  });

  it('of a story that was sent leads to its own page', async () => {
    const sent = newPrivateCode();
    await archive.stores.stories.insert(aStoryInReview({ codeHash: hashCode(sent) }));
    expect(await expectRedirect(phone.get(linkOf(sent)))).toBe(`/my-story/${sent}`);
    expect(await expectRedirect(phone.post(linkOf(sent)))).toBe(`/my-story/${sent}`);
    expect(await (await phone.get('/share/continue')).text()).toContain(code);
  });

  it('asks which story to keep on a device that holds another, and loses neither', async () => {
    const other = newPrivateCode();
    await archive.stores.stories.insert({ ...aFullDraft(), codeHash: hashCode(other) });
    const asked = await (await phone.get(linkOf(other))).text();
    expect(asked).toContain('Which one do you want here?');
    expect(asked).toContain(new URL(linkOf(code), archive.url).href);
    expect(await expectRedirect(phone.post(linkOf(other)))).toBe('/share/check');
    const start = await (await phone.get('/share')).text();
    expect(start).toContain(`href="${linkOf(code)}"`);
    expect(await expectRedirect(phone.post(linkOf(code)))).toBe('/share/place');
    expect(await (await phone.get('/share')).text()).toContain(`href="${linkOf(other)}"`);
    expect(await (await phone.get('/share/clear')).text()).toContain(linkOf(other));
    const cleared = await phone.post('/share/clear');
    expect(cookiesOf(cleared)).toEqual(['share', 'share-device', 'share-others']);
    expect(await (await phone.get('/share')).text()).not.toContain('continue/');
    expect([await draftOf(code), (await draftOf(other))?.state]).toEqual([null, 'draft']);
  });
});

describe('The link by e-mail', () => {
  it('is a letter with nothing else in it, and the address is kept only if its owner ticks it', async () => {
    expect(await (await phone.get('/share/continue')).text()).toContain('Send it to my email');
    const bad = await phone.post('/share/continue', { email: 'ada@' });
    expect(bad.status).toBe(422);
    expect(await bad.text()).toContain('Enter a whole email address');
    expect(await expectRedirect(phone.post('/share/continue', { email: 'ada@example.org' }))).toBe(
      '/share/continue?sent=yes',
    );
    expect(letters).toHaveLength(1);
    expect(letters[0]).toContain(new URL(linkOf(code), archive.url).href);
    expect(letters[0]).toContain('To: ada@example.org');
    expect(await reachOf(await draftOf(code))).toBeNull();
    await expectRedirect(phone.post('/share/continue', { email: 'ada@example.org', keep: 'yes' }));
    expect(await reachOf(await draftOf(code))).toMatchObject({ email: 'ada@example.org', phone: null });
    expect(JSON.stringify(await draftOf(code))).not.toContain('ada@');
  });

  it('floods nobody', async () => {
    const statuses = [];
    for (let index = 0; index < 6; index += 1) {
      statuses.push((await phone.post('/share/continue', { email: 'ben@example.org' })).status);
    }
    expect(statuses.at(-1)).toBe(429);
    expect(letters.length).toBeLessThan(6);
  });
});

describe('A visit', () => {
  const day = 24 * 3600 * 1000;
  const haveLeft = async (days: number, remindedAt: Date | null = null) => {
    const its = newPrivateCode();
    const touchedAt = new Date(Date.now() - days * day);
    await archive.stores.stories.insert({
      ...anEmptyDraft(),
      codeHash: hashCode(its),
      touchedAt,
      remindedAt,
    });
    const headers = { cookie: `share=${its}` };
    return { its, touchedAt, open: (address: string) => ask(archive.url, address, { headers }) };
  };

  it.each(['/share', '/share/words', '/share/files', '/share/check', '/share/continue'])(
    'to %s begins the thirty days again, without counting as a change',
    async (address) => {
      const { its, open } = await haveLeft(29, new Date());
      const { headers } = await open(address);
      const after = await draftOf(its);
      expect(Date.now() - (after?.touchedAt.getTime() ?? 0)).toBeLessThan(60_000);
      expect(after).toMatchObject({ version: 0, remindedAt: null });
      const cookies = String(headers['set-cookie']);
      expect(cookies).toContain(`share=${its}; Max-Age=2592000`);
      expect(cookies).toMatch(/share-device=[0-9a-z]{16}; Max-Age=2592000/);
    },
  );

  it('is noted once a day at most', async () => {
    const { its, touchedAt, open } = await haveLeft(0.9);
    await open('/share/words');
    expect((await draftOf(its))?.touchedAt).toEqual(touchedAt);
  });
});

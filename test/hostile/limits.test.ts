import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { newPrivateCode } from '../../src/random.ts';
import { createMedia } from '../fixtures/make-media.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { type Answer, ask } from '../support/ask.ts';
import { keepStory } from '../support/every-state.ts';
import { type RunningArchive, startArchive } from '../support/processes.ts';
import { aTelling, eventually, expectRedirect, tell, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** What is counted, what cookies allow, and what logs never say (S13, S14, S15). */

describe('Limits by address', () => {
  let archive: TestArchive;
  beforeAll(async () => {
    archive = await openTestArchive({
      env: { TRUSTED_PROXIES: '1', QUOTA_STORIES_PER_ADDRESS_PER_HOUR: '2' },
    });
  });
  afterAll(() => archive?.close());

  const from = (address: string, method: string, path: string, accept = 'text/html') =>
    ask(archive.url, path, {
      method,
      headers: { origin: archive.url.origin, 'x-forwarded-for': address, accept },
    });

  it('stop new drafts with a plain page that says when, and nobody else’s', async () => {
    const start = (address: string, accept?: string) => from(address, 'POST', '/share/start', accept);
    for (const status of [303, 303]) expect((await start('192.0.2.1')).status).toBe(status);
    const third = await start('192.0.2.1');
    expect(third.status).toBe(429);
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(3000);
    expect(third.headers['set-cookie']).toBeUndefined();
    expect(third.headers['cache-control']).toBe('no-store');
    expect(third.body).toContain('Wait an hour and try again.');
    const asScript = await start('192.0.2.1', 'application/json');
    expect([asScript.status, JSON.parse(asScript.body)]).toEqual([
      429,
      { problem: expect.stringContaining('Wait an hour') },
    ]);
    // What the asker wrote in front of the proxy's own word does not make them someone else.
    const forged = await start('198.51.100.7, 192.0.2.1');
    expect(forged.status).toBe(429);
    expect((await start('192.0.2.2')).status).toBe(303);
  });

  it('answer every private code that opens nothing alike, and stop the guessing, page and progress together', async () => {
    const draft = await keepStory(archive.stores, 'draft');
    const sent = await keepStory(archive.stores, 'in review');
    const wrong = [
      newPrivateCode(),
      draft.code,
      sent.story.codeHash.slice(0, 26),
      sent.story.codeHash,
      sent.code.slice(1),
      sent.code.toUpperCase(),
      `${sent.code}x`,
      sent.story.id,
      'x',
      '%24ne',
      '__proto__',
    ];
    const plain = ({ status, headers, body }: Answer) => {
      const { date: _date, ...rest } = headers;
      return { status, headers: rest, body };
    };
    const answers: Answer[] = [];
    for (const code of wrong) answers.push(await from('203.0.113.1', 'GET', `/my-story/${code}`));
    expect(answers.map(plain)).toEqual(answers.map(() => ({ ...plain(answers[0] as Answer), status: 404 })));
    for (let more = wrong.length; more < 20; more += 1) {
      const { status } = await from('203.0.113.1', 'GET', `/my-story/${newPrivateCode()}/progress`);
      expect(status).toBe(404);
    }
    // The right one too: whoever guesses learns nothing by going on.
    for (const rest of ['', '/progress']) {
      const stopped = await from('203.0.113.1', 'GET', `/my-story/${sent.code}${rest}`);
      expect(stopped.status).toBe(429);
      expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0);
      expect((await from('203.0.113.2', 'GET', `/my-story/${sent.code}${rest}`)).status).toBe(200);
    }
  });
});

const email = 'ada.lovelace@example.org';
const password = 'four small boats at dawn';
const name = 'Ada Byron-King';

describe('Behind https', () => {
  it('cookies are such that only https, only their own pages and no script can use them', async () => {
    const publicUrl = new URL('https://stories.example.org');
    const archive = await openTestArchive({ publicUrl });
    try {
      const post = (address: string, fields: Record<string, string> = {}) =>
        ask(archive.url, address, {
          method: 'POST',
          headers: { origin: publicUrl.origin, 'x-forwarded-proto': 'https' },
          body: new URLSearchParams(fields).toString(),
        });
      const invitation = await invite({ ...archive.stores, now: () => new Date() }, email, 'admin');
      const answers = [
        await post('/share/start'),
        await post(invitation, { email, name, password }),
        await post('/curate/sign-in', { email, password }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
      const flags = answers.flatMap(({ headers }) =>
        [headers['set-cookie'] ?? []].flat().map((cookie) =>
          String(cookie)
            .replace(/=[^;]+/, '')
            .replace(/(Expires|Max-Age)=[^;]+; /g, ''),
        ),
      );
      const rest = 'HttpOnly; Secure; SameSite=Lax';
      const session = `curator; Path=/curate; ${rest}`;
      const draft = [`share; Path=/share; ${rest}`, `share-device; Path=/share; ${rest}`];
      const known = `known-device; Path=/curate; ${rest}`;
      expect(flags).toEqual([...draft, known, session, known, session]);
      for (const { headers } of answers)
        expect(headers['strict-transport-security']).toContain('max-age=31536000');
    } finally {
      await archive.close();
    }
  });
});

describe('The logs (S15)', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let archive: RunningArchive;
  beforeAll(async () => {
    folder = await temporaryFolder();
    archive = await startArchive(`${folder.path}/data`, { LOG_LEVEL: 'debug' });
  });
  afterAll(async () => {
    await archive?.stop();
    await folder?.remove();
  });

  it('say no code, name, address, e-mail or file name, at their most talkative', async () => {
    const curator = new Visitor(archive.url);
    await expectRedirect(curator.post(archive.invitation.pathname, { email, name, password }));
    const session = String((await curator.get('/curate')).headers.getSetCookie()[0]).split(/[=;]/)[1] ?? '';

    const person = new Visitor(archive.url);
    const fileName = 'tiny.png';
    const broken = path.join(folder.path, 'hawthorn.jpg');
    await writeFile(broken, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1]));
    const files = [await createMedia(folder.path)(fileName), broken];
    const title = 'The quince in Hawthorn Yard';
    const credit = { credit: 'another-name', name: 'Zebedee' };
    const receipt = await tell(person, { ...aTelling, title, files, credit });
    const code = receipt.split('/').at(-1) ?? '';
    await eventually(
      'a story to review',
      () => curator.get('/curate').then((page) => page.text()),
      (html) => html.includes(title),
    );
    await expectRedirect(curator.post('/curate/sign-out'));

    // Whatever goes wrong is said without its words, too.
    const guess = newPrivateCode();
    await person.get(receipt);
    await person.get(`/my-story/${guess}`);
    await person.get(`/curate/welcome/${guess}`);
    await person.get(`/nothing/${guess}?code=${guess}`);
    await person.get('/search?q=Hawthorn');
    await person.post('/curate/sign-in', { email, password: 'not the right one' });
    await person.post('/share/words', { title: `${title}\0` });
    await person.post(`/share/words?${guess}`, new URLSearchParams('title=Hawthorn&title=Hawthorn'));
    await person.upload('/share/files', files);

    const lines = [archive.server, archive.worker]
      .flatMap((each) => each.output().split('\n'))
      .filter((line) => line.startsWith('{'));
    expect(lines.length).toBeGreaterThan(30);
    for (const talk of ['/my-story/:code', '/curate/sign-in', '"refused"', '"ready"'])
      expect(lines.some((line) => line.includes(talk))).toBe(true);
    const invitation = archive.invitation.pathname.split('/').at(-1) ?? '';
    const secrets = [
      code,
      guess,
      invitation,
      session,
      email,
      password,
      name,
      'Zebedee',
      'Hawthorn',
      'hawthorn',
    ];
    for (const secret of [...secrets, aTelling.words, fileName, 'not the right one', '127.0.0.1', '::1']) {
      expect(secret.length).toBeGreaterThan(2);
      expect(lines.filter((line) => line.includes(secret))).toEqual([]);
    }
  });
});

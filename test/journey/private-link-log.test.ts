import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { groupedCode } from '../../src/private-code.ts';
import { hashCode, newPrivateCode } from '../../src/random.ts';
import { ask } from '../support/ask.ts';
import { anEmptyDraft } from '../support/drafts.ts';
import { archiveEnv, lookInto, type RunningProcess, startProcess } from '../support/processes.ts';
import { aStoryInReview } from '../support/stories.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** No line of the log holds a private code, by whichever way it came in or went out (S15). */

const code = newPrivateCode();
const draftCode = newPrivateCode();
const story = aStoryInReview({ codeHash: hashCode(code) });
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: RunningProcess;
let url: URL;

beforeAll(async () => {
  folder = await temporaryFolder();
  const env = archiveEnv(folder.path, { LOG_LEVEL: 'debug' });
  server = await startProcess('server', env);
  url = new URL(String(server.ready));
  await lookInto(env, async ({ stories }) => {
    await stories.insert(story);
    await stories.insert({ ...anEmptyDraft(), codeHash: hashCode(draftCode) });
  });
}, 60_000);
afterAll(async () => {
  await server?.stop();
  await folder?.remove();
});

const post = (address: string, fields: Readonly<Record<string, string>>, headers = {}) =>
  ask(url, address, {
    method: 'POST',
    headers: { origin: url.origin, ...headers },
    body: new URLSearchParams(fields).toString(),
  });

describe('The log', () => {
  it('says which page was asked for, and never by whose code', async () => {
    const home = `/my-story/${code}`;
    const referer = `${url.origin}${home}`;
    const wrong = newPrivateCode();
    const found = await post('/my-story', {
      reference: story.reference,
      code: groupedCode(code).toUpperCase(),
    });
    expect(found).toMatchObject({ status: 303, headers: { location: home } });
    expect((await post('/my-story', { reference: story.reference, code: wrong })).status).toBe(422);
    expect((await post('/my-story', { reference: 'x', code: `${code}\0` })).status).toBe(400);
    for (const address of [home, `${home}/progress`, `${home}/words`, '/', '/nowhere']) {
      await ask(url, address, { headers: { referer } });
    }
    await ask(url, `/my-story/${wrong}/words`, { headers: { referer } });
    expect((await post(`${home}/words`, { title: '' }, { referer })).status).toBe(400);
    expect((await post(`${home}/contact`, { email: '', phone: '' }, { referer })).status).toBe(303);
    expect((await post(`${home}/files`, {}, { referer })).status).toBe(400);
    expect((await post(`${home}/answer`, {}, { origin: 'https://evil.example', referer })).status).toBe(403);
    await ask(url, `/search?q=${code}`, { headers: { referer } });

    const here = `/share/continue/${draftCode}`;
    const cookie = `share=${draftCode}; share-device=0123456789abcdef`;
    expect((await post(here, {}, { referer: `${url.origin}${here}` })).status).toBe(303);
    expect((await ask(url, here, { headers: { referer: here } })).status).toBe(200);
    const typed = { title: 'A quince in the yard', words: '', language: 'en' };
    expect((await post('/share/typed/words', typed, { cookie })).status).toBe(204);
    expect((await post('/share/typed/words', { ...typed, quince: 'yes' }, { cookie })).status).toBe(400);
    expect(
      (await post('/share/continue', { email: 'quince@example.org', keep: '' }, { cookie })).status,
    ).toBe(404);

    const log = server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .join('\n')
      .toLowerCase();
    for (const said of [
      '"/my-story"',
      '"/my-story/:code"',
      '"/my-story/:code/words"',
      '"/share/continue/:code"',
      '"/share/typed/words"',
      '"status":303',
      '"status":422',
    ])
      expect(log).toContain(said);
    const hashes = [code, wrong, draftCode].map(hashCode);
    const kept = [
      code,
      wrong,
      draftCode,
      'quince',
      '0123456789abcdef',
      groupedCode(code),
      encodeURIComponent(groupedCode(code)),
      ...hashes,
    ];
    expect(kept.filter((secret) => log.includes(secret.toLowerCase()))).toEqual([]);
    expect(log).not.toContain(story.reference.toLowerCase());
  });
});

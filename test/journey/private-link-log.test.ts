import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { groupedCode } from '../../src/private-code.ts';
import { hashCode, newPrivateCode } from '../../src/random.ts';
import { ask } from '../support/ask.ts';
import { archiveEnv, lookInto, type RunningProcess, startProcess } from '../support/processes.ts';
import { aStoryInReview } from '../support/stories.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** No line of the log holds a private code, by whichever way it came in or went out (S15). */

const code = newPrivateCode();
const story = aStoryInReview({ codeHash: hashCode(code) });
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: RunningProcess;
let url: URL;

beforeAll(async () => {
  folder = await temporaryFolder();
  const env = archiveEnv(folder.path, { LOG_LEVEL: 'debug' });
  server = await startProcess('server', env);
  url = new URL(String(server.ready));
  await lookInto(env, ({ stories }) => stories.insert(story));
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
      '"status":303',
      '"status":422',
    ])
      expect(log).toContain(said);
    const hashes = [code, wrong].map(hashCode);
    const kept = [code, wrong, groupedCode(code), encodeURIComponent(groupedCode(code)), ...hashes];
    expect(kept.filter((secret) => log.includes(secret.toLowerCase()))).toEqual([]);
    expect(log).not.toContain(story.reference.toLowerCase());
  });
});

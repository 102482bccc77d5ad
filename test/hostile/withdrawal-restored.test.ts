import { execFile } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startEmbeddedMongo } from '../../src/embedded-mongo/index.ts';
import { hashCode, newPrivateCode } from '../../src/random.ts';
import { setUses } from '../../src/story/changes/revise.ts';
import type { PublishedStory } from '../../src/story/story.ts';
import { openTestArchive, projectRoot, type TestArchive } from '../support/archive.ts';
import { aPublishedStory, consentTo, readyArtwork } from '../support/stories.ts';
import { eventually, expectRedirect, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

const run = promisify(execFile);
const names = ['hidden', 'erased', 'nameless', 'narrowed', 'asked about', 'untouched'] as const;
type Name = (typeof names)[number];

/** An archive is put back to what it was a while ago: what people took back since stays taken back (P17). */
describe('A database restored from a backup', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let archive: TestArchive | null = null;
  const kept = new Map<Name, { story: PublishedStory; code: string }>();

  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(async () => {
    await archive?.close();
    await folder?.remove();
  });

  const at = (...parts: string[]) => path.join(folder.path, 'data', ...parts);
  const told = (name: Name) => {
    const found = kept.get(name);
    if (!found) throw new Error(`Expected a story that is ${name}`);
    return found;
  };

  /** The archive over the data folder, as one process would open it. */
  async function open(): Promise<TestArchive> {
    archive = await openTestArchive({
      env: { DATA_DIR: at(), WORKER_LEASE_SECONDS: '2' },
      mongo: async () => {
        const store = await startEmbeddedMongo({ dir: at('mongo'), socketPath: at('run', 'test.sock') });
        return { uri: store.uri('stories'), close: () => store.close() };
      },
    });
    return archive;
  }

  async function close(): Promise<void> {
    await archive?.close();
    archive = null;
  }

  async function withdrawals(command: string): Promise<{ stdout: string; stderr: string; code: number }> {
    const file = path.join(projectRoot, 'dist', 'withdraw', 'cli.js');
    const env = { PATH: process.env.PATH ?? '', DATA_DIR: at(), LOG_LEVEL: 'warn', FREE_SPACE_FLOOR_MB: '0' };
    return run(process.execPath, [file, command], { env }).then(
      (said) => ({ ...said, code: 0 }),
      (failure: { stdout: string; stderr: string; code: number }) => failure,
    );
  }

  const statuses = async () =>
    Object.fromEntries(
      await Promise.all(
        names.map(async (name) => {
          const page = await new Visitor((archive as TestArchive).url).get(`/stories/${told(name).story.id}`);
          return [name, page.status] as const;
        }),
      ),
    );

  it('is told of every withdrawal before it serves', async () => {
    const before = await open();
    for (const name of names) kept.set(name, await plant(before, name));
    await close();
    // A backup, by the plainest means there is: the store is stopped and its folder copied.
    await cp(at('mongo'), path.join(folder.path, 'backup'), { recursive: true });

    const since = await open();
    await since.work();
    const visitor = new Visitor(since.url);
    const take = (name: Name, what: string) => visitor.post(`/my-story/${told(name).code}/${what}`);
    await expectRedirect(take('hidden', 'hide'));
    await expectRedirect(take('erased', 'erase'));
    await expectRedirect(take('nameless', 'name-off'));
    await stopWeb(since, told('narrowed').story);
    const form = `/stories/${told('asked about').story.id}/i-am-in-this`;
    const ticket = /name="ticket" value="([^"]+)"/.exec(await (await visitor.get(form)).text())?.[1] ?? '';
    await expectRedirect(visitor.post(form, { ticket }));
    await eventually(
      'the wishes to be listed',
      async () => Promise.all(names.map((name) => since.stores.stories.find(told(name).story.id))),
      (stories) =>
        stories.every(
          (story) => story?.state === 'erased' || (story && 'wishUnlisted' in story && !story.wishUnlisted),
        ),
    );
    await eventually(
      'the erasure',
      () => since.stores.stories.find(told('erased').story.id),
      (story) => story?.state === 'erased',
    );
    await close();

    await rm(at('mongo'), { recursive: true });
    await cp(path.join(folder.path, 'backup'), at('mongo'), { recursive: true });
    const listed = await withdrawals('list');
    expect(listed.code).toBe(0);
    expect(listed.stdout.trim().split('\n')).toHaveLength(5);
    const replayed = await withdrawals('replay');
    expect(replayed).toMatchObject({ code: 0, stderr: '' });
    expect(replayed.stdout).toContain('Taken back again: 5.');
    expect((await withdrawals('replay')).stdout).toContain('Taken back again: 0.');

    const after = await open();
    expect(await statuses()).toEqual({
      hidden: 410,
      erased: 410,
      nameless: 200,
      narrowed: 404,
      'asked about': 404,
      untouched: 200,
    });
    const page = await (await new Visitor(after.url).get(`/stories/${told('nameless').story.id}`)).text();
    expect(page).not.toContain('Wilhelmina nameless');
    // The next story on the wall has kept its own.
    expect(page).toContain('Wilhelmina untouched');
    expect(await after.stores.published('kiosk').story(told('narrowed').story.id)).not.toBeNull();
    await after.work();
    await eventually(
      'the erasure to be done again',
      () => after.stores.stories.find(told('erased').story.id),
      (story) => story?.state === 'erased',
    );
    expect(await after.stores.contacts.find(told('erased').story.id)).toBeNull();
  });

  it('is not replayed into while a server has it open, which would be showing what was taken back', async () => {
    // The archive of the test before is still open.
    const refused = await withdrawals('replay');
    expect(refused.code).toBe(1);
    expect(refused.stderr).not.toBe('');
  });

  it('says how to be asked', async () => {
    const said = await withdrawals('');
    expect(said.code).toBe(2);
    expect(said.stderr).toContain('Usage: npm run withdrawals -- list | replay');
  });
});

async function plant({ stores }: TestArchive, name: Name): Promise<{ story: PublishedStory; code: string }> {
  const code = newPrivateCode();
  const story = aPublishedStory(
    { codeHash: hashCode(code), credit: { kind: 'full-name', name: `Wilhelmina ${name}` } },
    { web: true, kiosk: true },
  );
  const { original, renditions } = readyArtwork(story);
  for (const { key } of [original, ...renditions])
    await stores.blobs.put(key, Readable.from([Buffer.from('x')]));
  await stores.contacts.save({
    of: story.id,
    email: null,
    phone: '01632 960 001',
    guardian: null,
    toldUpTo: 0,
  });
  await stores.stories.insert(story);
  return { story, code };
}

/** As the storyteller's page of uses does. */
async function stopWeb({ stores }: TestArchive, story: PublishedStory): Promise<void> {
  const entry = { ...consentTo({ web: false, kiosk: true }), how: 'private-link' } as const;
  await stores.stories.replace(story, setUses(story, entry, new Date(), { role: 'storyteller' }));
  await stores.queue.add({ type: 'list-wish', story: story.id });
}

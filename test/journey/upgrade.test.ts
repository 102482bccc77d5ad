import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startEmbeddedMongo } from '../../src/embedded-mongo/index.ts';
import { migrations } from '../../src/migrations/migrations.ts';
import { hashCode } from '../../src/random.ts';
import { firstBrokenEntry } from '../../src/story/history.ts';
import type { StoryId } from '../../src/story/ids.ts';
import { isSent } from '../../src/story/story.ts';
import { version } from '../../src/version.ts';
import { openTestArchive, projectRoot, type TestArchive } from '../support/archive.ts';
import { chance, someOf } from '../support/chance.ts';
import { temporaryFolder } from '../support/temporary.ts';

/**
 * The release before is upgraded: its data folder, as test/fixtures/README.md says, with a draft, a story in every state,
 * two versions of the consent wording and a paired screen.
 */

const run = promisify(execFile);
const fixture = path.join(projectRoot, 'test', 'fixtures', 'release-0.1.0.tar.gz');

interface Told {
  readonly id: StoryId;
  readonly code?: string;
  readonly cookie?: string;
}

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let told: Readonly<Record<string, Told>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder?.remove());

const data = (...parts: string[]) => path.join(folder.path, 'data', ...parts);

/** The data folder as that release left it. */
async function begin(): Promise<void> {
  await rm(data(), { recursive: true, force: true });
  await run('tar', ['xzf', fixture, '-C', folder.path]);
  told = JSON.parse(await readFile(path.join(folder.path, 'told.json'), 'utf8'));
}

const env = (over: Readonly<Record<string, string>> = {}) => ({
  ...{ PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', DATA_DIR: data() },
  ...{ FREE_SPACE_FLOOR_MB: '0', SAMPLES: 'no', PORT: '0', ...over },
});

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** `upgrade --yes`; `watch` hears what it says as it says it. */
async function upgrade(
  args: readonly string[] = ['--yes'],
  over: Readonly<Record<string, string>> = {},
  watch: (said: string, child: ChildProcess) => void = () => undefined,
): Promise<Ended> {
  const file = path.join(projectRoot, 'dist', 'upgrade', 'cli.js');
  const child = spawn(process.execPath, [file, ...args], {
    env: env(over),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (chunk: Buffer) => {
    said += chunk;
    watch(said, child);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

/** The archive over the folder, as this code opens it. */
async function open(): Promise<TestArchive> {
  return openTestArchive({
    env: { DATA_DIR: data() },
    mongo: async () => {
      const store = await startEmbeddedMongo({ dir: data('mongo'), socketPath: data('run', 'test.sock') });
      return { uri: store.uri('stories'), close: () => store.close() };
    },
  });
}

async function hashOfFiles(): Promise<string> {
  const hash = createHash('sha256');
  const files = (await readdir(data('blobs'), { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  );
  for (const file of files.map(({ parentPath, name }) => path.join(parentPath, name)).sort())
    hash.update(file).update(await readFile(file));
  return hash.digest('hex');
}

/** Where it is killed, by what it has said. */
const kills: readonly (readonly [when: string, said: RegExp])[] = [
  ['before the backup', /A backup is made first/],
  ['after the backup', /was read through/],
  ['between two migrations', /Done.*\n/],
  ['after the last', /Themes can be closed for new stories\. All of them are open\.\n[\s\S]*Done: Themes/],
];

const backups = async () => (await readdir(data('backups')).catch(() => [])).sort();

/** Every story as it was, with its history whole, behind its code; the screen is paired; the files are the same. */
async function expectAllThere(files: string): Promise<void> {
  const archive = await open();
  try {
    const { screen, ...stories } = told;
    for (const [situation, { id, code }] of Object.entries(stories)) {
      const story = await archive.stores.stories.find(id);
      expect([situation, story?.id]).toEqual([situation, id]);
      if (story && isSent(story)) {
        expect([situation, firstBrokenEntry(story.history)]).toEqual([situation, -1]);
        expect(story.history.length).toBeGreaterThan(0);
      }
      if (code && story?.state !== 'erased')
        expect((await archive.stores.stories.findByCodeHash(hashCode(code)))?.id).toBe(id);
    }
    const twice = await archive.stores.stories.find(told['agreed twice']?.id as StoryId);
    expect(twice && isSent(twice) && twice.consent.map((entry) => entry.wordingVersion)).toEqual([
      '2026-11',
      '2026-11b',
    ]);
    const published = told.published?.id;
    expect((await fetch(new URL(`/stories/${published}`, archive.url))).status).toBe(200);
    const manifest = await fetch(new URL('/kiosk/api/manifest', archive.url), {
      headers: { cookie: screen?.cookie ?? '' },
    });
    expect(manifest.status).toBe(200);
    expect((await archive.stores.places.themes()).every(({ open }) => open)).toBe(true);
    expect((await archive.stores.migrating.log.made()).map(({ number }) => number)).toEqual(
      migrations.map(({ number }) => number),
    );
    expect(await hashOfFiles()).toBe(files);
  } finally {
    await archive.close();
  }
}

describe('An upgrade of the release before', () => {
  it('says first what it will change, and changes nothing without a yes', async () => {
    await begin();
    const before = await readFile(data('mongo', 'data.mdb'));
    const { code, said } = await upgrade([]);
    expect(code).toBe(2);
    expect(said).toContain(`From a release before 0.2.0 to ${version}.`);
    expect(said).toContain('Themes can be closed for new stories.');
    expect(said).toMatch(/A backup is made first, in .*backups: .*kB, about \d+ seconds\./);
    expect(said).toContain('Nothing is changed. Run it again with --yes');
    expect(await backups()).toEqual([]);
    expect((await readFile(data('mongo', 'data.mdb'))).length).toBe(before.length);
  });

  it('keeps everything, and can be run again', async () => {
    await begin();
    const files = await hashOfFiles();
    const first = await upgrade();
    expect(first).toMatchObject({ code: 0 });
    expect(first.said).toContain(`The archive is release ${version} now, and was found ready.`);
    expect(await backups()).toHaveLength(1);
    await expectAllThere(files);

    const again = await upgrade();
    expect(again).toMatchObject({ code: 0 });
    expect(again.said).toContain(`From release ${version} to ${version}.`);
    expect(again.said).toContain('they are as this release wants them');
    await expectAllThere(files);
  });

  it('makes a backup from which the release before goes on', async () => {
    const [name = ''] = await backups();
    const note = JSON.parse(await readFile(data('backups', name, 'backup.json'), 'utf8'));
    expect(note.records.stories.count).toBe(Object.keys(told).length - 1);
    expect((await readdir(data('backups', name))).sort()).toEqual(['backup.json', 'mongo', 'secret']);
    const kept = await readFile(data('backups', name, 'secret'));
    expect(kept.equals(await readFile(data('secret')))).toBe(true);
    // It is of before: nothing of it was changed.
    const store = await startEmbeddedMongo({
      dir: data('backups', name, 'mongo'),
      socketPath: data('run', 'look.sock'),
    });
    await store.close();
    await rm(data('mongo'), { recursive: true });
    await run('cp', ['-r', data('backups', name, 'mongo'), data('mongo')]);
    expect((await upgrade([])).said).toContain('From a release before 0.2.0');
  });

  it.each(someOf(kills, 2, chance('kills of an upgrade')))(
    'that is killed %s is run again, and all is there',
    async (_when, at) => {
      await begin();
      const files = await hashOfFiles();
      const killed = await upgrade(['--yes'], {}, (said, child) => {
        if (at.test(said)) child.kill('SIGKILL');
      });
      expect(killed.code).not.toBe(0);
      expect(await upgrade()).toMatchObject({ code: 0 });
      expect((await backups()).filter((name) => name.endsWith('.part'))).toEqual([]);
      await expectAllThere(files);
    },
  );

  it('is refused while the archive runs', async () => {
    await begin();
    const archive = await open();
    const { code, said } = await upgrade();
    await archive.close();
    expect(code).toBe(1);
    expect(said).toContain('Nothing is lost');
  });
});

describe('A server', () => {
  const serve = async (over: Readonly<Record<string, string>>): Promise<Ended> => {
    const file = path.join(projectRoot, 'dist', 'server.js');
    const child = spawn(process.execPath, [file], {
      env: env(over),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk;
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('message', () => child.kill('SIGTERM'));
    return { code: await new Promise((resolve) => child.once('close', resolve)), said };
  };

  it('leaves records of an earlier release alone where it is told to, and else changes them as it starts', async () => {
    await begin();
    const refused = await serve({ MIGRATE: 'no' });
    expect(refused.code).toBe(1);
    expect(refused.said).toContain('Run ./scripts/upgrade first');
    expect(await serve({})).toMatchObject({ code: 0 });
    expect(await serve({ MIGRATE: 'no' })).toMatchObject({ code: 0 });
  });

  it('opens an archive that is new, whatever it is told', async () => {
    await rm(data(), { recursive: true, force: true });
    expect(await serve({ MIGRATE: 'no' })).toMatchObject({ code: 0 });
  });

  it('does not touch records of a newer release', async () => {
    await begin();
    const archive = await open();
    const { log } = archive.stores.migrating;
    await log.note({ number: 9999, name: 'of-tomorrow', at: new Date(), version: '9.0.0' });
    await archive.close();
    for (const ended of [await serve({}), await upgrade()]) {
      expect(ended.code).toBe(1);
      expect(ended.said).toContain('These records are of a newer release (9.0.0) than this one');
    }
  });
});

describe('An upgrade on a MongoDB of somebody’s own', () => {
  it('is refused without a way to make a backup, and takes one that mongodump makes and mongorestore reads', async () => {
    await begin();
    const store = await startEmbeddedMongo({ dir: data('mongo'), socketPath: data('run', 'test.sock') });
    const over = { MONGODB_URI: store.uri('stories') };
    try {
      const tools = path.join(folder.path, 'tools');
      const refused = await upgrade(['--yes'], { ...over, PATH: tools });
      expect([refused.code, refused.said.includes('There is no mongodump here')]).toEqual([1, true]);

      // The programs of others, as far as the upgrade knows them: what they are called with, and how they end.
      await mkdir(tools, { recursive: true });
      const tool = async (name: string, script: string) => {
        await writeFile(path.join(tools, name), `#!/bin/sh\n${script}\n`);
        await chmod(path.join(tools, name), 0o755);
      };
      const calls = path.join(folder.path, 'calls');
      const dump = `echo "$0 $@" >> ${calls}; for a in "$@"; do case $a in --archive=*) echo dump > "\${a#--archive=}";; esac; done`;
      await tool('mongodump', dump);
      await tool('mongorestore', 'echo "archive is broken" >&2; exit 1');
      const broken = await upgrade(['--yes'], { ...over, PATH: `${tools}:${process.env.PATH}` });
      expect([
        broken.code,
        broken.said.includes('mongorestore could not do its part: archive is broken'),
      ]).toEqual([1, true]);
      expect(await backups()).toEqual([]);

      await tool('mongorestore', 'exit 0');
      const made = await upgrade(['--yes'], { ...over, PATH: `${tools}:${process.env.PATH}` });
      expect(made).toMatchObject({ code: 0 });
      expect(await backups()).toEqual([expect.stringMatching(/\.archive\.gz$/)]);
      // No password where others read it.
      expect(await readFile(calls, 'utf8')).not.toContain('mongodb');
    } finally {
      await store.close();
    }
  });
});

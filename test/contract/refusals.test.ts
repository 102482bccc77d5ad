import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { loadConfig } from '../../src/config.ts';
import { Unacceptable } from '../../src/errors.ts';
import { createInspector } from '../../src/inspect/media-inspector.ts';
import { sniffer } from '../../src/inspect/sentences.ts';
import { checkFile } from '../../src/media-check/check-file.ts';
import { refusals } from '../../src/media-check/refusals.ts';
import { mediaLimits } from '../../src/media-limits.ts';
import { createTranscoder } from '../../src/transcode/media-transcoder.ts';
import { createMedia } from '../fixtures/make-media.ts';
import { makeRefused, refusedFiles } from '../fixtures/refused-files.ts';
import { projectRoot } from '../support/archive.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** Every sentence of refusal, and a real file that gets exactly that. */

jest.setTimeout(300_000);
const limits = mediaLimits(loadConfig({}));
const every = refusals(limits);
const never = new AbortController().signal;

/** Sentences that the inspector does not yet say of the file that they are meant for. Empty once it says them all. */
const unsaid: readonly string[] = [];

const all = every.filter(({ id }) => !unsaid.includes(id));
const ofFiles = all.filter(({ file }) => file !== null);
const door = ofFiles.filter(({ said }) => said === 'at-the-door');
const look = ofFiles.filter(({ said }) => said === 'after-a-look');
const tools = {
  sniffer,
  inspector: createInspector({ limits }),
  transcoder: createTranscoder({ limits }),
  limits,
};

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const made = new Map<string, Promise<string>>();
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder?.remove());

function fileOf(name: string | null): Promise<string> {
  if (name === null) throw new Error('Expected the name of a file');
  const path = join(folder.path, name);
  const making = made.get(name) ?? makeRefused(name, path, createMedia(folder.path)).then(() => path);
  made.set(name, making);
  return making;
}

/** What is said of a file that came past the door: by the inspector, else by the transcoder. */
async function reasonAfterLook(path: string): Promise<string> {
  const scratch = await mkdtemp(join(folder.path, 'look-'));
  const found = await tools.inspector.inspect(path, scratch, never);
  if (found.kind === 'refused') return found.reason;
  try {
    await tools.transcoder.transcode(path, found.facts, scratch, () => undefined, never);
    return `accepted: ${JSON.stringify(found.facts)}`;
  } catch (error) {
    if (error instanceof Unacceptable) return error.message;
    throw error;
  }
}

it('every sentence has its file, and every file its sentence', () => {
  const named = new Set(ofFiles.map(({ file }) => file));
  const awaited = new Set(every.map(({ file }) => file));
  expect([...named].filter((name) => !refusedFiles.includes(name ?? ''))).toEqual([]);
  expect(refusedFiles.filter((name) => !awaited.has(name))).toEqual([]);
  expect(unsaid.filter((id) => !every.some((refusal) => refusal.id === id))).toEqual([]);
  const circumstances = all.filter(({ file }) => file === null);
  expect(circumstances.filter(({ when }) => !when)).toEqual([]);
});

it('nothing else is said of a file: no stage has sentences of its own', async () => {
  const own = /new (?:Unacceptable|FileRefused)\(\s*['`"]|reason: ['`"]/;
  for (const room of ['inspect', 'transcode', 'uploads', 'jobs']) {
    const home = join(projectRoot, 'src', room);
    for (const name of await readdir(home, { recursive: true })) {
      if (name.endsWith('.ts') && !name.endsWith('.test.ts'))
        expect([name, own.exec(await readFile(join(home, name), 'utf8'))]).toEqual([name, null]);
    }
  }
});

describe('At the door', () => {
  it.each(door.map(({ id, file, sentence }) => [id, file, sentence]))(
    '%s: %s',
    async (_id, file, sentence) => {
      const path = await fileOf(file);
      const checked = await checkFile(path, tools, await mkdtemp(join(folder.path, 'check-')), never);
      expect(checked).toMatchObject({ accepted: false, reason: sentence, facts: null, files: [] });
    },
  );
});

describe('After a look', () => {
  it.each(look.map(({ id, file, sentence }) => [id, file, sentence]))(
    '%s: %s',
    async (_id, file, sentence) => {
      expect(await reasonAfterLook(await fileOf(file))).toBe(sentence);
    },
  );
});

it('files that are said to be too large take no room here', async () => {
  const { size, blocks } = await stat(await fileOf('heavy.mp4'));
  expect([size, blocks * 512 < 10_000_000]).toEqual([limits.film.bytes + 1, true]);
});

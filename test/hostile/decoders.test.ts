import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runFfmpeg } from '../../src/transcode/tools/ffmpeg.ts';
import { mostProcesses, runGuarded } from '../../src/transcode/tools/guarded.ts';
import { type Protections, protections } from '../../src/transcode/tools/protections.ts';
import { temporaryFolder } from '../support/temporary.ts';

/**
 * A decoder with a flaw does what a stranger's file tells it to. One that does stands here in ffmpeg's place, run by the very
 * function that runs decoders, and gets none of what it tries for (S3).
 */

const run = promisify(execFile);
const canary = 'canary-of-the-environment';
const never = new AbortController().signal;
const gigabytes = 4 * 1024 ** 3;
const held: Protections = await protections();

let folder: { path: string; remove(): Promise<void> };
let listener: Server;
let heard = 0;
/** Somebody else's process, with something to hide in its environment. */
let another: ChildProcess;
const searched = process.env.PATH;

beforeAll(async () => {
  folder = await temporaryFolder();
  await chmod(folder.path, 0o755);
  another = spawn('sleep', ['3600'], { env: { PATH: searched, SECRET: canary }, stdio: 'ignore' });
  listener = createServer((socket) => {
    heard += 1;
    socket.end();
  });
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
  const tools = join(folder.path, 'tools');
  await mkdir(tools);
  const planted = await readFile(resolve('test/fixtures/planted-decoder.cjs'), 'utf8');
  await writeFile(join(tools, 'ffmpeg'), `#!${process.execPath}\n${planted}`, { mode: 0o755 });
  process.env.PATH = `${tools}${delimiter}${searched}`;
});
afterAll(async () => {
  process.env.PATH = searched;
  another.kill('SIGKILL');
  await new Promise((done) => listener.close(done));
  await folder.remove();
});

/** A folder as an archive has it, with the planted decoder's file in a job's own folder. */
async function place(name: string, given: object): Promise<{ data: string; scratch: string; path: string }> {
  const data = await mkdtemp(join(folder.path, 'data-'));
  const scratch = join(data, 'scratch', 'scratch-of-a-job');
  await mkdir(scratch, { recursive: true });
  const secret = join(data, 'secret');
  await writeFile(secret, 'secret');
  const path = join(scratch, 'copy');
  const address = listener.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const asked = {
    ...{
      name,
      canary,
      port,
      another: another.pid,
      secrets: [secret, '/etc/passwd', resolve('tsconfig.json')],
    },
    outside: [
      join(data, 'planted'),
      join(data, 'scratch', 'planted'),
      '/tmp/planted',
      resolve('dist/planted'),
    ],
    ...given,
  };
  await writeFile(path, JSON.stringify(asked));
  return { data, scratch, path };
}

const limits = { signal: never, seconds: 60, output: 1e6 };

/** What it got, in ffmpeg's place. */
async function inFfmpegsPlace(name: string, given: object = {}): Promise<unknown> {
  const { scratch, path } = await place(name, given);
  const to = join(scratch, 'output');
  const asked = { input: [], source: path, filter: null, outputs: [{ options: [], path: to }] };
  await runFfmpeg(asked, { ...limits, scratch, memory: gigabytes }).catch(() => undefined);
  return outcome(to);
}

/** The same in the place of the child that opens pictures, which is node, under a limit of what it may write to. */
async function inTheChildsPlace(name: string, given: object = {}): Promise<unknown> {
  const { scratch, path } = await place(name, given);
  const to = join(scratch, 'output');
  const planted = join(folder.path, 'tools', 'ffmpeg');
  const within = { ...limits, folder: scratch, reads: [path, planted], memory: null, data: 1024 ** 3 };
  await runGuarded(process.execPath, [planted, '-i', path, to], within).catch(() => undefined);
  return outcome(to);
}

async function outcome(to: string): Promise<unknown> {
  const { began, got } = JSON.parse(await readFile(to, 'utf8'));
  expect(began).toBe(true);
  return got;
}

/** A test of what this machine can hold; where it cannot, its name is printed with the reason. */
function where(holds: boolean, what: string): typeof it | typeof it.skip {
  if (!holds) process.stdout.write(`Not held on this machine (${held.by}), and not tested: ${what}\n`);
  return holds ? it : it.skip;
}

describe.each([
  ['ffmpeg', inFfmpegsPlace],
  ['the child that opens pictures', inTheChildsPlace],
] as const)('a decoder that does as a file says, in the place of %s', (_place, decoder) => {
  where(held.network, 'no network')('reaches nothing that listens', async () => {
    expect(await decoder('connects')).toBeNull();
    expect(heard).toBe(0);
  });

  it('finds nothing in its environment but where programs and its folder are', async () => {
    expect(await decoder('readsItsEnvironment')).toBeNull();
  });

  where(held.otherProcesses, 'no other processes')('reads no other process, and signals none', async () => {
    expect(await decoder('readsAnothersEnvironment')).toBeNull();
    expect(await decoder('signalsAnother')).toBeNull();
  });

  where(held.disk, 'nothing else of the disk')('reads no other file, and writes to none', async () => {
    expect(await decoder('reads')).toBeNull();
    expect(await decoder('writes')).toBeNull();
    expect(await decoder('changesItsFile')).toBeNull();
  });

  where(held.limits, 'limits')(
    'gets no 4 GB of memory, no large file and no thousand open ones',
    async () => {
      expect(await decoder('takesMemory', { bytes: gigabytes })).toBeNull();
      expect(await decoder('writesMuch', { bytes: 5e6 })).toBeNull();
      expect(await decoder('opensMany', { files: 1000 })).toBeNull();
    },
  );

  where(held.processes, 'a number of processes')('forks no 200 processes', async () => {
    expect(await decoder('forksMany', { processes: Math.max(200, mostProcesses) })).toBeNull();
  });
});

/** The system limits no processes of root: here the same function runs for somebody else. */
const nobody = 65_534;
const asNobody = [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];
const canRead = () => spawnSync('setpriv', [...asNobody, 'test', '-r', resolve('package.json')]).status === 0;
const asRoot = process.getuid?.() === 0 && held.by === 'bubblewrap' && canRead();
where(asRoot, 'a number of processes, of somebody who is not root')(
  'a decoder of an archive that does not run as root forks no 200 processes',
  async () => {
    const { data, scratch, path } = await place('forksMany', { processes: Math.max(200, mostProcesses) });
    for (const each of [data, join(data, 'scratch'), scratch, path]) await chown(each, nobody, nobody);
    const to = join(scratch, 'output');
    const asked = { input: [], source: path, filter: null, outputs: [{ options: [], path: to }] };
    const program = `
      import { runFfmpeg } from ${JSON.stringify(resolve('src/transcode/tools/ffmpeg.ts'))};
      const guards = { signal: new AbortController().signal, seconds: 60, output: 1e6, memory: ${gigabytes} };
      await runFfmpeg(${JSON.stringify(asked)}, { ...guards, scratch: ${JSON.stringify(scratch)} });
    `;
    const node = [process.execPath, '--import', resolve('bench/load-typescript.mjs'), '--input-type=module'];
    await run('setpriv', [...asNobody, ...node, '-e', program], { env: { PATH: process.env.PATH } });
    expect(await outcome(to)).toBeNull();
  },
);

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

/** scripts/archive.mjs keeps two processes together. Small stand-ins for the two note what happens to them, in order. */

const launcher = fileURLToPath(new URL('../scripts/archive.mjs', import.meta.url));

const part = (name: string, rest: string) => `
  const { appendFileSync } = require('node:fs');
  const note = (what) => appendFileSync('notes', '${name} ' + what + '\\n');
  const alive = setInterval(() => {}, 1000);
  process.on('SIGTERM', () => setTimeout(() => { note('ended'); process.exit(0); }, 100));
  note('started ' + process.pid);
  ${rest}`;

let folder: string;
let child: ChildProcessWithoutNullStreams;
let printed: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'launcher-'));
  await mkdir(path.join(folder, 'dist/samples'), { recursive: true });
  await writeFile(path.join(folder, 'notes'), '');
  const server = `
    console.log('Open at ' + process.env.PORT + ', samples ' + process.env.SAMPLES);
    console.log(JSON.stringify({ level: 'info', msg: 'a line of the log' }));
    process.send({ ready: 'http://127.0.0.1/' });`;
  await writeFile(path.join(folder, 'dist/server.js'), part('server', server));
  await writeFile(path.join(folder, 'dist/worker.js'), part('worker', ''));
  await writeFile(
    path.join(folder, 'dist/samples/cli.js'),
    `require('node:fs').writeFileSync('samples-asked', process.argv.slice(2).join(' '));`,
  );
});

afterEach(async () => {
  child.kill('SIGKILL');
  await until(async () => (await running()).length === 0);
  await rm(folder, { recursive: true });
});

describe('The launcher', () => {
  it('starts the worker after the server, and ends the worker before it', async () => {
    const ended = start();
    await noted(/worker started/);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect((await notes()).replace(/ \d+/g, '')).toBe(
      'server started\nworker started\nworker ended\nserver ended\n',
    );
  });

  it('asks for the first samples', async () => {
    const ended = start();
    await until(
      async () => (await readFile(path.join(folder, 'samples-asked'), 'utf8').catch(() => '')) === 'first',
    );
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('starts a worker that was killed again', async () => {
    const ended = start();
    const [, pid] = await noted(/worker started (\d+)/);
    process.kill(Number(pid), 'SIGKILL');
    await noted(/worker started \d+\nworker started/);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  it('ends with a failure, worker and all, where the server dies', async () => {
    const ended = start();
    await noted(/worker started/);
    const [, pid] = await noted(/server started (\d+)/);
    process.kill(Number(pid), 'SIGKILL');
    expect(await ended).toBe(1);
    expect(await notes()).toContain('worker ended');
  });

  it('leaves nothing running where it is killed itself', async () => {
    const ended = start();
    await noted(/worker started/);
    child.kill('SIGKILL');
    await ended;
    await noted(/ended\n.* ended/);
  });

  it('hands on what people should read, apart from the log, and --empty and .env as settings', async () => {
    await writeFile(path.join(folder, '.env'), 'PORT=4321\n');
    start('--empty');
    await noted(/worker started/);
    expect(printed).toContain('Open at 4321, samples no');
    expect(printed).not.toContain('a line of the log');
  });

  it('refuses an option that it does not know', async () => {
    expect(await start('--nonsense')).toBe(2);
    expect(await notes()).toBe('');
  });
});

function start(...options: string[]): Promise<number | null> {
  const { PATH } = process.env;
  child = spawn(process.execPath, [launcher, ...options], { cwd: folder, env: { PATH } });
  printed = '';
  child.stdout.on('data', (data) => {
    printed += data;
  });
  child.stderr.resume();
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

const notes = () => readFile(path.join(folder, 'notes'), 'utf8');

async function noted(pattern: RegExp): Promise<RegExpExecArray> {
  let found: RegExpExecArray | null = null;
  await until(async () => {
    found = pattern.exec(await notes());
    return found !== null;
  });
  if (!found) throw new Error(`Expected ${pattern} among the notes`);
  return found;
}

/** Process ids from the notes that are still there. */
async function running(): Promise<number[]> {
  const pids = [...(await notes()).matchAll(/started (\d+)/g)].map((match) => Number(match[1]));
  return pids.filter((pid) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  });
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await done()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('Expected it to happen within 10 seconds');
}

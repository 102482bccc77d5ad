import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadConfig } from '../../src/config.ts';
import { connectionUri } from '../../src/embedded-mongo/index.ts';
import { createLogger } from '../../src/logger.ts';
import { openStores, type Stores } from '../../src/wire.ts';
import { projectRoot } from './archive.ts';
import { mongoOf } from './mongo.ts';

export interface RunningProcess {
  readonly child: ChildProcess;
  /** What it announced when it was ready: the server's address, or true. */
  readonly ready: unknown;
  /** Everything it has printed so far, both streams. */
  output(): string;
  /** Asks it to stop; resolves to its exit code. */
  stop(): Promise<number | null>;
  /** Kills it as a power cut would. */
  kill(): Promise<void>;
}

/** Where Node.js keeps what it compiled of dist/, so that a hundred starts compile it once. */
const compiled = path.join(projectRoot, 'node_modules/.cache/compiled');
const endWithLauncher = path.join(projectRoot, 'scripts', 'end-with-launcher.mjs');

/** Starts `dist/<entry>.js` as a process of its own, with `env` and nothing else of the environment but PATH and HOME. */
export async function startProcess(
  entry: 'server' | 'worker',
  env: Readonly<Record<string, string>>,
): Promise<RunningProcess> {
  const file = path.join(projectRoot, 'dist', `${entry}.js`);
  if (!existsSync(file)) throw new Error(`Expected ${file}: run "npm run build" first`);
  // Where the tests are ended from outside, what they started ends too.
  const child = spawn(process.execPath, ['--import', endWithLauncher, file], {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', NODE_COMPILE_CACHE: compiled, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  const keep = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const ready = await new Promise<unknown>((resolve, reject) => {
    child.once('message', (message: { ready: unknown }) => resolve(message.ready));
    ended.then((code) =>
      reject(new Error(`The ${entry} ended with ${code} before it was ready:\n${printed}`)),
    );
  });
  return {
    child,
    ready,
    output: () => printed,
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

export interface RunningArchive {
  readonly url: URL;
  readonly env: Readonly<Record<string, string>>;
  readonly server: RunningProcess;
  readonly worker: RunningProcess;
  /** The one-time link for the first administrator. */
  readonly invitation: URL;
  /** Opens the archive's stores beside it, for what no page shows. */
  look<T>(use: (stores: Stores) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

/** Server and worker over the folder `dataDir`, without samples, on a free port. */
export async function startArchive(
  dataDir: string,
  over: Readonly<Record<string, string>> = {},
): Promise<RunningArchive> {
  const env = archiveEnv(dataDir, over);
  const server = await startProcess('server', env);
  const worker = await startProcess('worker', env);
  const link = /https?:\/\/\S+\/curate\/welcome\/\S+/.exec(server.output())?.[0];
  if (!link) throw new Error(`Expected the server to print a first link:\n${server.output()}`);
  return {
    url: new URL(String(server.ready)),
    env,
    server,
    worker,
    invitation: new URL(link),
    look: (use) => lookInto(env, use),
    async stop() {
      await worker.stop();
      await server.stop();
    },
  };
}

/** Opens the stores that `env` names, as a command does, and closes them. */
export async function lookInto<T>(
  env: Readonly<Record<string, string>>,
  use: (stores: Stores) => Promise<T>,
): Promise<T> {
  const stores = await openStores(loadConfig(env), createLogger({ level: 'silent', process: 'command' }), {
    embedded: 'join',
  });
  try {
    return await use(stores);
  } finally {
    await stores.close();
  }
}

export function archiveEnv(
  dataDir: string,
  over: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    DATA_DIR: dataDir,
    PORT: '0',
    SAMPLES: 'no',
    LOG_LEVEL: 'debug',
    FREE_SPACE_FLOOR_MB: '0',
    WORKER_POLL_MS: '200',
    WORKER_LEASE_SECONDS: '5',
    WORKER_RECONCILE_SECONDS: '2',
    ...mongoOf(dataDir),
    ...over,
  };
}

/** The embedded store as a process of its own, as `npm run embedded-mongo` starts it. */
export async function startEmbeddedMongoAlone(
  folder: string,
): Promise<{ readonly uri: string; readonly pid: number; stop(): Promise<void>; kill(): Promise<void> }> {
  const socket = path.join(folder, 'alone', 'mongo.sock');
  const file = path.join(projectRoot, 'dist', 'embedded-mongo', 'cli.js');
  const child = spawn(
    process.execPath,
    [file, '--dir', path.join(folder, 'alone-data'), '--socket', socket],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('ready') && resolve());
    ended.then(() => reject(new Error('The embedded store ended before it was ready')));
  });
  return {
    uri: connectionUri(socket, 'stories'),
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
    /** As a power cut would. */
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

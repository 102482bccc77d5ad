import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const cache = path.resolve(import.meta.dirname, '../node_modules/.cache/engines');

/** How this machine is asked whether it has a program. */
const programs = {
  go: ['version'],
  java: ['-version'],
  mvn: ['--version'],
  docker: ['version', '--format', '{{.Server.Version}}'],
};

/** Why this machine cannot have the engine, or null. */
export async function whyNot({ needs }) {
  for (const program of needs) {
    const there = await execute(program, programs[program], { timeout: 20_000 }).catch((error) => error);
    if (there.code === 'ENOENT') return `${program} is not installed here`;
    if (there instanceof Error)
      return program === 'docker' ? 'no Docker engine runs here' : `${program} does not run here`;
  }
  return null;
}

/** A folder in the cache, filled by `fill` the first time that it is asked for; half a folder is never kept. */
export async function kept(name, fill) {
  const folder = path.join(cache, name);
  if (existsSync(folder)) return folder;
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  await fill(partial);
  await rename(partial, folder);
  return folder;
}

/** @throws Error with the end of what the program said, where it fails. */
export async function ran(program, args, { cwd, env } = {}) {
  try {
    const { stdout } = await execute(program, args, {
      cwd,
      env: { ...process.env, ...env },
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout.trim();
  } catch (error) {
    throw new Error(`${program} ${args[0]} failed: ${String(error.stderr || error.message).slice(-2000)}`);
  }
}

/** Everything that a package needs to run, from Maven's central, in a folder. */
export function jars([group, artifact, version], ...also) {
  return kept(`${artifact}-${version}`, async (folder) => {
    const pom = path.join(folder, 'pom.xml');
    await writeFile(
      pom,
      `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>local</groupId><artifactId>engine</artifactId><version>1</version><packaging>pom</packaging>
<dependencies>${[...also, [group, artifact, version]].map(asDependency).join('')}</dependencies>
</project>\n`,
    );
    await ran('mvn', [
      '-q',
      '-B',
      '-f',
      pom,
      'dependency:copy-dependencies',
      '-DoutputDirectory=.',
      '-DincludeScope=runtime',
    ]);
  });
}

const asDependency = ([group, artifact, version]) =>
  `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;

export function freePort() {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts a program that listens on `port`; its log goes to `folder`. Resolves once it does. */
export async function started(folder, port, program, args, env = {}) {
  await mkdir(folder, { recursive: true });
  const log = await open(path.join(folder, 'log'), 'w');
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', log.fd, log.fd] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const stop = async () => {
    child.kill();
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(late);
    await log.close();
  };
  for (let left = 240; !(await answers(port)); left -= 1) {
    if (left > 0 && child.exitCode === null) {
      await wait(250);
      continue;
    }
    await stop();
    throw new Error(
      `${program} did not begin to listen:\n${(await readFile(path.join(folder, 'log'), 'utf8')).slice(-2000)}`,
    );
  }
  return stop;
}

export function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (is) => () => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', end(true));
    socket.once('error', end(false));
  });
}

/** Runs an image with `port` of it on loopback. Resolves to the port here, and to the way to end it. */
export async function container(image, port, args, mounts = []) {
  const id = await ran('docker', [
    ...['run', '--rm', '--detach', '--publish', `127.0.0.1::${port}`],
    ...mounts.flatMap((mount) => ['--volume', mount]),
    image,
    ...args,
  ]);
  const stop = () => ran('docker', ['stop', id]);
  try {
    const mapped = await ran('docker', ['port', id, String(port)]);
    const here = Number(mapped.split('\n')[0].split(':').at(-1));
    for (let left = 240; left > 0 && !(await answers(here)); left -= 1) await wait(250);
    return { port: here, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

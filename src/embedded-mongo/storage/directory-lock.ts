import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

interface Holder {
  readonly pid: number;
  readonly socketPath: string;
}

/** How long a process that holds the folder but does not answer yet may take to start. */
const GRACE_MS = 1500;

/** Whether something listens on a unix socket. */
export function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

async function isServed(holder: Holder): Promise<boolean> {
  const until = Date.now() + (isAlive(holder.pid) ? GRACE_MS : 0);
  do {
    if (await answers(holder.socketPath)) return true;
    await sleep(100);
  } while (Date.now() < until);
  return false;
}

/**
 * Takes a data folder for this process. A holder counts as alive only while its socket answers, because a process id
 * may by now be another program's. Throws when one is; returns a function that gives the folder back.
 */
export async function lockDirectory(dir: string, socketPath: string): Promise<() => void> {
  const path = join(dir, 'served-by.json');
  const mine = JSON.stringify({ pid: process.pid, socketPath } satisfies Holder);
  try {
    writeFileSync(path, mine, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = readHolder(path);
    if (holder && (await isServed(holder))) {
      throw new Error(
        `The embedded store in ${dir} is already served by process ${holder.pid}; stop it first, or use another folder`,
      );
    }
    writeFileSync(path, mine, { mode: 0o600 });
  }
  return () => {
    if (readHolder(path)?.socketPath === socketPath) rmSync(path, { force: true });
  };
}

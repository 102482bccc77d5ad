import { stat, statfs } from 'node:fs/promises';
import { hostname } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Logger } from '../../logger.ts';
import type { Beat, BeatStore, DiskRoom, RunningJob } from './beat.ts';

export interface BeatingServices {
  readonly beats: BeatStore;
  readonly logger: Logger;
  readonly now: () => Date;
}

/** What beats for one process. */
export interface BeatingProcess {
  readonly kind: Beat['kind'];
  readonly version: string;
  readonly lanes: readonly string[];
  readonly doing: () => readonly RunningJob[];
  readonly jobsDone: () => number;
  readonly dataDir: string;
  readonly everySeconds: number;
}

/** Beats until it is ended, which takes the beat away: who ends in order is not missed. */
export async function startBeating(
  { beats, logger, now }: BeatingServices,
  process_: BeatingProcess,
): Promise<{ readonly name: string; end(): Promise<void> }> {
  const { kind, version, lanes, doing, jobsDone, dataDir, everySeconds } = process_;
  const host = hostname().replaceAll(/\s/g, '-');
  const { pid } = process;
  const name = `${kind}-${host}-${pid}`;
  const since = now();
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();

  async function beat(): Promise<void> {
    const lagMilliseconds = Math.round(delay.max / 1e6) || 0;
    delay.reset();
    const disk = await roomOf(dataDir, host);
    const memoryBytes = process.memoryUsage.rss();
    const at = now();
    await beats.beat({
      ...{ name, kind, host, pid, version, since, at, lanes, disk, lagMilliseconds, memoryBytes },
      doing: doing(),
      jobsDone: jobsDone(),
    });
  }

  const quietly = () =>
    beat().catch((error) => logger.warn({ err: error }, 'a sign of life waits for the store to come back'));
  await removeDead(beats, host, name);
  await quietly();
  const timer = setInterval(quietly, everySeconds * 1000);
  return {
    name,
    async end() {
      clearInterval(timer);
      delay.disable();
      await beats.remove(name).catch(() => undefined);
    },
  };
}

/** Those of this machine that ended without a word, and whose place somebody has taken. */
async function removeDead(beats: BeatStore, host: string, own: string): Promise<void> {
  for (const each of await beats.all().catch(() => [])) {
    if (each.host === host && each.name !== own && !isRunning(each.pid)) await beats.remove(each.name);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It runs, and is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The file system of `folder`, where there is one. */
async function roomOf(folder: string, host: string): Promise<DiskRoom> {
  const [{ dev }, { blocks, bavail, bsize }] = await Promise.all([stat(folder), statfs(folder)]);
  return { mark: `${host}-${dev}`, bytes: blocks * bsize, freeBytes: bavail * bsize };
}

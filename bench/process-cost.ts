import { readFile } from 'node:fs/promises';

/** Clock ticks a second, in which Linux counts: the same on every machine that Node runs on. */
const ticks = 100;

/** Seconds of processor that a process, with all its threads, has used so far. Linux only. */
export async function processorSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name, in brackets, may hold anything; user and system time are the 12th and 13th field after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}

/** Seconds of processor that children use which `work` starts and waits for. Linux only. */
export async function childSecondsOf(work: () => Promise<unknown>): Promise<number> {
  const used = async () => {
    const stat = await readFile('/proc/self/stat', 'utf8');
    // Of children that have ended: the 14th and 15th field after the name.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[13]) + Number(fields[14])) / ticks;
  };
  const before = await used();
  await work();
  return (await used()) - before;
}

/** The most megabytes of memory that a process has while `work` goes on, looked at every tenth of a second. */
export async function mostMemory(pid: number, work: () => Promise<unknown>): Promise<number> {
  let most = 0;
  const look = async () => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    most = Math.max(most, Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000);
  };
  const timer = setInterval(look, 100);
  try {
    await work();
    return most;
  } finally {
    clearInterval(timer);
  }
}

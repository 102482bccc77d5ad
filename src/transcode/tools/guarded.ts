import { spawn } from 'node:child_process';
import { availableParallelism, constants } from 'node:os';
import { lastLine } from './diagnosis.ts';
import { giveWay, takeTheWay } from './give-way.ts';
import { findOnPath, searchPath } from './on-path.ts';
import { protections } from './protections.ts';
import { bubblewrap, filesOf, unshare } from './sandbox.ts';

/** What one child process may use (S3). */
export interface Guards {
  /** Private folder: the child's working folder and TMPDIR. */
  readonly folder: string;
  /** The folder that it may write to, with that one in it; `folder` alone where none is given. */
  readonly writes?: string;
  /** Files and folders that it may read and that lie elsewhere. */
  readonly reads?: readonly string[];
  readonly signal: AbortSignal;
  /** Wall clock, without the time that it stood still. */
  readonly seconds: number;
  /** Address space in bytes; null for programs that reserve much more than they use. */
  readonly memory: number | null;
  /** Memory that it may write to, in bytes: for those same programs. */
  readonly data?: number;
  /** Largest file that it may write, in bytes. */
  readonly output: number;
  /**
   * `idle` runs while nothing else wants the processor, and stands still while other tools of this process run; `usual` is
   * for what somebody waits for; low where none is given.
   */
  readonly priority?: 'idle' | 'usual';
}

/** The tool ran past its wall clock and its whole process group was killed. */
export class RanTooLong extends Error {
  constructor(program: string, seconds: number) {
    super(`Expected ${program} to end within ${seconds} seconds but it did not`);
    this.name = 'RanTooLong';
  }
}

/** The tool ended by itself and said that it failed. Its message may go into a log; `complaint` names the file and its tags. */
export class ToolFailed extends Error {
  declare readonly complaint: string;
  constructor(program: string, how: string, complaint: string) {
    super(`${program} ${how}: ${lastLine(complaint)}`);
    this.name = 'ToolFailed';
    // A logger writes down what it can list of an error.
    Object.defineProperty(this, 'complaint', { value: complaint, enumerable: false });
  }
}

/**
 * The command that runs `program` as the leader of its own process group, at low priority unless another is given, within limits, shut off
 * from the rest of the machine, and dying with this process. Each part is left out where the machine lacks it (protections.ts).
 */
export async function guardedCommand(
  program: string,
  guards: Pick<Guards, 'folder' | 'seconds' | 'memory' | 'data' | 'output' | 'priority' | 'writes' | 'reads'>,
): Promise<string[]> {
  const words: string[] = [];
  if (findOnPath('setpriv')) words.push('setpriv', '--pdeathsig', 'KILL');
  if (findOnPath('setsid')) words.push('setsid');
  if (guards.priority === 'idle' && findOnPath('chrt')) words.push('chrt', '--idle', '0');
  else if (guards.priority !== 'usual' && findOnPath('nice')) words.push('nice', '-n', '10');
  const { by, limits } = await protections();
  const file = findOnPath(program) ?? program;
  const { folder, writes = folder, reads = [] } = guards;
  if (by === 'bubblewrap') words.push(...bubblewrap({ folder, writes, reads: [...filesOf(file), ...reads] }));
  else if (by === 'unshare') words.push(...unshare);
  if (limits) words.push(...limitsOf(guards));
  return [...words, file];
}

const cores = availableParallelism();
/** Threads count as processes, and every core has some of ffmpeg's and of libvips'. */
export const mostProcesses = 100 + 16 * cores;
const mostOpenFiles = 512;

function limitsOf({
  seconds,
  memory,
  data,
  output,
}: Pick<Guards, 'seconds' | 'memory' | 'data' | 'output'>): string[] {
  return [
    ...['prlimit', '--core=0', `--fsize=${Math.ceil(output)}`, `--nofile=${mostOpenFiles}`],
    // The wall clock comes first; this holds where nobody looks at it any more.
    ...[`--nproc=${mostProcesses}`, `--cpu=${Math.ceil(seconds * cores) + 1}`],
    ...(memory === null ? [] : [`--as=${Math.ceil(memory)}`]),
    ...(data === undefined ? [] : [`--data=${Math.ceil(data)}`]),
  ];
}

/** Kills a child and all that it started. Quiet where it is gone already. */
export const killGroup = (pid: number | undefined): void => signalGroup(pid, 'SIGKILL');

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal);
    } catch {
      // No such group or process: it has ended.
    }
  }
}

/**
 * Calls `kill` once the signal aborts or the wall clock runs out, and lets a child of idle priority give way to others.
 * `reason` tells which of them it was, as the error to throw; `stop` must be called at the end.
 */
export function watch(
  program: string,
  guards: Pick<Guards, 'signal' | 'seconds' | 'priority'>,
  kill: () => void,
  pid: () => number | undefined,
): { reason(): unknown; stop(): void } {
  let reason: unknown = null;
  const end = (why: unknown) => {
    reason ??= why;
    kill();
  };
  const onAbort = () => end(guards.signal.reason ?? new Error('Aborted'));
  const clock = stopWatch(guards.seconds * 1000, () => end(new RanTooLong(program, guards.seconds)));
  const release =
    guards.priority === 'idle'
      ? giveWay({ signal: (signal) => signalGroup(pid(), signal), onRun: clock.run })
      : takeTheWay();
  if (guards.priority !== 'idle') clock.run(true);
  guards.signal.addEventListener('abort', onAbort, { once: true });
  if (guards.signal.aborted) onAbort();
  return {
    reason: () => reason,
    stop() {
      clock.run(false);
      release();
      guards.signal.removeEventListener('abort', onAbort);
    },
  };
}

/** Calls `onEnd` once it has run for so many milliseconds in all. */
function stopWatch(milliseconds: number, onEnd: () => void): { run(runs: boolean): void } {
  let left = milliseconds;
  let since: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  return {
    run(runs) {
      clearTimeout(timer);
      if (since !== null) left -= performance.now() - since;
      since = runs ? performance.now() : null;
      if (runs) timer = setTimeout(onEnd, Math.max(0, left));
    },
  };
}

/** The program could not be shut off from the machine, and was not started: no fault of what it was to open. */
export class NotStarted extends Error {
  constructor(program: string, complaint: string) {
    super(`Expected to shut ${program} off before it starts but: ${lastLine(complaint)}`);
    this.name = 'NotStarted';
  }
}

/** bubblewrap's own complaint stands alone, and ends with the code of many a tool that did not like its file. */
export const saysNotStarted = (complaint: string) => /^bwrap: /.test(complaint);

/** Whoever waits for a program in our place tells of its signal by its number and 128. */
function signalOf(code: number | null): string | null {
  const number = (code ?? 0) - 128;
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? null;
}

const stdoutLimit = 64 * 1024 * 1024;
const stderrLimit = 16_384;

export interface Listening {
  /** Exit codes that are no failure beside 0: some programs know no other way to say that they only looked. */
  readonly alsoWell?: readonly number[];
  /** As many last characters of its complaints as are kept. */
  readonly stderr?: number;
  /** Hears what it writes, as it comes, instead of keeping it all. Once it answers false the program is ended, which is no failure. */
  readonly onOutput?: (chunk: Buffer) => boolean;
}

/**
 * Runs a program under guards and gives what it wrote.
 * @throws the signal's reason, RanTooLong, ToolFailed.
 */
export async function runGuarded(
  program: string,
  args: readonly string[],
  guards: Guards,
  { alsoWell = [], stderr: kept = stderrLimit, onOutput }: Listening = {},
): Promise<{ stdout: string; stderr: string }> {
  guards.signal.throwIfAborted();
  const [command = program, ...words] = await guardedCommand(program, guards);
  const child = spawn(command, [...words, ...args], {
    cwd: guards.folder,
    env: { PATH: searchPath(), TMPDIR: guards.folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const watcher = watch(
    program,
    guards,
    () => killGroup(child.pid),
    () => child.pid,
  );
  try {
    const [stdout, stderr, how] = await new Promise<[string, string, string | null]>((resolve, reject) => {
      const out: Buffer[] = [];
      let outBytes = 0;
      let err = '';
      let enough = false;
      child.stdout.on('data', (chunk: Buffer) => {
        outBytes += chunk.length;
        if (onOutput) {
          if (enough || onOutput(chunk)) return;
          enough = true;
          killGroup(child.pid);
        } else if (outBytes > stdoutLimit) killGroup(child.pid);
        else out.push(chunk);
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        err = (err + text).slice(-kept);
      });
      child.once('error', reject);
      child.once('close', (code, signal) => {
        const isWell = enough || code === 0 || (code !== null && alsoWell.includes(code));
        const killer = signal ?? signalOf(code);
        const ending = isWell ? null : killer ? `was killed by ${killer}` : `ended with ${code}`;
        resolve([Buffer.concat(out).toString('utf8'), err, ending]);
      });
    });
    if (watcher.reason() !== null) throw watcher.reason();
    if (saysNotStarted(stderr)) throw new NotStarted(program, stderr);
    if (how !== null) throw new ToolFailed(program, how, stderr);
    return { stdout, stderr };
  } finally {
    watcher.stop();
  }
}

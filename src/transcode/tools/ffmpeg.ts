import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import createCommand from 'fluent-ffmpeg';
import { StorageFull } from '../../errors.ts';
import { projectRoot } from '../../project-root.ts';
import {
  type Guards,
  guardedCommand,
  killGroup,
  type Listening,
  NotStarted,
  runGuarded,
  saysNotStarted,
  ToolFailed,
  watch,
} from './guarded.ts';

/** One run of ffmpeg as plain data: made by pure functions, so that it can be tested without running it. */
export interface FfmpegRun {
  /** Options before `-i`, guards of S1 among them. */
  readonly input: readonly string[];
  readonly source: string;
  /** Further inputs, numbered from 1, each with its own options. */
  readonly beside?: readonly { readonly input: readonly string[]; readonly source: string }[];
  /** Files that an input names in its own text, such as a list of parts. */
  readonly reads?: readonly string[];
  /** A whole filter graph; null where no output needs one. */
  readonly filter: string | null;
  readonly outputs: readonly FfmpegOutput[];
}

export interface FfmpegOutput {
  readonly options: readonly string[];
  readonly path: string;
}

/** What the tools may use, but for the folder, which each run gets its own of. */
export type ToolGuards = Omit<Guards, 'folder' | 'memory' | 'writes' | 'reads'> & {
  /** The one folder that it may write to. */
  readonly scratch: string;
  readonly memory: number;
};

/** The very arguments that `runFfmpeg` gives ffmpeg, in order. */
export function toArguments(run: FfmpegRun): string[] {
  return [
    ...run.input,
    '-i',
    run.source,
    ...(run.beside ?? []).flatMap(({ input, source }) => [...input, '-i', source]),
    '-y',
    ...(run.filter === null ? [] : ['-filter_complex', run.filter]),
    ...run.outputs.flatMap(({ options, path }) => [...options, path]),
  ];
}

/** The files that it is asked to open. */
const inputsOf = (args: readonly string[]) => args.filter((_, at) => args[at - 1] === '-i');

/** As a shell reads it back. */
const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;

const standIn = join(projectRoot, 'scripts/guarded-ffmpeg');
createCommand.setFfmpegPath(standIn);

/**
 * Runs ffmpeg and gives what it said. `onSeconds` hears how far into the output it is, twice a second.
 * @throws the signal's reason, RanTooLong, StorageFull, ToolFailed.
 */
export async function runFfmpeg(
  run: FfmpegRun,
  guards: ToolGuards,
  onSeconds: (seconds: number) => void = () => {},
): Promise<string> {
  guards.signal.throwIfAborted();
  const folder = await mkdtemp(join(guards.scratch, 'run-'));
  try {
    const within = {
      ...guards,
      folder,
      writes: guards.scratch,
      reads: [...inputsOf(toArguments(run)), ...(run.reads ?? [])],
    };
    const words = await guardedCommand('ffmpeg', within);
    await writeFile(join(folder, '.guarded-command'), words.map(quoted).join(' '));
    return await execute(run, folder, guards, onSeconds);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function execute(
  run: FfmpegRun,
  folder: string,
  guards: ToolGuards,
  onSeconds: (seconds: number) => void,
): Promise<string> {
  const command = createCommand({ cwd: folder, stdoutLines: 20 });
  command.input(run.source).inputOptions(...run.input, ...progressOptions);
  for (const { source, input } of run.beside ?? []) command.input(source).inputOptions(...input);
  if (run.filter !== null) command.complexFilter(run.filter);
  for (const { path, options } of run.outputs) command.output(path).outputOptions(...options);

  let pid: number | undefined;
  const watcher = watch(
    'ffmpeg',
    guards,
    () => {
      killGroup(pid);
      command.kill('SIGKILL');
    },
    () => pid,
  );
  try {
    return await new Promise<string>((resolve, reject) => {
      command.once('start', () => {
        // The child leads its own group, which fluent-ffmpeg's own kill would miss; it keeps the child here while it runs.
        pid = (command as { ffmpegProc?: { pid?: number } }).ffmpegProc?.pid;
        if (watcher.reason() !== null) killGroup(pid);
      });
      // Never listen for its 'progress': that makes it run ffprobe on the upload without any of our guards (S1).
      const said: string[] = [];
      command.on('stderr', (line: string) => {
        const time = /^out_time_us=(\d+)/.exec(line)?.[1];
        if (time !== undefined) onSeconds(Number(time) / 1e6);
        if (isProgress.test(line)) return;
        said.push(line);
        if (said.length > mostLines) said.shift();
      });
      command.once('end', () => resolve(said.join('\n')));
      command.once('error', (error: Error) => reject(watcher.reason() ?? explain(error, said.join('\n'))));
      command.run();
    });
  } finally {
    watcher.stop();
  }
}

/** Lines that it writes twice a second, and as many others as are kept. */
const isProgress = /^[a-z0-9_]+=/;
const mostLines = 2000;

const progressOptions = ['-progress', 'pipe:2', '-nostats', '-stats_period', '0.5'];

function explain(error: Error, stderr: string): Error {
  if (saysNotStarted(stderr)) return new NotStarted('ffmpeg', stderr);
  if (/No space left on device/i.test(stderr)) {
    return new StorageFull('Expected room to work in but the disk is full', { cause: error });
  }
  return new ToolFailed('ffmpeg', error.message.split('\n')[0] ?? 'failed', stderr);
}

/**
 * Runs ffmpeg or ffprobe beside fluent-ffmpeg, where its text is what is wanted and no file comes of it.
 * @throws the signal's reason, RanTooLong, ToolFailed.
 */
export async function askTool(
  tool: 'ffmpeg' | 'ffprobe',
  args: readonly string[],
  guards: ToolGuards,
  listening?: Listening,
): Promise<{ stdout: string; stderr: string }> {
  const folder = await mkdtemp(join(guards.scratch, 'run-'));
  try {
    return await runGuarded(tool, args, { ...guards, folder, reads: inputsOf(args) }, listening);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

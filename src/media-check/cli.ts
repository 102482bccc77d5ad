import { constants } from 'node:fs';
import { access, copyFile, mkdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, parse, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, loadConfig } from '../config.ts';
import type { MediaLimits } from '../inspect/accepted-media.ts';
import { createInspector } from '../inspect/media-inspector.ts';
import { sniffer } from '../inspect/sentences.ts';
import { mediaLimits } from '../media-limits.ts';
import { projectRoot } from '../project-root.ts';
import { withScratch } from '../storage/local-copy.ts';
import { createTranscoder } from '../transcode/media-transcoder.ts';
import type { RenderedFile } from '../transcode/transcoder.ts';
import { say } from '../words/say.ts';
import { checkFile } from './check-file.ts';
import { mediaTable, mediaTableFile } from './media-table.ts';
import { refusals } from './refusals.ts';

const usage = (): string => say('cli-media-usage', { doc: mediaTableFile });

const done = 0;
const wronglyAsked = 2;
const notAccepted = 3;
const interrupted = 130;

async function main(args: readonly string[], signal: AbortSignal): Promise<number> {
  const asked = readArguments(args);
  if (typeof asked === 'string') {
    console.error(`${asked}\n\n${usage()}`);
    return wronglyAsked;
  }
  // npm runs from the project's folder; paths are meant from where it was called.
  const home = process.env.INIT_CWD ?? '';
  const { command } = asked;
  const files = asked.files.map((file) => resolve(home, file));
  const out = asked.out === null ? null : resolve(home, asked.out);
  const limits = mediaLimits(loadConfig(process.env));
  if (command === 'check') return check(files, out, limits, signal);
  if (command === 'tables') await writeTables();
  else
    for (const { said, sentence, file, when } of refusals(limits)) {
      console.log(`${sentence}\n    ${say('cli-media-said', { said, file: file ?? when ?? '' })}`);
    }
  return done;
}

interface Asked {
  readonly command: string;
  readonly files: readonly string[];
  readonly out: string | null;
}

/** What was asked for, or what is wrong with it. */
function readArguments(args: readonly string[]): Asked | string {
  let parsed: { values: { out?: string | undefined }; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...args], options: { out: { type: 'string' } }, allowPositionals: true });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const [command = '', ...files] = parsed.positionals;
  const out = parsed.values.out ?? null;
  if (!['check', 'refusals', 'tables'].includes(command)) {
    return command ? say('cli-media-command', { command }) : say('cli-media-nothing');
  }
  if (command !== 'check')
    return files.length > 0 || out ? say('cli-media-no-more', { command }) : { command, files, out };
  return files.length > 0 ? { command, files, out } : say('cli-media-no-files');
}

async function check(
  files: readonly string[],
  out: string | null,
  limits: MediaLimits,
  signal: AbortSignal,
): Promise<number> {
  const faults = (await Promise.all(files.map(faultOf))).filter((fault) => fault !== null);
  if (faults.length > 0) {
    console.error(faults.join('\n'));
    return wronglyAsked;
  }
  const tools = {
    sniffer,
    inspector: createInspector({ limits }),
    transcoder: createTranscoder({ limits }),
    limits,
  };
  let allAccepted = true;
  for (const file of files) {
    await withScratch(tmpdir(), async (scratch) => {
      const { files: made, failure, ...line } = await checkFile(file, tools, scratch, signal);
      if (failure) console.error(`${file}: ${failure instanceof Error ? failure.message : failure}`);
      const kept = out && line.accepted ? { out: await keep(made, out, file) } : {};
      console.log(JSON.stringify({ file, ...line, ...kept }));
      allAccepted &&= line.accepted;
    });
  }
  return allAccepted ? done : notAccepted;
}

async function faultOf(file: string): Promise<string | null> {
  try {
    if (!(await stat(file)).isFile()) return say('cli-media-not-a-file', { file });
    await access(file, constants.R_OK);
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'ENOENT' ? say('cli-media-no-file', { file }) : say('cli-media-unreadable', { file });
  }
}

/** Copies what was made into a folder that was not there before. @returns its path. */
async function keep(made: readonly RenderedFile[], out: string, file: string): Promise<string> {
  await mkdir(out, { recursive: true });
  const folder = await newFolder(join(out, parse(basename(file)).name || 'file'));
  for (const { path, name } of made) await copyFile(path, join(folder, name));
  return folder;
}

/** Two files may have one name, and so may what an earlier check has left: the later gets a number. */
async function newFolder(wanted: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const folder = number === 1 ? wanted : `${wanted}-${number}`;
    try {
      await mkdir(folder);
      return folder;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

async function writeTables(): Promise<void> {
  await writeFile(join(projectRoot, mediaTableFile), mediaTable(mediaLimits(loadConfig({}))));
}

const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());

try {
  process.exitCode = await main(process.argv.slice(2), stop.signal);
} catch (error) {
  if (!stop.signal.aborted && !(error instanceof ConfigError)) throw error;
  console.error(stop.signal.aborted || !(error instanceof Error) ? say('cli-stopped') : error.message);
  process.exitCode = stop.signal.aborted ? interrupted : wronglyAsked;
}

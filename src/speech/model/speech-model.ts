import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '../../words/say.ts';
import { filesOf, type Manifest, type ModelFile, manifestName, manifestSchema } from './manifest.ts';

/** A model whose every byte is what its manifest says. */
export interface SpeechModel {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Of the manifest, lower-case hex: what a draft keeps of the model that made it. */
  readonly sha256: string;
}

/** There is no model, or it must not be run: a damaged one ends the process that opens it. The message is for the host. */
export class NoSpeechModel extends Error {
  /** False where there is none at all, which is no fault. */
  readonly isDamaged: boolean;
  constructor(message: string, isDamaged: boolean) {
    super(message);
    this.name = 'NoSpeechModel';
    this.isDamaged = isDamaged;
  }
}

/** Files that were read whole and are as they were then, by path: a hash of 145 MB takes half a second. */
const known = new Map<string, string>();

/** @throws NoSpeechModel */
export async function openSpeechModel(folder: string): Promise<SpeechModel> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => null);
  if (text === null) throw new NoSpeechModel(say('speech-model-none', { folder }), false);
  const manifest = manifestIn(text, folder);
  for (const file of filesOf(manifest)) {
    const fault = await faultOf(folder, file);
    if (fault) throw new NoSpeechModel(fault, true);
  }
  return { folder, manifest, sha256: createHash('sha256').update(text).digest('hex') };
}

function manifestIn(text: string, folder: string): Manifest {
  let data: unknown = null;
  try {
    data = JSON.parse(text);
  } catch {
    // It is said below.
  }
  const parsed = manifestSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.join('.') || '{';
  throw new NoSpeechModel(say('speech-model-manifest', { folder, path }), true);
}

/** What is wrong with a file of it, or null. */
async function faultOf(folder: string, { name, bytes, sha256 }: ModelFile): Promise<string | null> {
  const path = join(folder, name);
  const found = await lstat(path).catch(() => null);
  // The engine follows no links for the weights beside its graphs.
  if (!found?.isFile()) return say('speech-model-file-missing', { file: path });
  if (found.size !== bytes) return say('speech-model-file-damaged', { file: path });
  const mark = `${found.ino} ${found.size} ${found.mtimeMs} ${sha256}`;
  if (known.get(path) === mark) return null;
  if ((await sha256Of(path)) !== sha256) return say('speech-model-file-damaged', { file: path });
  known.set(path, mark);
  return null;
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

import { open, stat, symlink } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Unacceptable } from '../errors.ts';
import type { MediaLimits } from '../inspect/accepted-media.ts';
import type { Inspector } from '../inspect/inspector.ts';
import { sentences } from '../inspect/sentences.ts';
import type { MediaFacts } from '../story/media.ts';
import { transcodeWhole } from '../transcode/transcode-whole.ts';
import type { RenderedFile, Transcoder } from '../transcode/transcoder.ts';
import { FileRefused } from '../uploads/file-gate.ts';
import { judgeFile } from '../uploads/judge-file.ts';
import type { Sniffer } from '../uploads/upload-services.ts';
import { headBytes } from '../uploads/upload-services.ts';

export interface CheckTools {
  readonly sniffer: Sniffer;
  readonly inspector: Inspector;
  readonly transcoder: Transcoder;
  readonly limits: MediaLimits;
}

export interface Checked {
  readonly accepted: boolean;
  /** The form that was measured; else what the first bytes are, as far as they say. */
  readonly kind: string | null;
  /** What its sender would read; null where it was accepted. */
  readonly reason: string | null;
  readonly facts: MediaFacts | null;
  /** What was made of it, in `scratch`. */
  readonly files: readonly RenderedFile[];
  /** Why our own tools failed, where they did. */
  readonly failure: unknown;
}

/** Takes a file the whole way that an upload goes, from its first bytes to its renditions. `scratch` is the caller's. */
export async function checkFile(
  path: string,
  { sniffer, inspector, transcoder, limits }: CheckTools,
  scratch: string,
  signal: AbortSignal,
): Promise<Checked> {
  const name = basename(path);
  const { head, bytes } = await readHead(path);
  const look = sniffer.lookAt(head, name);
  const seems = 'notTaken' in look ? look.notTaken.name : look.certain ? look.form : null;
  const refused = (reason: string, facts: MediaFacts | null = null): Checked => {
    return { accepted: false, kind: facts?.form ?? seems, reason, facts, files: [], failure: null };
  };
  try {
    const judged = judgeFile(head, name, { sniffer, limits: uploadLimits(limits) });
    if (bytes >= judged.limit) return refused(judged.tooLarge);
  } catch (error) {
    if (error instanceof FileRefused) return refused(error.message);
    throw error;
  }
  // Under another name, as in the worker: what it is called decides nothing there (S6).
  const upload = join(scratch, 'upload');
  await symlink(resolve(path), upload);
  let facts: MediaFacts | null = null;
  try {
    const found = await inspector.inspect(upload, scratch, signal);
    if (found.kind === 'refused') return refused(found.reason);
    facts = found.facts;
    const { files } = await transcodeWhole(transcoder, upload, facts, scratch, () => undefined, signal);
    return { accepted: true, kind: facts.form, reason: null, facts, files, failure: null };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Unacceptable) return refused(error.message, facts);
    return { ...refused(sentences.ourFault(), facts), failure: error };
  }
}

async function readHead(path: string): Promise<{ head: Buffer; bytes: number }> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return { head: buffer.subarray(0, bytesRead), bytes: (await stat(path)).size };
  } finally {
    await file.close();
  }
}

function uploadLimits({ artwork, sound, film }: MediaLimits) {
  return {
    artworkBytes: artwork.bytes,
    soundBytes: sound.bytes,
    filmBytes: film.bytes,
    soundSeconds: sound.seconds,
    filmSeconds: film.seconds,
    filesPerStory: 1,
    bytesPerDay: Number.POSITIVE_INFINITY,
  };
}

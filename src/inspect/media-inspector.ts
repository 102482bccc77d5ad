import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ToolFailed } from '../transcode/guarded.ts';
import { readPictureHeader } from '../transcode/picture-header.ts';
import { type Probe, probe } from '../transcode/probe.ts';
import { readAtOf } from '../transcode/read-at.ts';
import { lookGuards } from '../transcode/work-guards.ts';
import { defaultLimits, type MediaLimits } from './accepted-media.ts';
import { asAnimation } from './inspect-animation.ts';
import { inspectArtwork } from './inspect-artwork.ts';
import { inspectDocument, isPdf } from './inspect-document.ts';
import { inspectRecording } from './inspect-recording.ts';
import type { Inspector } from './inspector.ts';
import { isRiffCutShort } from './riff.ts';
import { sentences } from './sentences.ts';
import { nameStranger, sniff } from './sniff.ts';

export interface InspectorOptions {
  readonly limits?: MediaLimits;
}

/** Looks at the bytes with sharp and ffprobe. What a file is called, or claims to be, decides nothing (S6). */
export function createInspector({ limits = defaultLimits }: InspectorOptions = {}): Inspector {
  return {
    async inspect(file, folder, signal) {
      signal.throwIfAborted();
      // The tools run in folders of their own, where a relative path would lead elsewhere.
      const path = resolve(file);
      const scratch = resolve(folder);
      const { bytes, head, tail } = await readEnds(path);
      if (bytes === 0) return { kind: 'refused', reason: sentences.empty };

      const guards = lookGuards(scratch, limits, signal);
      const header = await readPictureHeader(path);
      if (header && !header.sequence) return inspectArtwork(path, bytes, header, scratch, limits, signal);
      if (isPdf(head)) return inspectDocument(path, bytes, tail, limits, guards);
      let found: Probe;
      try {
        // Wider than we take, so that a film that is too wide is told so rather than called damaged.
        found = await probe(path, limits.film.pixels * 4, guards);
      } catch (error) {
        if (!(error instanceof ToolFailed)) throw error;
        if (error.complaint.includes('max pixel count')) {
          return { kind: 'refused', reason: sentences.tooWide(limits.film.side) };
        }
        return { kind: 'refused', reason: await explain(head) };
      }
      const recording = await inspectRecording(
        path,
        bytes,
        found,
        isRiffCutShort(head, bytes),
        limits,
        guards,
      );
      return header ? asAnimation(recording, limits) : recording;
    },
  };
}

async function readEnds(path: string): Promise<{ bytes: number; head: Buffer; tail: Buffer }> {
  const file = await open(path);
  try {
    const read = readAtOf(file);
    const { size } = await file.stat();
    const tail = await read(Math.max(0, size - 65_536), 65_536);
    return { bytes: size, head: await read(0, 4096), tail };
  } finally {
    await file.close();
  }
}

/** Nothing could open it: the first bytes may still tell the sender which mistake it was. */
async function explain(head: Buffer): Promise<string> {
  const stranger = await nameStranger(head);
  if (stranger) return sentences.notMedia(stranger);
  const seems = await sniff(head);
  if (!seems) return sentences.unknown;
  return sentences.cutShort(seems.form === 'artwork' ? 'picture' : seems.form);
}

import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ToolFailed } from '../transcode/guarded.ts';
import { readPictureHeader } from '../transcode/image.ts';
import { type Probe, probe } from '../transcode/probe.ts';
import { lookGuards } from '../transcode/work-guards.ts';
import { defaultLimits, type MediaLimits } from './accepted-media.ts';
import { isCameraRawFile } from './camera-raw.ts';
import type { NotTaken } from './file-kind.ts';
import { inspectArtwork } from './inspect-artwork.ts';
import { inspectRecording } from './inspect-recording.ts';
import type { Inspector } from './inspector.ts';
import { cameraRaw } from './not-taken-pictures.ts';
import { isRiffCutShort } from './riff.ts';
import { sentences } from './sentences.ts';
import { nameStranger, sniff, surelyNotTaken } from './sniff.ts';

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
      const { bytes, head, stranger } = await readHead(path);
      if (bytes === 0) return { kind: 'refused', reason: sentences.empty };
      if (stranger) return { kind: 'refused', reason: sentences.notMedia(stranger) };

      const header = await readPictureHeader(path);
      if (header) return inspectArtwork(path, bytes, header, scratch, limits, signal);

      const guards = lookGuards(scratch, limits, signal);
      let found: Probe;
      try {
        // Wider than we take, so that a film that is too wide is told so rather than called damaged.
        found = await probe(path, limits.film.pixels * 4, guards);
      } catch (error) {
        if (!(error instanceof ToolFailed)) throw error;
        if (error.complaint.includes('max pixel count')) {
          return { kind: 'refused', reason: sentences.tooWide(limits.film.side) };
        }
        return { kind: 'refused', reason: explain(head) };
      }
      return inspectRecording(path, bytes, found, isRiffCutShort(head, bytes), limits, guards);
    },
  };
}

interface Head {
  readonly bytes: number;
  readonly head: Buffer;
  /** The kind, where it is surely one that we do not take, although a tool might open it, as a camera's RAW photo. */
  readonly stranger: NotTaken | null;
}

async function readHead(path: string): Promise<Head> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const head = buffer.subarray(0, bytesRead);
    const stranger = surelyNotTaken(head, '') ?? ((await isCameraRawFile(file, head)) ? cameraRaw : null);
    return { bytes: size, head, stranger };
  } finally {
    await file.close();
  }
}

/** Nothing could open it: the first bytes may still tell the sender which mistake it was. */
function explain(head: Buffer): string {
  const stranger = nameStranger(head);
  if (stranger) return sentences.notMedia(stranger);
  const seems = sniff(head);
  if (!seems) return sentences.unknown;
  return sentences.cutShort(seems.form === 'artwork' ? 'picture' : seems.form);
}

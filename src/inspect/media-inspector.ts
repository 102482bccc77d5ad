import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readPictureHeader } from '../transcode/pictures/picture-header.ts';
import { pictureGuards } from '../transcode/pictures/picture-source.ts';
import { readAtOf } from '../transcode/pictures/read-at.ts';
import { readHeader, Unreadable } from '../transcode/recordings/header.ts';
import { asOneOpus } from '../transcode/recordings/joined-opus.ts';
import type { Header } from '../transcode/recordings/parse-header.ts';
import { saysTruncated } from '../transcode/tools/diagnosis.ts';
import { lookGuards } from '../transcode/tools/work-guards.ts';
import { defaultLimits, type MediaLimits } from './accepted-media.ts';
import { asAnimation } from './inspect-animation.ts';
import { inspectArtwork } from './inspect-artwork.ts';
import { inspectDocument, isPdf } from './inspect-document.ts';
import { inspectRecording } from './inspect-recording.ts';
import type { Inspector } from './inspector.ts';
import { findUnknownType } from './not-taken/find-unknown-type.ts';
import { cameraRaw } from './not-taken/not-taken-pictures.ts';
import { containerOf, isAllThere } from './picture-end.ts';
import { isSmallerThanPromised } from './promised-size.ts';
import { sentences } from './sentences.ts';
import { describeUnknownType, sniff } from './sniff.ts';

export interface InspectorOptions {
  readonly limits?: MediaLimits;
}

/** Looks at the bytes with sharp, libheif, ffmpeg and poppler. What a file is called, or claims to be, decides nothing (S6). */
export function createInspector({ limits = defaultLimits }: InspectorOptions = {}): Inspector {
  return {
    async inspect(file, folder, signal) {
      signal.throwIfAborted();
      // The tools run in folders of their own, where a relative path would lead elsewhere.
      const scratch = resolve(folder);
      const path = await asOneOpus(resolve(file), scratch, signal);
      const { bytes, head, tail } = await readEnds(path);
      if (bytes === 0) return { kind: 'refused', reason: sentences.empty() };
      const unknown = await findUnknownType(path, head);
      if (unknown) return { kind: 'refused', reason: sentences.notMedia(unknown) };

      const guards = lookGuards(scratch, limits, signal);
      const header = await readPictureHeader(path, pictureGuards(scratch, limits, signal));
      if (header && !header.sequence) return inspectArtwork(path, bytes, header, scratch, limits, signal);
      if (isPdf(head)) return inspectDocument(path, bytes, tail, limits, guards);
      let found: Header;
      try {
        // Wider than we take, so that a film that is too wide is told so rather than called damaged.
        found = await readHeader(path, limits.film.pixels * 4, guards);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        return {
          kind: 'refused',
          reason: await explain(path, head, error.complaint, limits),
          said: error.message,
        };
      }
      const cutShort = isSmallerThanPromised(head, bytes);
      const recording = await inspectRecording(path, bytes, found, cutShort, limits, guards);
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

/** No reader on our list could open it: what it said, and the file's two ends, tell the sender which mistake it was. */
async function explain(path: string, head: Buffer, complaint: string, limits: MediaLimits): Promise<string> {
  if (complaint.includes('max pixel count')) return sentences.tooWide(limits.film.side);
  const unknown = describeUnknownType(head) ?? rawAfterAll(head);
  if (unknown) return sentences.notMedia(unknown);
  const seems = sniff(head);
  if (!seems) return sentences.unknown();
  const what = seems.form === 'artwork' ? 'picture' : seems.form;
  const container = containerOf(head);
  const missing = container ? !(await isAllThere(path, container)) : saysTruncated(complaint);
  return missing ? sentences.cutShort(what) : sentences.damaged(what);
}

/** A TIFF that holds nothing but a small copy keeps its picture in a camera's own way. */
const rawAfterAll = (head: Buffer) => (containerOf(head) === 'tiff' ? cameraRaw : null);

import { type FileHandle, open } from 'node:fs/promises';
import type { NotTaken } from '../file-kind.ts';
import { knownNotTaken } from '../sniff.ts';
import { directoryAt, isRawDirectory } from './camera-raw.ts';
import { cameraRaw } from './not-taken-pictures.ts';

/**
 * The kind of a file that is surely not taken; null of all others. Asked before any tool opens it: some would, and show
 * the small preview in a camera's RAW photo.
 */
export async function findUnknownType(path: string, head: Buffer): Promise<NotTaken | null> {
  const unknown = knownNotTaken(head, '');
  if (unknown) return unknown;
  const file = await open(path);
  try {
    return (await isCameraRawFile(file, head)) ? cameraRaw : null;
  } finally {
    await file.close();
  }
}

/** Of a directory that is looked at: no camera writes as many tags. */
const mostBytes = 2 + 12 * 200;

/** As `isCameraRaw`, where the directory may lie anywhere in the file. */
async function isCameraRawFile(file: FileHandle, head: Buffer): Promise<boolean> {
  const at = directoryAt(head);
  if (at === null) return false;
  const { buffer, bytesRead } = await file.read(Buffer.alloc(mostBytes), 0, mostBytes, at);
  return isRawDirectory(buffer.subarray(0, bytesRead), head[0] === 0x49);
}

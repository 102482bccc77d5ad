import { open } from 'node:fs/promises';
import type { NotTaken } from '../file-kind.ts';
import { surelyNotTaken } from '../sniff.ts';
import { isCameraRawFile } from './camera-raw.ts';
import { cameraRaw } from './not-taken-pictures.ts';

/**
 * The kind of a file that is surely not taken; null of all others. Asked before any tool opens it: some would, and show
 * the small preview in a camera's RAW photo.
 */
export async function findUnknownType(path: string, head: Buffer): Promise<NotTaken | null> {
  const unknown = surelyNotTaken(head, '');
  if (unknown) return unknown;
  const file = await open(path);
  try {
    return (await isCameraRawFile(file, head)) ? cameraRaw : null;
  } finally {
    await file.close();
  }
}

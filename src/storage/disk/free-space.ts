import { statfs } from 'node:fs/promises';
import { storeFull } from './disk-errors.ts';

/** A long write asks for free space again after this many bytes. */
export const floorEvery = 32 * 1024 * 1024;

/** @throws StorageFull where the file system of `folder` has fewer bytes free than `floorBytes`. */
export async function refuseBelowFloor(folder: string, floorBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < floorBytes) throw storeFull();
}

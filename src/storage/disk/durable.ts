import { mkdir, open, rename, rmdir, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../../errors.ts';
import { isMissing } from './disk-errors.ts';

/** A file's name is in its folder: until the folder is on the disk, a power cut can undo a rename. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/**
 * Moves a file to a place below `root`, makes the folders it needs (0700), and resolves once that would survive. Every
 * folder up to `root` is synced: another put may have made one just now and not have come to syncing it.
 */
export async function renameDurably(from: string, to: string, root: string): Promise<void> {
  const folder = dirname(to);
  // A delete may take an empty folder away meanwhile.
  for (let tries = 1; ; tries += 1) {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await rename(from, to);
      break;
    } catch (error) {
      if (!isMissing(error) || tries === 20) throw error;
    }
  }
  for (let path = folder; ; path = dirname(path)) {
    await syncFolder(path);
    if (path === root) return;
  }
}

/** Removes a file and resolves once it would not come back. */
export async function removeDurably(path: string): Promise<void> {
  await unlink(path);
  await syncFolder(dirname(path));
}

/** Removes `folder` and those above it while they are empty, never `root`: an erased story leaves no name behind. */
export async function pruneFolders(folder: string, root: string): Promise<void> {
  for (let path = folder; path !== root; path = dirname(path)) {
    try {
      await rmdir(path);
    } catch (error) {
      const code = errorCode(error);
      if (code === 'ENOTEMPTY' || code === 'EEXIST') return;
      throw error;
    }
  }
}

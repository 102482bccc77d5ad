import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from './temporary.ts';

const run = promisify(execFile);

export interface SmallDisk {
  readonly path: string;
  /** Leaves no room at all, by a file that takes what is left. */
  fill(): Promise<void>;
  /** Takes that file away. */
  free(): Promise<void>;
  remove(): Promise<void>;
}

/** A disk of so many megabytes, in memory; or why this machine cannot have one. */
export async function smallDisk(megabytes: number): Promise<SmallDisk | string> {
  const folder = await temporaryFolder();
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder.path]);
  } catch (error) {
    await folder.remove();
    return `no disk can be mounted here: ${String((error as { stderr?: string }).stderr || error).trim()}`;
  }
  const filler = path.join(folder.path, 'filler');
  return {
    path: folder.path,
    async fill() {
      const filled = await writeFile(filler, Buffer.alloc(megabytes * 1024 * 1024)).catch(
        (error: NodeJS.ErrnoException) => error.code,
      );
      if (filled !== 'ENOSPC') throw new Error(`Expected the disk to fill up but got ${filled}`);
    },
    free: () => rm(filler),
    async remove() {
      await run('umount', ['--lazy', folder.path]);
      await folder.remove();
    },
  };
}

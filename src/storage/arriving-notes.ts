import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Upload } from '@tus/server';
import { base32 } from '../random.ts';
import { isMissing, readDiskError } from './disk/disk-errors.ts';

/** What the tus store keeps beside each arrival: a small file that is old or new, never half of either. */
export function arrivingNotes(folder: string) {
  const pathOf = (id: string) => join(folder, `${id}.json`);
  return {
    async get(id: string): Promise<Upload | undefined> {
      try {
        return JSON.parse(await readFile(pathOf(id), 'utf8'));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw readDiskError(error);
      }
    },
    async set(id: string, upload: Upload): Promise<void> {
      const temporary = `${pathOf(id)}.${base32(10)}`;
      try {
        await writeFile(temporary, JSON.stringify(upload), { mode: 0o600 });
        await rename(temporary, pathOf(id));
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => {});
        throw readDiskError(error);
      }
    },
    async delete(id: string): Promise<void> {
      await rm(pathOf(id), { force: true });
    },
  };
}

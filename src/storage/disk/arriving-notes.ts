import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { base32 } from '../../random.ts';
import { isMissing, readDiskError } from './disk-errors.ts';

export type ArrivingNotes = ReturnType<typeof arrivingNotes>;

/** What is known of an arrival: the length of the whole file, once that is known. */
interface ArrivingNote {
  readonly size?: number | undefined;
}

/** What is kept beside each arrival: a small file that is old or new, never half of either. */
export function arrivingNotes(folder: string) {
  const pathOf = (id: string) => join(folder, `${id}.json`);
  return {
    async get(id: string): Promise<ArrivingNote | undefined> {
      try {
        return JSON.parse(await readFile(pathOf(id), 'utf8'));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw readDiskError(error);
      }
    },
    async set(id: string, note: ArrivingNote): Promise<void> {
      const temporary = `${pathOf(id)}.${base32(10)}`;
      try {
        await writeFile(temporary, JSON.stringify(note), { mode: 0o600 });
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

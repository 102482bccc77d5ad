import { cp, mkdir, open, readdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../words/say.ts';
import { differences, type RecordsDigest } from './records-digest.ts';

/** A copy of the embedded store's records, and of what is needed to go back to them, in a folder of its own. */

export interface BackupNote {
  readonly madeAt: Date;
  /** The release that these records are of; null where it did not say. */
  readonly version: string | null;
  readonly records: RecordsDigest;
}

/** What is copied out of the data folder: the records, and the key without which no sealed export can be checked. */
const kept = ['mongo', 'secret'];

export interface FolderBackup {
  readonly dataDir: string;
  readonly note: BackupNote;
  /** Opens the copy and reads every record of it. */
  read(dataDir: string): Promise<RecordsDigest>;
}

export const backupsIn = (dataDir: string) => path.join(dataDir, 'backups');

/**
 * Copies the records, opens the copy and reads all of it, and only then gives it its name: what is named is whole. Nothing
 * may have the records open. Resolves to its folder.
 * @throws Error with a sentence, and then there is no backup
 */
export async function backUpFolder({ dataDir, note, read }: FolderBackup): Promise<string> {
  const backups = backupsIn(dataDir);
  const name = note.madeAt.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const [part, whole] = [path.join(backups, `${name}.part`), path.join(backups, name)];
  await mkdir(backups, { recursive: true, mode: 0o700 });
  // One that a power cut left behind is no backup.
  for (const left of await readdir(backups)) {
    if (left.endsWith('.part')) await rm(path.join(backups, left), { recursive: true, force: true });
  }
  await makeSureOfRoom(dataDir);
  await mkdir(part, { mode: 0o700 });
  for (const each of kept) await copyIfThere(path.join(dataDir, each), path.join(part, each));
  const found = await read(part);
  const wrong = differences(note.records, found);
  if (wrong.length > 0) {
    await rm(part, { recursive: true, force: true });
    throw new Error(say('upgrade-backup-differs', { names: wrong.join(', ') }));
  }
  for (const left of await readdir(part)) {
    // What opening it made.
    if (!kept.includes(left)) await rm(path.join(part, left), { recursive: true, force: true });
  }
  await writeFile(path.join(part, 'backup.json'), `${JSON.stringify(note, null, 2)}\n`);
  await syncAll(part);
  await rename(part, whole);
  await sync(backups);
  return whole;
}

/** Bytes of the records. */
export async function sizeOfRecords(dataDir: string): Promise<number> {
  const folder = path.join(dataDir, 'mongo');
  const files = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(files.map(async (file) => (await stat(path.join(folder, file))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function makeSureOfRoom(dataDir: string): Promise<void> {
  const [{ bavail, bsize }, needed] = await Promise.all([statfs(dataDir), sizeOfRecords(dataDir)]);
  // The store that looks at the copy wants some room of its own.
  if (bavail * bsize < needed * 1.2 + 10_000_000)
    throw new Error(say('upgrade-backup-no-room', { folder: backupsIn(dataDir) }));
}

async function copyIfThere(from: string, to: string): Promise<void> {
  const isThere = await stat(from).then(
    () => true,
    () => false,
  );
  // Who served it, and who had it open, is no part of it.
  const isKept = (file: string) => !['served-by.json', 'lock.mdb'].includes(path.basename(file));
  if (isThere) await cp(from, to, { recursive: true, preserveTimestamps: true, filter: isKept });
}

async function syncAll(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    await sync(path.join(entry.parentPath, entry.name));
  await sync(folder);
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

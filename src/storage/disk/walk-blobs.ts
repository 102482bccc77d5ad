import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredBlob } from '../blob-store.ts';
import { parseBlobKey } from '../keys.ts';
import { isMissing, readDiskError } from './disk-errors.ts';

/** Every blob below `root` whose key begins with `prefix`; what goes away meanwhile is passed over. */
export async function* walkBlobs(root: string, prefix: string): AsyncGenerator<StoredBlob> {
  const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  // A prefix that no key can have finds nothing, and never leads out of the root.
  if (folder !== '' && parseBlobKey(`${folder}x`) === null) return;
  yield* walk(root, folder, prefix);
}

async function* walk(root: string, folder: string, prefix: string): AsyncGenerator<StoredBlob> {
  for await (const entry of entriesOf(join(root, folder))) {
    const name = folder + entry.name;
    if (entry.isDirectory()) {
      const inside = `${name}/`;
      const leads = inside.startsWith(prefix) || prefix.startsWith(inside);
      if (leads && parseBlobKey(`${inside}x`) !== null) yield* walk(root, inside, prefix);
      continue;
    }
    const key = name.startsWith(prefix) ? parseBlobKey(name) : null;
    if (key === null) continue;
    const facts = await stat(join(root, name)).catch(orMissing);
    if (facts?.isFile()) yield { key, bytes: facts.size, storedAt: facts.mtime };
  }
}

async function* entriesOf(path: string) {
  const folder = await opendir(path).catch(orMissing);
  if (folder) yield* folder;
}

function orMissing(error: unknown): null {
  if (isMissing(error)) return null;
  throw readDiskError(error);
}

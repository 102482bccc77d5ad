import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { BlobKey } from '../story/ids.ts';
import { BlobNotFound, type BlobStore } from './blob-store.ts';
import { createDiskBlobStore } from './disk/disk-blob-store.ts';
import { sweepScratch, withLocalCopy, withScratch } from './local-copy.ts';

const key = 'originals/story/media/a' as BlobKey;
let root: string;
let scratch: string;
let store: BlobStore;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'local-copy-'));
  scratch = join(root, 'scratch');
  await mkdir(scratch);
  store = createDiskBlobStore({ root: join(root, 'blobs') });
  await store.put(key, Readable.from([Buffer.from('drawing')]));
});
afterEach(() => rm(root, { recursive: true }));

describe('withLocalCopy', () => {
  it('lends a copy for its time; changing it changes nothing in the store', async () => {
    const read = await withLocalCopy(store, key, scratch, async (path) => {
      const text = await readFile(path, 'utf8');
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      await appendFile(path, 'scribble');
      return text;
    });
    expect(read).toBe('drawing');
    expect(await readdir(scratch)).toEqual([]);
    expect((await buffer(await store.get(key))).toString()).toBe('drawing');
  });

  it('cleans up where the borrower fails, or has moved the copy away', async () => {
    const failure = new Error('no such codec');
    await expect(withLocalCopy(store, key, scratch, () => Promise.reject(failure))).rejects.toBe(failure);
    await withLocalCopy(store, key, scratch, (path) => rm(path));
    expect(await readdir(scratch)).toEqual([]);
  });

  it('leaves nothing where the blob is missing or its bytes stop half-way', async () => {
    const missing = withLocalCopy(store, 'originals/none' as BlobKey, scratch, async () => 'used');
    await expect(missing).rejects.toBeInstanceOf(BlobNotFound);
    const breaking = {
      get: async () =>
        Readable.from(
          (async function* () {
            yield Buffer.from('half');
            throw new Error('the line went dead');
          })(),
        ),
    };
    await expect(withLocalCopy(breaking, key, scratch, async () => 'used')).rejects.toThrow(
      'the line went dead',
    );
    expect(await readdir(scratch)).toEqual([]);
  });
});

describe('withScratch', () => {
  it('lends a folder nobody else can look into and removes all of it', async () => {
    const below = join(root, 'new', 'scratch');
    await withScratch(below, async (folder) => {
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
      await mkdir(join(folder, 'a/b'), { recursive: true });
      await writeFile(join(folder, 'a/b/c'), 'frames');
    });
    expect(await readdir(below)).toEqual([]);
    const failing = withScratch(below, () => Promise.reject(new Error('killed')));
    await expect(failing).rejects.toThrow('killed');
    expect(await readdir(below)).toEqual([]);
  });
});

describe('sweepScratch', () => {
  it('removes what was left long ago, not what is still written to, nor what is not ours', async () => {
    const old = new Date(Date.now() - 7_200_000);
    for (const name of ['scratch-left', 'scratch-busy', 'scratch-fresh', 'keepsake']) {
      await mkdir(join(scratch, name, 'inside'), { recursive: true });
      await writeFile(join(scratch, name, 'inside', 'film'), 'frames');
    }
    for (const name of ['scratch-left', 'scratch-busy', 'keepsake']) {
      for (const path of name === 'scratch-busy' ? ['inside', '.'] : ['inside/film', 'inside', '.']) {
        await utimes(join(scratch, name, path), old, old);
      }
    }
    expect(await sweepScratch(scratch, new Date(Date.now() - 3_600_000))).toBe(1);
    expect((await readdir(scratch)).sort()).toEqual(['keepsake', 'scratch-busy', 'scratch-fresh']);
    expect(await sweepScratch(join(root, 'nowhere'), new Date())).toBe(0);
  });
});

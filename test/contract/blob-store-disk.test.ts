import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, statfs, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StorageFull } from '../../src/errors.ts';
import { BlobNotFound } from '../../src/storage/blob-store.ts';
import { createDiskBlobStore } from '../../src/storage/disk/disk-blob-store.ts';
import type { BlobKey } from '../../src/story/ids.ts';
import { projectRoot } from '../support/archive.ts';

const megabyte = 1024 * 1024;
const key = 'originals/story/media/a' as BlobKey;
const later = () => new Date(Date.now() + 60_000);
const incomingOf = (root: string) => readdir(join(root, 'incoming'));
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'disk-store-'));
});
afterEach(() => rm(root, { recursive: true }));

describe('the disk store', () => {
  it('keeps its folders and files to its own user', async () => {
    const below = join(root, 'blobs');
    await createDiskBlobStore({ root: below }).put(key, Readable.from([Buffer.from('x')]));
    for (const path of ['', 'incoming', 'originals', 'originals/story', 'originals/story/media']) {
      expect((await stat(join(below, path))).mode & 0o777).toBe(0o700);
    }
    expect((await stat(join(below, key))).mode & 0o777).toBe(0o600);
  });

  it('leaves no folder of what was deleted', async () => {
    const store = createDiskBlobStore({ root });
    await store.put(key, Readable.from([Buffer.from('x')]));
    await store.put('originals/other/b' as BlobKey, Readable.from([Buffer.from('x')]));
    await store.delete(key);
    expect(await readdir(join(root, 'originals'))).toEqual(['other']);
  });

  it('puts and deletes side by side in one folder', async () => {
    const store = createDiskBlobStore({ root });
    await Promise.all(
      Array.from({ length: 10 }, async (_value, lane) => {
        for (let round = 0; round < 20; round += 1) {
          const each = `originals/story/media/${lane}-${round}` as BlobKey;
          await store.put(each, Readable.from([Buffer.from('x')]));
          await store.delete(each);
        }
      }),
    );
    expect(await readdir(join(root, 'originals')).catch(() => [])).toEqual([]);
  });

  it('shows nothing that is not a blob', async () => {
    const store = createDiskBlobStore({ root });
    await store.put(key, Readable.from([Buffer.from('x')]));
    await writeFile(join(root, 'originals', 'Thumbs.DB'), 'x');
    await writeFile(join(root, 'incoming', 'part'), 'x');
    await mkdir(join(root, 'secrets'));
    await writeFile(join(root, 'secrets', 'a'), 'x');
    await symlink('/etc', join(root, 'originals', 'etc'));
    const found: string[] = [];
    for await (const blob of store.list('')) found.push(blob.key);
    expect(found).toEqual([key]);
    await expect(store.stat('originals/story' as BlobKey)).rejects.toBeInstanceOf(BlobNotFound);
    await expect(store.get('originals/story' as BlobKey)).rejects.toBeInstanceOf(BlobNotFound);
  });

  it('takes nothing below its floor of free space, and still reads', async () => {
    await createDiskBlobStore({ root }).put(key, Readable.from([Buffer.from('drawing')]));
    const { bavail, bsize } = await statfs(root);
    const store = createDiskBlobStore({ root, floorBytes: 2 * bavail * bsize });
    const source = Readable.from([Buffer.from('x')]);
    const refusal = { name: 'StorageFull', status: 507 };
    await expect(store.put('originals/b' as BlobKey, source)).rejects.toMatchObject(refusal);
    await expect(store.check()).rejects.toMatchObject(refusal);
    expect(source.destroyed).toBe(true);
    expect(await incomingOf(root)).toEqual([]);
    expect((await buffer(await store.get(key))).toString()).toBe('drawing');
  });

  it('says which setting to look at where its folder cannot be one', async () => {
    await writeFile(join(root, 'file'), '');
    await expect(createDiskBlobStore({ root: join(root, 'file') }).check()).rejects.toThrow('DATA_DIR');
  });
});

/** S17: killed with `kill -9` in the middle of a put. */
it('shows nothing of a put whose process was killed, and sweeps its leftover', async () => {
  const blobs = join(root, 'blobs');
  const script = `
    import { Readable } from 'node:stream';
    import { createDiskBlobStore } from './src/storage/disk/disk-blob-store.ts';
    const store = createDiskBlobStore({ root: ${JSON.stringify(blobs)} });
    await store.put('originals/whole', Readable.from([Buffer.alloc(100000, 1)]));
    process.stdout.write('whole;');
    const endless = async function* () {
      for (let sent = 0; ; sent += 1) {
        yield Buffer.alloc(100000, 2);
        if (sent === 20) process.stdout.write('part;');
        if (sent >= 20) await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    await store.put(${JSON.stringify(key)}, Readable.from(endless()));
  `;
  const child = spawn(
    process.execPath,
    ['--import', './bench/load-typescript.mjs', '--input-type=module', '-e', script],
    {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let said = '';
  for await (const chunk of child.stdout) {
    said += chunk;
    if (said.includes('part;')) break;
  }
  child.kill('SIGKILL');
  if (child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');

  const store = createDiskBlobStore({ root: blobs });
  await expect(store.stat(key)).rejects.toBeInstanceOf(BlobNotFound);
  expect((await buffer(await store.get('originals/whole' as BlobKey))).equals(Buffer.alloc(100_000, 1))).toBe(
    true,
  );
  expect(await incomingOf(blobs)).toHaveLength(1);
  expect(await store.sweepUnfinished(new Date(Date.now() - 60_000))).toBe(0);
  expect(await store.sweepUnfinished(later(), `${key}/`)).toBe(0);
  expect(await store.sweepUnfinished(later(), `${key.slice(0, -1)}`)).toBe(1);
  expect(await incomingOf(blobs)).toEqual([]);
});

/** S21, on a real file system of one megabyte. Mounting it takes root; elsewhere the reason is printed. */
it('says StorageFull where the disk fills up, keeps nothing of it, and still reads', async () => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', root], { stdio: 'pipe' });
  } catch (error) {
    process.stderr.write(`A full disk cannot be tried here: ${error}\n`);
    return;
  }
  try {
    const store = createDiskBlobStore({ root });
    await store.put(key, Readable.from([Buffer.from('drawing')]));
    const large = 'originals/large' as BlobKey;
    const source = Readable.from([randomBytes(megabyte), randomBytes(megabyte)]);
    await expect(store.put(large, source)).rejects.toBeInstanceOf(StorageFull);
    expect(source.destroyed).toBe(true);
    expect(await incomingOf(root)).toEqual([]);
    await expect(store.stat(large)).rejects.toBeInstanceOf(BlobNotFound);
    expect((await buffer(await store.get(key))).toString()).toBe('drawing');
    await store.put(large, Readable.from([randomBytes(200_000)]));
    expect((await store.stat(large)).bytes).toBe(200_000);
  } finally {
    execFileSync('umount', [root]);
  }
});

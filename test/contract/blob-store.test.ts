import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiskBlobStore } from '../../src/storage/disk/disk-blob-store.ts';
import { createS3BlobStore } from '../../src/storage/s3/s3-blob-store.ts';
import { startS3Server } from '../support/s3-server.ts';
import { describeBlobStore } from './blob-store-suite.ts';

describeBlobStore('on disk', async () => {
  const root = await mkdtemp(join(tmpdir(), 'blob-store-'));
  return {
    store: createDiskBlobStore({ root }),
    unfinished: async () => (await readdir(join(root, 'incoming')).catch(() => [])).length,
    held: () => filesOpenIn(root),
    close: () => rm(root, { recursive: true }),
  };
});

describeBlobStore('in S3', async () => {
  const server = await startS3Server();
  const store = createS3BlobStore({ ...server, prefix: 'archive', pageSize: 50 });
  return {
    store,
    unfinished: server.unfinishedUploads,
    held: server.connections,
    async close() {
      await store.close();
      await server.close();
    },
  };
});

/** Null where the system has no /proc. */
async function filesOpenIn(folder: string): Promise<number | null> {
  const open = await readdir('/proc/self/fd').catch(() => null);
  if (open === null) return null;
  const paths = await Promise.all(open.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
  return paths.filter((path) => path.startsWith(folder)).length;
}

import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ERRORS, Upload } from '@tus/server';
import { StorageFull, Unavailable } from '../../src/errors.ts';
import { newArrivalId } from '../../src/random.ts';
import { arrivingFolder } from '../../src/storage/arriving-bytes.ts';
import { createDiskArrivingBytes } from '../../src/storage/disk/disk-arriving-bytes.ts';
import { createDiskBlobStore } from '../../src/storage/disk/disk-blob-store.ts';
import { newOriginalKey } from '../../src/storage/keys.ts';
import { createS3ArrivingBytes } from '../../src/storage/s3/s3-arriving-bytes.ts';
import { createS3BlobStore } from '../../src/storage/s3/s3-blob-store.ts';
import { createS3Client } from '../../src/storage/s3/s3-client.ts';
import { copyWithinBucket } from '../../src/storage/s3/s3-copy.ts';
import type { ArrivalId, BlobKey, MediaId, StoryId } from '../../src/story/ids.ts';
import { projectRoot } from '../support/archive.ts';
import { noFaults } from '../support/s3-faults.ts';
import { type S3Server, startS3Server } from '../support/s3-server.ts';
import { eventually } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { chunked, describeArrivingBytes } from './arriving-bytes-suite.ts';

const megabyte = 1024 * 1024;
/** A server's part in it, as a process of its own. */
const killedWriter = `
  import { Readable } from 'node:stream';
  import { createS3ArrivingBytes } from './src/storage/s3/s3-arriving-bytes.ts';
  const data = Buffer.alloc(34 * 1024 * 1024, 'a walk by the canal');
  const arriving = createS3ArrivingBytes({ ...JSON.parse(process.env.OPTIONS), blobs: null });
  await arriving.tus.write(Readable.from([data]), process.env.ID, 0);
`;

describeArrivingBytes('arriving bytes on a disk', async () => {
  const folder = await temporaryFolder();
  const blobs = createDiskBlobStore({ root: folder.path });
  return {
    arriving: createDiskArrivingBytes({ root: folder.path }),
    blobs,
    another: () => createDiskArrivingBytes({ root: folder.path }),
    leftovers: () => readdir(join(folder.path, arrivingFolder)),
    close: folder.remove,
  };
});

describeArrivingBytes('arriving bytes in a bucket', async () => {
  const folder = await temporaryFolder();
  const server = await startS3Server();
  const options = { ...server, prefix: 'archive' };
  const blobs = createS3BlobStore(options);
  const another = () => createS3ArrivingBytes({ ...options, blobs, scratch: folder.path });
  const arriving = another();
  return {
    arriving,
    blobs,
    another,
    async leftovers() {
      const objects = await server.keysUnder(`archive/${arrivingFolder}/`);
      const uploads = await server.unfinishedUploads();
      return [...objects, ...Array(uploads).fill('an upload'), ...(await readdir(folder.path))];
    },
    async close() {
      await arriving.close();
      await blobs.close();
      await server.close();
      await folder.remove();
    },
  };
});

describe('arriving bytes on a disk', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder.remove());

  it('are their own user’s alone', async () => {
    const root = join(folder.path, 'blobs');
    const arriving = createDiskArrivingBytes({ root });
    const id = newArrivalId();
    await arriving.tus.create(new Upload({ id, size: 3, offset: 0 }));
    const mode = async (...names: string[]) =>
      (await stat(join(root, arrivingFolder, ...names))).mode & 0o777;
    expect([await mode(), await mode(id), await mode(`${id}.json`)]).toEqual([0o700, 0o600, 0o600]);
  });

  it('begin and grow only while the disk has room', async () => {
    const id = newArrivalId();
    await createDiskArrivingBytes({ root: folder.path }).tus.create(new Upload({ id, size: 3, offset: 0 }));
    const { bavail, bsize } = await statfs(folder.path);
    const full = createDiskArrivingBytes({ root: folder.path, floorBytes: 2 * bavail * bsize });
    await expect(full.tus.write(chunked(Buffer.from('abc')), id, 0)).rejects.toBeInstanceOf(StorageFull);
    const begun = full.tus.create(new Upload({ id: newArrivalId(), size: 3, offset: 0 }));
    await expect(begun).rejects.toBeInstanceOf(StorageFull);
    expect(await readdir(join(folder.path, arrivingFolder))).toEqual([id, `${id}.json`]);
    await full.remove(id);
    expect(await readdir(join(folder.path, arrivingFolder))).toEqual([]);
  });
});

describe('arriving bytes in a bucket, when S3 fails', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let server: S3Server;
  let arriving: ReturnType<typeof createS3ArrivingBytes>;
  beforeEach(async () => {
    folder = await temporaryFolder();
    server = await startS3Server();
    const blobs = createS3BlobStore(server);
    arriving = createS3ArrivingBytes({ ...server, blobs, scratch: folder.path });
  });
  afterEach(async () => {
    Object.assign(server.faults, { ...noFaults(), seen: server.faults.seen });
    await arriving.close();
    await server.close();
    await folder.remove();
  });
  const begin = async (size: number): Promise<ArrivalId> => {
    const id = newArrivalId();
    await arriving.tus.create(new Upload({ id, size, offset: 0 }));
    return id;
  };

  it('try again where it answers SlowDown or cuts, and lose nothing', async () => {
    const data = randomBytes(10 * megabyte);
    const id = await begin(data.length);
    Object.assign(server.faults, {
      on: ({ method }: { method: string }) => method === 'PUT',
      slowDown: 1,
      cut: 1,
    });
    expect(await arriving.tus.write(chunked(data.subarray(0, 9 * megabyte)), id, 0)).toBe(9 * megabyte);
    Object.assign(server.faults, {
      on: ({ method }: { method: string }) => method === 'POST',
      loseAnswer: 1,
    });
    expect(await arriving.tus.write(chunked(data.subarray(9 * megabyte)), id, 9 * megabyte)).toBe(
      data.length,
    );
    expect(await arriving.head(id, 5)).toEqual(data.subarray(0, 5));
  });

  it('are never taken for gone because it is away', async () => {
    const id = await begin(10);
    server.faults.slowDown = 1000;
    const asked = await Promise.allSettled([
      arriving.tus.getUpload(id),
      arriving.tus.write(chunked(Buffer.from('abc')), id, 0),
      arriving.head(id, 10),
      arriving.remove(id),
    ]);
    const reasons = asked.map((each) => (each.status === 'rejected' ? each.reason : null));
    for (const reason of reasons) expect(reason).toBeInstanceOf(Unavailable);
    server.faults.slowDown = 0;
    expect((await arriving.tus.getUpload(id)).offset).toBe(0);
  });

  /** Harms the requests that bring this part. */
  const onPart = (number: number) => ({
    on: ({ method, url = '' }: { method?: string | undefined; url?: string | undefined }) =>
      method === 'PUT' && url.includes(`partNumber=${number}&`),
  });
  const partsSent = () =>
    server.faults.seen.flatMap((line) => /^PUT .*partNumber=(\d+)/.exec(line)?.[1] ?? []).map(Number);
  const offsetOf = async (id: ArrivalId) => (await arriving.tus.getUpload(id)).offset;
  const send = (data: Buffer, id: ArrivalId, from: number, to = data.length) =>
    arriving.tus.write(chunked(data.subarray(from, to)), id, from);
  const expectWhole = async (id: ArrivalId, data: Buffer) => {
    const key = newOriginalKey('0123456789abcdef' as StoryId, '0123456789' as MediaId);
    const sha256 = createHash('sha256').update(data).digest('hex');
    expect(await arriving.keep(id, key)).toEqual({ bytes: data.length, sha256 });
    expect(await server.unfinishedUploads()).toBe(0);
  };

  it('send a part again that was cut, and the others meanwhile', async () => {
    const data = randomBytes(34 * megabyte);
    const id = await begin(data.length);
    Object.assign(server.faults, onPart(2), { cut: 2 });
    expect(await send(data, id, 0)).toBe(data.length);
    expect(partsSent().sort()).toEqual([1, 2, 2, 2, 3, 4, 5]);
    await expectWhole(id, data);
  });

  it('count nothing behind a part that is still missing, in whatever order they come', async () => {
    const data = randomBytes(34 * megabyte);
    const id = await begin(data.length);
    Object.assign(server.faults, onPart(1), { delay: 3000 });
    const writing = send(data, id, 0, 33 * megabyte);
    await eventually('the parts behind the first', server.landedParts, (parts) =>
      [2, 3, 4].every((number) => parts.includes(number)),
    );
    expect(await server.landedParts()).not.toContain(1);
    expect(await offsetOf(id)).toBe(0);
    expect(await writing).toBe(33 * megabyte);
    expect(await offsetOf(id)).toBe(33 * megabyte);
    expect(await send(data, id, 33 * megabyte)).toBe(data.length);
    await expectWhole(id, data);
  });

  it('say where the gap is that a lost part left, and count what lies behind it once it is closed', async () => {
    const data = randomBytes(45 * megabyte);
    const id = await begin(data.length);
    Object.assign(server.faults, onPart(2), { slowDown: 1000 });
    await expect(send(data, id, 0, 33 * megabyte)).rejects.toBeInstanceOf(Unavailable);
    expect(await offsetOf(id)).toBe(8 * megabyte);
    server.faults.slowDown = 0;
    expect(await server.landedParts()).toEqual([1, 3, 4]);
    // The sender's next piece ends within the gap, and the one after it closes it.
    expect(await send(data, id, 8 * megabyte, 13 * megabyte)).toBe(13 * megabyte);
    expect(await offsetOf(id)).toBe(13 * megabyte);
    const reached = await send(data, id, 13 * megabyte, 16 * megabyte + 5);
    expect(reached).toBe(32 * megabyte);
    expect(await offsetOf(id)).toBe(reached);
    expect(await send(data, id, reached)).toBe(data.length);
    await expectWhole(id, data);
  }, 30_000);

  it('keep what did not fill a part until the part that holds it is there', async () => {
    const data = randomBytes(30 * megabyte);
    const id = await begin(data.length);
    expect(await send(data, id, 0, 12 * megabyte + 5)).toBe(12 * megabyte + 5);
    Object.assign(server.faults, onPart(2), { slowDown: 1000 });
    await expect(send(data, id, 12 * megabyte + 5, 17 * megabyte)).rejects.toBeInstanceOf(Unavailable);
    expect(await offsetOf(id)).toBe(12 * megabyte + 5);
    server.faults.slowDown = 0;
    expect(await send(data, id, 12 * megabyte + 5, 18 * megabyte)).toBe(18 * megabyte);
    expect(await offsetOf(id)).toBe(18 * megabyte);
    expect(await send(data, id, 18 * megabyte)).toBe(data.length);
    await expectWhole(id, data);
  }, 30_000);

  it('go on after a kill between two parts', async () => {
    const data = Buffer.alloc(34 * megabyte, 'a walk by the canal');
    const id = await begin(data.length);
    Object.assign(server.faults, onPart(2), { delay: 60_000 });
    const writer = spawn(
      process.execPath,
      ['--import', './bench/load-typescript.mjs', '--input-type=module', '-e', killedWriter],
      { cwd: projectRoot, env: { OPTIONS: JSON.stringify({ ...server, scratch: folder.path }), ID: id } },
    );
    await eventually(
      'the parts around the second',
      server.landedParts,
      (parts) => [1, 3, 4].every((number) => parts.includes(number)),
      30,
    );
    writer.kill('SIGKILL');
    await once(writer, 'exit');
    Object.assign(server.faults, noFaults());
    expect(await offsetOf(id)).toBe(8 * megabyte);
    expect(await send(data, id, 8 * megabyte)).toBe(data.length);
    await expectWhole(id, data);
  }, 60_000);

  it('are known for whole where the store lists no parts of an upload that is over', async () => {
    server.faults.emptyLists = true;
    const data = randomBytes(9 * megabyte);
    const id = await begin(data.length);
    expect(await offsetOf(id)).toBe(0);
    await send(data, id, 0);
    expect(await offsetOf(id)).toBe(data.length);
    expect(await arriving.end(id)).toBe(data.length);
    expect(await arriving.tus.write(chunked(Buffer.alloc(0)), id, data.length)).toBe(data.length);
    await expectWhole(id, data);
  });

  it('become a blob without being read again, over two servers, by S3’s own copy', async () => {
    const data = randomBytes(30 * megabyte);
    const id = await begin(data.length);
    const blobs = createS3BlobStore(server);
    const other = createS3ArrivingBytes({ ...server, blobs, scratch: folder.path });
    await send(data, id, 0, 12 * megabyte);
    await other.tus.write(chunked(data.subarray(12 * megabyte, 27 * megabyte)), id, 12 * megabyte);
    await send(data, id, 27 * megabyte);
    const key = newOriginalKey('0123456789abcdef' as StoryId, '0123456789' as MediaId);
    server.faults.seen.length = 0;
    const sha256 = createHash('sha256').update(data).digest('hex');
    expect(await other.keep(id, key)).toEqual({ bytes: data.length, sha256 });
    const gets = server.faults.seen.filter((line) => line.startsWith('GET') && !line.includes('.info'));
    expect(gets).toEqual([]);
    expect(
      createHash('sha256')
        .update(await buffer(await blobs.get(key)))
        .digest('hex'),
    ).toBe(sha256);
    await other.close();
    await blobs.close();
  });

  it('ask at most twice before a piece is taken, and read nothing of it again', async () => {
    const data = randomBytes(48 * megabyte);
    const id = await begin(data.length);
    await send(data, id, 0, 16 * megabyte);
    server.faults.seen.length = 0;
    expect(await offsetOf(id)).toBe(16 * megabyte);
    expect(server.faults.seen.map((line) => line.split(' ')[0]).sort()).toEqual(['GET', 'HEAD']);
    await send(data, id, 16 * megabyte, 32 * megabyte);
    expect(server.faults.seen.filter((line) => !line.startsWith('PUT'))).toHaveLength(2);
  });

  it('have the hash of what is kept, where two tries brought different bytes', async () => {
    const [one, other] = [randomBytes(20 * megabyte), randomBytes(20 * megabyte)];
    const id = await begin(one.length);
    Object.assign(server.faults, onPart(1), { slowDown: 1000 });
    await expect(send(one, id, 0)).rejects.toBeInstanceOf(Unavailable);
    Object.assign(server.faults, onPart(2), { slowDown: 1000 });
    await expect(send(other, id, 0)).rejects.toBeInstanceOf(Unavailable);
    server.faults.slowDown = 0;
    expect(await offsetOf(id)).toBe(8 * megabyte);
    expect(await send(other, id, 8 * megabyte)).toBe(other.length);
    await expectWhole(id, other);
  }, 60_000);

  it('are copied by parts where they are too large for one request', async () => {
    const data = randomBytes(20 * megabyte);
    const blobs = createS3BlobStore(server);
    const [from, to] = ['a', 'b'].map((name) => `probes/${name}` as BlobKey);
    await blobs.put(from as BlobKey, chunked(data));
    const client = createS3Client(server);
    const names = { from: String(from), to: String(to), bytes: data.length };
    await copyWithinBucket(client, server.bucket, names, 8 * megabyte);
    expect((await buffer(await blobs.get(to as BlobKey))).equals(data)).toBe(true);
    await expect(
      copyWithinBucket(client, server.bucket, { ...names, from: 'probes/none' }, 8 * megabyte),
    ).rejects.toThrow();
    expect(await server.unfinishedUploads()).toBe(0);
    client.destroy();
    await blobs.close();
  });

  it('are gone where a rule of the bucket cleared them away', async () => {
    const id = await begin(10 * megabyte);
    await arriving.tus.write(chunked(randomBytes(9 * megabyte)), id, 0);
    await server.abortUploads();
    await expect(arriving.tus.getUpload(id)).rejects.toBe(ERRORS.FILE_NOT_FOUND);
  });
});

it('leave nothing in a bucket that cannot list uploads', async () => {
  const folder = await temporaryFolder();
  const server = await startS3Server({ listsUploads: false });
  const blobs = createS3BlobStore(server);
  const arriving = createS3ArrivingBytes({ ...server, blobs, scratch: folder.path });
  const id = newArrivalId();
  await arriving.tus.create(new Upload({ id, size: 9, offset: 0 }));
  const listed: string[] = [];
  for await (const each of arriving.list()) listed.push(each.id);
  expect(listed).toEqual([id]);
  await arriving.remove(id);
  await arriving.remove(id);
  expect([await server.unfinishedUploads(), ...(await server.keysUnder(''))]).toEqual([0]);
  await arriving.close();
  await blobs.close();
  await server.close();
  await folder.remove();
});

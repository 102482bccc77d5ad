import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hashCode } from '../../src/random.ts';
import { createS3ArrivingBytes } from '../../src/storage/s3/s3-arriving-bytes.ts';
import { openTestArchive, serveToo, type TestArchive } from '../support/archive.ts';
import { noFaults } from '../support/s3-faults.ts';
import { type S3Server, startS3Server } from '../support/s3-server.ts';
import { aFilm, sha256Of, TusSender } from '../support/tus.ts';
import { describeTus, tusSettings } from './tus-suite.ts';

async function openOnS3(server: S3Server, env: Readonly<Record<string, string>>): Promise<TestArchive> {
  return openTestArchive({
    env: {
      ...env,
      QUOTA_STORIES_PER_ADDRESS_PER_HOUR: '1000',
      S3_ENDPOINT: server.endpoint,
      S3_BUCKET: server.bucket,
      S3_REGION: server.region,
      S3_ACCESS_KEY_ID: server.accessKeyId,
      S3_SECRET_ACCESS_KEY: server.secretAccessKey,
    },
  });
}

describeTus('in a bucket', async () => {
  const server = await startS3Server();
  const archive = await openOnS3(server, tusSettings);
  return {
    ...archive,
    async close() {
      await archive.close();
      await server.close();
    },
  };
});

describe('uploads by the tus protocol, while S3 fails', () => {
  let server: S3Server;
  let archive: TestArchive;
  let sender: TusSender;
  beforeAll(async () => {
    server = await startS3Server();
    archive = await openOnS3(server, {});
  });
  afterAll(async () => {
    await archive?.close();
    await server?.close();
  });
  beforeEach(async () => {
    sender = await TusSender.begin(archive.url);
  });
  const heal = () => Object.assign(server.faults, { ...noFaults(), seen: server.faults.seen });
  const away = 'The archive cannot reach its files at the moment. Please try again in a minute.';
  const arrived = async () => {
    const { files } = await sender.list();
    return files.map(({ bytes }) => bytes);
  };

  it('answer 503, say so, and go on later from where they stopped', async () => {
    const file = aFilm(20_000_000);
    const address = await sender.create(file.length, { filename: 'a walk.mp4' });
    await sender.patch(address, 0, file.subarray(0, 9_000_000));
    server.faults.slowDown = 1000;
    const answer = await sender.patch(address, 9_000_000, file.subarray(9_000_000));
    expect(answer).toMatchObject({
      status: 503,
      headers: { 'retry-after': expect.stringMatching(/^\d+$/) },
      body: { problem: away },
    });
    const [listed] = (await sender.list()).arriving;
    expect(listed).toMatchObject({ name: 'a walk.mp4', received: 9_000_000 });
    heal();
    const offset = await sender.offset(address);
    expect(offset).toBe(9_000_000);
    const last = { 'upload-sha256': sha256Of(file) };
    expect((await sender.patch(address, offset, file.subarray(offset), last)).status).toBe(204);
    expect(await arrived()).toEqual([20_000_000]);
    expect(await server.keysUnder('arriving/')).toEqual([]);
    expect(await server.unfinishedUploads()).toBe(0);
  });

  it.each([
    ['its parts are being put together', 'POST'],
    ['it becomes a blob', 'PUT'],
  ])(
    'are finished later where S3 goes away while %s',
    async (_when, method) => {
      const file = aFilm(500_000);
      const address = await sender.create(file.length);
      await sender.patch(address, 0, file.subarray(0, 300_000));
      let puts = 0;
      // The last part gets through, and what comes after it does not.
      server.faults.on = (request) => {
        if (request.method === 'PUT') puts += 1;
        return request.method === method && (method === 'POST' || puts > 1);
      };
      server.faults.slowDown = 1000;
      expect((await sender.patch(address, 300_000, file.subarray(300_000))).status).toBe(503);
      heal();
      expect(await sender.offset(address)).toBe(500_000);
      expect(await arrived()).toEqual([500_000]);
    },
    120_000,
  );

  it('ask S3 nothing between two pieces, and go on over another server by what that left', async () => {
    const { blobs, scratch } = archive.stores;
    const arriving = createS3ArrivingBytes({ ...server, blobs, scratch });
    const other = await serveToo(archive, { stores: { arriving } });
    const megabyte = 1024 * 1024;
    const file = aFilm(40 * megabyte);
    const address = await sender.create(file.length);
    const piece = (from: number, to: number) =>
      [address, from * megabyte, file.subarray(from * megabyte, to * megabyte)] as const;
    expect((await sender.patch(...piece(0, 8))).status).toBe(204);
    server.faults.seen.length = 0;
    expect((await sender.patch(...piece(8, 16))).status).toBe(204);
    expect(server.faults.seen.filter((line) => !line.startsWith('PUT'))).toEqual([]);
    const elsewhere = sender.from(other.url);
    for (const [who, from, to] of [
      [elsewhere, 16, 21],
      [sender, 21, 24],
      [elsewhere, 24, 40],
    ] as const) {
      expect((await who.patch(...piece(from, to))).status).toBe(204);
    }
    const { media } =
      (await archive.stores.stories.findByCodeHash(hashCode(sender.cookie.split('=')[1] ?? ''))) ?? {};
    expect(media).toMatchObject([{ original: { bytes: file.length, sha256: sha256Of(file) } }]);
    await other.close();
    await arriving.close();
  });

  it('are begun anew where a rule of the bucket cleared them away', async () => {
    const file = aFilm(500_000);
    const address = await sender.create(file.length);
    await sender.patch(address, 0, file.subarray(0, 300_000));
    await server.abortUploads();
    expect((await sender.ask('HEAD', address)).status).toBe(404);
    expect((await sender.list()).arriving).toEqual([]);
    const again = await sender.create(file.length);
    expect((await sender.patch(again, 0, file)).status).toBe(204);
  });
});

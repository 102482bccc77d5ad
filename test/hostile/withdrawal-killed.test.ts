import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashCode, newPrivateCode } from '../../src/random.ts';
import { newOriginalKey, newRenditionKey } from '../../src/storage/keys.ts';
import type { BlobKey, StoryId } from '../../src/story/ids.ts';
import type { ReadyMedia } from '../../src/story/media.ts';
import type { PublishedStory } from '../../src/story/story.ts';
import { readWithdrawals } from '../../src/withdraw/withdrawal-list.ts';
import {
  lookInto,
  type RunningArchive,
  type RunningProcess,
  startArchive,
  startProcess,
} from '../support/processes.ts';
import { type S3Server, startS3Server } from '../support/s3-server.ts';
import { aPublishedStory, readyArtwork } from '../support/stories.ts';
import { eventually, expectRedirect, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

const files = 5;
const renditionsEach = 40;
/** All the files' blobs, and each file's original. */
const allBlobs = files * (renditionsEach + 1);
/** How long S3 answers 503, in milliseconds. */
const away = 6000;

/** A power cut in the middle of an erasure, while S3 has trouble of its own (P17, S16, S20). */
describe('kill -9 of the worker in the middle of an erasure, S3 answering 503', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let s3: S3Server;
  let archive: RunningArchive;
  let worker: RunningProcess;

  beforeAll(async () => {
    folder = await temporaryFolder();
    s3 = await startS3Server();
    archive = await startArchive(`${folder.path}/data`, {
      S3_BUCKET: s3.bucket,
      S3_REGION: s3.region,
      S3_ENDPOINT: s3.endpoint,
      S3_ACCESS_KEY_ID: s3.accessKeyId,
      S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
      WORKER_LEASE_SECONDS: '3',
      WORKER_RECONCILE_SECONDS: '1',
    });
    worker = archive.worker;
  });
  afterAll(async () => {
    await worker?.stop();
    await archive?.server.stop();
    await s3?.close();
    await folder?.remove();
  });

  it('completes later: storage empty of the story, the tombstone right, the address gone', async () => {
    const { story, code } = await lookInto(archive.env, plant);
    const visitor = new Visitor(archive.url);
    const page = `/stories/${story.id}`;
    expect((await visitor.get(page)).status).toBe(200);
    expect(await blobsOf(story.id)).toHaveLength(allBlobs);

    // Slow enough to be met half-way.
    s3.faults.on = (request) => request.method === 'DELETE';
    s3.faults.delay = 15;
    await expectRedirect(visitor.post(`/my-story/${code}/erase`));
    expect((await visitor.get(page)).status).toBe(410);
    const deleted = () => s3.faults.seen.filter((request) => request.startsWith('DELETE')).length;
    while (deleted() < 30) await sleep(5);
    await worker.kill();
    s3.faults.delay = 0;
    // What it had asked for before it died is still done.
    await sleep(1000);
    const half = (await blobsOf(story.id)).length;
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(allBlobs);

    const seen = s3.faults.seen.length;
    s3.faults.on = () => true;
    s3.faults.slowDown = Number.POSITIVE_INFINITY;
    worker = await startProcess('worker', archive.env);
    await sleep(away);
    expect(s3.faults.seen.length).toBeGreaterThan(seen + 5);
    s3.faults.slowDown = 0;
    expect((await visitor.get(page)).status).toBe(410);
    expect(await stateOf(story.id)).toBe('withdrawn');
    expect(await blobsOf(story.id)).toHaveLength(half);

    await eventually(
      'the tombstone',
      () => stateOf(story.id),
      (state) => state === 'erased',
    );
    expect(await blobsOf(story.id)).toEqual([]);
    expect(await s3.unfinishedUploads()).toBe(0);
    await lookInto(archive.env, async ({ stories, contacts, blobs }) => {
      const tombstone = await stories.find(story.id);
      expect(tombstone).toMatchObject({ reference: story.reference, media: [], seenOnWeb: true });
      expect(JSON.stringify(tombstone)).not.toMatch(/gate|Quackenbush/);
      expect(await contacts.find(story.id)).toBeNull();
      const { wishes } = await readWithdrawals(blobs);
      expect(wishes).toMatchObject([{ story: story.id, scope: 'erase' }]);
    });
    const gone = await visitor.get(page);
    expect(gone.status).toBe(410);
    expect(await gone.text()).not.toMatch(/gate|Quackenbush/);
    // Trouble that heals by itself is no error (design, habit 7).
    expect(worker.output()).not.toMatch(/"level":"error"/);
  });

  const stateOf = (id: StoryId) =>
    lookInto(archive.env, async ({ stories }) => (await stories.find(id))?.state);

  /** Every key that the store itself lists under the story. */
  const blobsOf = (id: StoryId) =>
    lookInto(archive.env, async ({ blobs }) => {
      const keys: BlobKey[] = [];
      for (const prefix of [`originals/${id}/`, `renditions/${id}/`]) {
        for await (const { key } of blobs.list(prefix)) keys.push(key);
      }
      return keys;
    });
});

/** A published story of many small files. */
async function plant({ stories, blobs, contacts }: Parameters<Parameters<typeof lookInto>[1]>[0]) {
  const code = newPrivateCode();
  const story = aPublishedStory({
    codeHash: hashCode(code),
    credit: { kind: 'full-name', name: 'Wilhelmina Quackenbush' },
  });
  const drawing = readyArtwork(story);
  const put = (key: BlobKey) => blobs.put(key, Readable.from([Buffer.from('bytes')]));
  const media = await Promise.all(
    Array.from({ length: files }, async (_, index): Promise<ReadyMedia> => {
      const id = `${drawing.id.slice(0, -1)}${index}` as typeof drawing.id;
      const original = { ...drawing.original, key: newOriginalKey(story.id, id) };
      await put(original.key);
      const renditions = [];
      for (let number = 0; number < renditionsEach; number += 1) {
        const name = `image-${number}.jpg`;
        const key = newRenditionKey(story.id, id, name);
        renditions.push({ kind: 'image', name, key, type: 'image/jpeg', ...(await put(key)) } as const);
      }
      return { ...drawing, id, original, renditions };
    }),
  );
  const whole: PublishedStory = { ...story, media };
  await contacts.save({ of: story.id, email: null, phone: '01632 960 001', guardian: null, toldUpTo: 0 });
  await stories.insert(whole);
  return { story: whole, code };
}

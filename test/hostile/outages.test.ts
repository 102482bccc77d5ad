import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { hashCode } from '../../src/random.ts';
import { storyOfKey } from '../../src/storage/keys.ts';
import { blobKeysOf, isReady } from '../../src/story/media.ts';
import type { Story } from '../../src/story/story.ts';
import { createMedia, ffmpeg, type Make } from '../fixtures/make-media.ts';
import { keepStory, renditionBytes, titleWords } from '../support/every-state.ts';
import {
  archiveEnv,
  lookInto,
  type RunningArchive,
  type RunningProcess,
  startArchive,
  startEmbeddedMongoAlone,
  startProcess,
} from '../support/processes.ts';
import { openRaw } from '../support/raw-upload.ts';
import { startS3Server } from '../support/s3-server.ts';
import { smallDisk } from '../support/small-disk.ts';
import { aTelling, eventually, expectRedirect, fillIn, tell, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** Stores that go away and come back, disks that fill, and being asked to stop (S19, S20, S21, S23). */

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let make: Make;
/** Ends what a test has started, the last first, also where the test failed half-way. */
let endings: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  folder = await temporaryFolder();
  make = createMedia(folder.path);
  endings = [];
});
afterEach(async () => {
  for (const end of endings.reverse()) await end();
  await folder?.remove();
});

const codeOf = (receipt: string) => receipt.split('/').at(-1) ?? '';

async function storyOf(env: Readonly<Record<string, string>>, code: string): Promise<Story> {
  const story = await lookInto(env, ({ stories }) => stories.findByCodeHash(hashCode(code)));
  if (!story) throw new Error('Expected the story to be there');
  return story;
}

const dataIn = (name: string) => path.join(folder.path, 'data', name);
const filesIn = async (name: string) => {
  const entries = await readdir(dataIn(name), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
};

/** Status and Retry-After of each answer. */
const told = async (answer: Promise<Response>) => {
  const response = await answer;
  await response.arrayBuffer();
  return { status: response.status, waits: Number(response.headers.get('retry-after')) > 0 };
};
const away = { status: 503, waits: true };

describe('While the database is away (S19)', () => {
  it('pages and uploads say so, the process is alive but not ready, and all goes on when it is back', async () => {
    let mongo = await startEmbeddedMongoAlone(folder.path);
    endings.push(() => mongo.stop());
    const archive = await startArchive(dataIn(''), { MONGODB_URI: mongo.uri });
    endings.push(() => archive.stop());
    const person = new Visitor(archive.url);
    const files = [await make('tiny.png')];
    await fillIn(person, { ...aTelling, files });
    const stored = await filesIn('blobs');

    await mongo.kill();
    const [alive, ...others] = await Promise.all([
      told(person.get('/healthz')),
      told(person.get('/readyz')),
      told(person.get('/share')),
      told(person.get('/share/check')),
      told(person.post('/share/words', { title: 'Lost', words: '', language: 'en' })),
      told(person.upload('/share/files', files)),
      told(person.get('/stories/0123456789abcdef')),
      told(person.get('/my-story/00000000000000000000000000')),
    ]);
    expect(alive).toEqual({ status: 200, waits: false });
    expect(others).toEqual(others.map(() => away));
    const page = await (await person.get('/share/check')).text();
    expect(page).toContain('Nothing is lost.');
    expect(await filesIn('blobs')).toEqual(stored);

    mongo = await startEmbeddedMongoAlone(folder.path);
    const ready = async () => (await person.get('/readyz')).status;
    await eventually('readiness', ready, (status) => status === 200);
    const receipt = await expectRedirect(person.post('/share/send'));
    await eventually(
      'the worker to go on',
      () => storyOf(archive.env, codeOf(receipt)),
      ({ state }) => state === 'inReview',
    );
    expect((await storyOf(archive.env, codeOf(receipt))).media).toMatchObject([{ state: 'ready' }]);
    for (const { child } of [archive.server, archive.worker]) expect(child.exitCode).toBeNull();
  });
});

describe('While S3 answers 503 (S20)', () => {
  it('work waits without using up its tries, pages stay, and it is done once when S3 is back', async () => {
    const s3 = await startS3Server();
    endings.push(() => s3.close());
    const archive = await startArchive(dataIn(''), {
      S3_ENDPOINT: s3.endpoint,
      S3_BUCKET: s3.bucket,
      S3_ACCESS_KEY_ID: s3.accessKeyId,
      S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
      S3_REGION: s3.region,
      // The first failure that counted would be the last.
      WORKER_TRIES: '1',
    });
    endings.push(() => archive.stop());
    let out = false;
    s3.faults.on = ({ method, url }) => {
      // It begins in the middle of a transcode: with the first rendition that is stored.
      out ||= method === 'PUT' && /\/renditions\//.test(url ?? '');
      return out;
    };
    s3.faults.slowDown = Number.POSITIVE_INFINITY;
    const person = new Visitor(archive.url);
    const receipt = await tell(person, { ...aTelling, files: [await make('tiny.png')] });
    await eventually('the outage', async () => out, Boolean);

    expect((await person.get('/healthz')).status).toBe(200);
    expect((await person.get(receipt)).status).toBe(200);
    expect((await person.get('/')).status).toBe(200);
    const other = new Visitor(archive.url);
    await expectRedirect(other.post('/share/start'));
    const [upload, readiness] = await Promise.all([
      told(other.upload('/share/files', [await make('drawing.png')])),
      told(other.get('/readyz')),
      eventually(
        'an attempt to be handed back',
        async () => archive.worker.output(),
        (lines) => lines.includes('an attempt at a media failed; it will be tried again'),
      ),
    ]);
    expect([upload, readiness]).toEqual([away, away]);
    expect((await storyOf(archive.env, codeOf(receipt))).state).toBe('processing');

    s3.faults.slowDown = 0;
    const story = await eventually(
      'the work to be done',
      () => storyOf(archive.env, codeOf(receipt)),
      ({ state }) => state === 'inReview',
    );
    expect(story.media).toMatchObject([{ state: 'ready' }]);
    const kept = await archive.look(async ({ blobs }) => {
      const keys: string[] = [];
      for await (const { key } of blobs.list('')) if (storyOfKey(key) === story.id) keys.push(key);
      return keys;
    });
    expect(kept.sort()).toEqual(story.media.flatMap(blobKeysOf).sort());
  });
});

describe('Below the floor of free space (S21)', () => {
  it('an upload is answered 507 and leaves nothing, and everything can still be read', async () => {
    const env = archiveEnv(dataIn(''), { FREE_SPACE_FLOOR_MB: '900000000' });
    const server = await startProcess('server', env);
    endings.push(() => server.stop());
    const before = await lookInto({ ...env, FREE_SPACE_FLOOR_MB: '0' }, (stores) =>
      keepStory(stores, 'published'),
    );
    const stored = await filesIn('blobs');
    const person = new Visitor(new URL(String(server.ready)));
    await expectRedirect(person.post('/share/start'));
    const answer = await person.upload('/share/files', [await make('phone.mov')]);
    expect(answer.status).toBe(507);
    expect(await answer.text()).toContain('The archive has no room for this at the moment.');
    expect(await filesIn('blobs/incoming')).toEqual([]);
    expect(await filesIn('blobs')).toEqual(stored);

    for (const address of ['/', `/stories/${before.story.id}`, '/share/files', '/healthz', '/readyz'])
      expect({ address, status: (await person.get(address)).status }).toEqual({ address, status: 200 });
    const bytes = await person.get(`/media/${before.story.id}/${before.media}/${before.rendition}`);
    expect(await bytes.text()).toBe(renditionBytes);
  });
});

describe('On a disk with no room at all, the store of records on it too (S21)', () => {
  it('everything can be read, what is sent is answered 507, and all goes on when there is room', async () => {
    const disk = await smallDisk(24);
    if (typeof disk === 'string') {
      process.stderr.write(`Skipped, an archive on a full disk: ${disk}\n`);
      return;
    }
    endings.push(() => disk.remove());
    const archive = await startArchive(path.join(disk.path, 'data'));
    endings.push(() => archive.stop());
    const { story } = await archive.look((stores) => keepStory(stores, 'published'));
    const person = new Visitor(archive.url);
    await fillIn(person, aTelling);
    await disk.fill();

    const words = { title: 'A longer one', words: 'It rained. '.repeat(1800), language: 'en' };
    for (let tries = 0; tries < 3; tries += 1) {
      const refused = await person.post('/share/words', words);
      expect(refused.status).toBe(507);
      expect(await refused.text()).toContain('The archive has no room for this at the moment.');
      for (const address of ['/', `/stories/${story.id}`])
        expect(await (await person.get(address)).text()).toContain(titleWords);
      expect(await (await person.get('/share/words')).text()).toContain(aTelling.title);
    }
    expect(await (await person.get('/readyz')).json()).toMatchObject({ status: 'ready, but full' });
    expect([archive.server.child.exitCode, archive.worker.child.exitCode]).toEqual([null, null]);

    await disk.free();
    expect(await expectRedirect(person.post('/share/words', words))).toMatch(/^\/share\//);
    // Who watches the archive waits until it has been well for a while; this server takes what is sent again.
    expect(String(((await (await person.get('/readyz')).json()) as { status: string }).status)).toMatch(
      /^(ready|degraded)$/,
    );
  });
});

describe('Asked to stop (S23)', () => {
  async function start(): Promise<RunningArchive> {
    const archive = await startArchive(dataIn(''), { WORKER_TRIES: '1' });
    endings.push(() => archive.stop());
    return archive;
  }

  /** Twice: whoever is impatient does no harm. Resolves to the exit code and the seconds it took. */
  async function stopTwice(asked: RunningProcess): Promise<{ code: number | null; seconds: number }> {
    const began = Date.now();
    asked.child.kill('SIGTERM');
    await sleep(100);
    const code = await asked.stop();
    return { code, seconds: (Date.now() - began) / 1000 };
  }

  it('a server lets an upload in flight arrive, takes no new visitor, and ends', async () => {
    const archive = await start();
    const person = new Visitor(archive.url);
    const answer = await person.post('/share/start');
    const code = /share=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
    const film = Buffer.concat([
      Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isomiso2', 'latin1'),
      Buffer.alloc(3_000_000, 7),
    ]);
    const head = Buffer.from(
      '--b\r\nContent-Disposition: form-data; name="files"; filename="film.mp4"\r\n\r\n',
    );
    const tail = Buffer.from('\r\n--b--\r\n');
    const upload = await openRaw(archive.url, { code, length: head.length + film.length + tail.length });
    upload.write(head);
    upload.write(film.subarray(0, 1_000_000));
    await eventually(
      'the first bytes',
      () => filesIn('blobs/incoming'),
      ({ length }) => length === 1,
    );

    const stopping = stopTwice(archive.server);
    await sleep(500);
    await expect(fetch(archive.url)).rejects.toThrow();
    expect(archive.server.child.exitCode).toBeNull();
    upload.write(film.subarray(1_000_000));
    upload.write(tail);
    expect(await upload.status()).toBe(303);
    const stopped = await stopping;
    expect(stopped.code).toBe(0);
    // Not only once the server gives up on whom it waits for, after 25 s.
    expect(stopped.seconds).toBeLessThan(20);

    const again = await startProcess('server', archive.env);
    endings.push(() => again.stop());
    expect((await storyOf(archive.env, code)).media).toMatchObject([
      { state: 'received', original: { bytes: film.length, fileName: 'film.mp4' } },
    ]);
  });

  it('a worker hands a transcode back, and the next one completes it', async () => {
    const archive = await start();
    const person = new Visitor(archive.url);
    const film = path.join(folder.path, 'long.mp4');
    await ffmpeg(
      ...['-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=30:duration=5'],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', film],
    );
    const receipt = await tell(person, { ...aTelling, files: [film] });
    const media = async () => {
      const [first] = (await storyOf(archive.env, codeOf(receipt))).media;
      if (!first) throw new Error('Expected a file');
      return first;
    };
    await eventually('a transcode', media, (each) => each.state === 'inspected' && each.attempt !== null);
    await sleep(500);
    const stopped = await stopTwice(archive.worker);
    expect(stopped.code).toBe(0);
    expect(stopped.seconds).toBeLessThan(20);
    expect(await media()).toMatchObject({ state: 'inspected', attempt: null, tries: 0 });
    expect(await filesIn('scratch')).toEqual([]);
    expect((await filesIn('blobs')).length).toBe(1);

    const next = await startProcess('worker', archive.env);
    endings.push(() => next.stop());
    await eventually('the next worker to complete it', media, isReady);
  });
});

import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Handlers, Run } from '../../src/jobs/handler.ts';
import { workDue } from '../../src/jobs/work-due.ts';
import { createLogger } from '../../src/logger.ts';
import { newAttemptToken, newStoryId } from '../../src/random.ts';
import { originalsPrefix, renditionsPrefix } from '../../src/storage/keys.ts';
import { changeStory } from '../../src/story/changes/change-story.ts';
import { askErasure } from '../../src/story/changes/erase.ts';
import { hide } from '../../src/story/changes/withdraw.ts';
import type { AttemptToken, BlobKey, MediaId, StoryId } from '../../src/story/ids.ts';
import { blobKeysOf, type GrowingMedia, isGrowing, isReady, type ReadyMedia } from '../../src/story/media.ts';
import { isSent, type SentStory, type Story } from '../../src/story/story.ts';
import { createHandlers } from '../../src/worker-services.ts';
import { createMedia, ffmpeg } from '../fixtures/make-media.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { arriveAs, Curator } from '../support/curator.ts';
import { aStoryInReview } from '../support/stories.ts';
import { aTelling, eventually, tell, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** A film of 720 lines goes to review with its smallest size, and anything may happen while the larger one is made. */

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let archive: TestArchive;
let handlers: Handlers;
let ada: Curator;
let storyteller: Visitor;
let ownPage: string;
let id: StoryId;
/** The film as it was when it came to review. */
let small: GrowingMedia;

const run: Run = { signal: new AbortController().signal, touch: async () => undefined };
const teller = { role: 'storyteller' } as const;

beforeAll(async () => {
  folder = await temporaryFolder();
  // A lease that a test can wait for, and films of ten seconds are long.
  archive = await openTestArchive({ env: { WORKER_LEASE_SECONDS: '2', WORKER_DIVIDE_SECONDS: '10' } });
  const logger = createLogger({ level: 'silent', process: 'worker' });
  handlers = createHandlers(archive.config, archive.stores, logger);
  const cookies = (await arriveAs(archive, 'Ada', 'admin')).cookies();
  ada = new Curator(archive.url, Object.fromEntries(cookies.map(({ name, value }) => [name, value])));
  storyteller = new Visitor(archive.url);
  const film = await createMedia(folder.path)('wide.mp4');
  ownPage = await tell(storyteller, { ...aTelling, files: [film] });
  const [sent] = await storiesIn('processing');
  const [media] = sent?.media ?? [];
  if (!sent || !media) throw new Error('Expected a story in work');
  id = sent.id;
  await prepare(id, media.id);
  const [made] = (await found(id)).media;
  if (!made || !isGrowing(made)) throw new Error('Expected a film with larger sizes to come');
  small = made;
});
afterAll(async () => {
  await archive?.close();
  await folder?.remove();
});

/** What a worker does with a file that was sent, up to the review. */
async function prepare(story: StoryId, media: MediaId): Promise<void> {
  await handlers.inspect({ type: 'inspect', story, media }, run);
  await handlers.transcode({ type: 'transcode', lane: 'video', story, media }, run);
}

async function storiesIn(state: Story['state']): Promise<SentStory[]> {
  const stories: SentStory[] = [];
  for await (const story of archive.stores.unfinished.all())
    if (isSent(story) && story.state === state) stories.push(story);
  return stories;
}
async function found(story: StoryId): Promise<SentStory> {
  const there = await archive.stores.stories.find(story);
  if (!there || !isSent(there)) throw new Error('Expected a story that was sent');
  return there;
}
async function filmOf(story: StoryId): Promise<ReadyMedia> {
  const [film] = (await found(story)).media;
  if (!film || !isReady(film)) throw new Error('Expected a film');
  return film;
}
const namesOf = ({ renditions }: ReadyMedia, kind: string) =>
  renditions
    .filter((each) => each.kind === kind)
    .map(({ name }) => name)
    .sort();
const enlarge = (story: StoryId) => handlers.enlarge({ type: 'enlarge', story, media: small.id }, run);
async function blobsOf(story: StoryId): Promise<BlobKey[]> {
  const keys: BlobKey[] = [];
  for (const prefix of [originalsPrefix, renditionsPrefix])
    for await (const { key } of archive.stores.blobs.list(`${prefix}${story}/`)) keys.push(key);
  return keys.sort();
}
async function masterOf({ renditions }: ReadyMedia): Promise<string> {
  const master = renditions.find(({ kind }) => kind === 'hls-master');
  if (!master) throw new Error('Expected a list of sizes');
  const chunks: Buffer[] = [];
  for await (const chunk of await archive.stores.blobs.get(master.key)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Another story with the same film, as far as it was when it came to review. */
async function another(over: Partial<GrowingMedia> = {}): Promise<StoryId> {
  const story = newStoryId();
  const own = (key: BlobKey) => key.replace(id, story) as BlobKey;
  for (const key of blobKeysOf(small))
    await archive.stores.blobs.put(own(key), await archive.stores.blobs.get(key), { type: 'video/mp4' });
  const media: GrowingMedia = {
    ...small,
    original: { ...small.original, key: own(small.original.key) },
    renditions: small.renditions.map((each) => ({ ...each, key: own(each.key) })),
    ...over,
  };
  await archive.stores.stories.insert(aStoryInReview({ id: story, media: [media] }));
  return story;
}

/** Begins with the larger sizes and does something once a worker holds the film. */
async function whileEnlarging(story: StoryId, then: () => Promise<unknown>): Promise<void> {
  const working = enlarge(story);
  await eventually(
    'a worker to hold the film',
    () => filmOf(story),
    (film) => Boolean(film.attempt),
  );
  await then();
  await working;
}

describe('A film with larger sizes to come', () => {
  it('is in review with what is whole, and says plainly that more comes', async () => {
    expect((await found(id)).state).toBe('inReview');
    expect(namesOf(small, 'film')).toEqual(['film-480.mp4']);
    expect(namesOf(small, 'hls-variant')).toEqual(['film-480.m3u8']);
    expect(namesOf(small, 'poster')).toContain('poster-640.jpg');
    expect(await masterOf(small)).not.toContain('film-720');
    const page = await (await ada.get(`/curate/stories/${id}`)).text();
    expect(page).toContain('You can watch this film and decide now.');
    const film = await ada.get(`/curate/stories/${id}/media/${small.id}/film-480.mp4`);
    expect(film.status).toBe(200);
    expect((await film.arrayBuffer()).byteLength).toBe(
      small.renditions.find(({ kind }) => kind === 'film')?.bytes,
    );
    expect(await (await storyteller.get(ownPage)).text()).toContain(
      'Ready to watch. We are still making larger sizes of it.',
    );
    expect(workDue(await found(id))).toContainEqual({ type: 'enlarge', story: id, media: small.id });
    const unfinished: StoryId[] = [];
    for await (const story of archive.stores.unfinished.all()) unfinished.push(story.id);
    expect(unfinished).toContain(id);
  });

  it('can be published before, shows what is whole, and grows where it shows', async () => {
    await ada.approve(id);
    expect((await found(id)).state).toBe('published');
    const file = (name: string) => new Visitor(archive.url).get(`/media/${id}/${small.id}/${name}`);
    const story = await (await new Visitor(archive.url).get(`/stories/${id}`)).text();
    expect(story).toContain('film-480.mp4');
    expect(story).not.toContain('film-720.mp4');
    expect((await file('film-720.mp4')).status).toBe(404);

    await enlarge(id);
    const whole = await filmOf(id);
    expect(whole).not.toHaveProperty('larger');
    expect(whole).not.toHaveProperty('attempt');
    expect(namesOf(whole, 'film')).toEqual(['film-480.mp4', 'film-720.mp4']);
    expect(namesOf(whole, 'poster')).toContain('poster-1280.jpg');
    expect(new Set(whole.renditions.map(({ name }) => name)).size).toBe(whole.renditions.length);
    // Nobody who plays the small size is interrupted, and what the curator said stays.
    const key = (film: ReadyMedia) => film.renditions.find(({ name }) => name === 'film-480.mp4')?.key;
    expect(key(whole)).toBe(key(small));
    expect(whole.hearing.waiver).not.toBeNull();
    expect((await masterOf(whole)).match(/film-\d+\.m3u8/g)).toEqual(['film-480.m3u8', 'film-720.m3u8']);
    expect(await (await new Visitor(archive.url).get(`/stories/${id}`)).text()).toContain('film-720.mp4');
    expect((await file('film-720.mp4')).status).toBe(200);
    expect(workDue(await found(id)).map(({ type }) => type)).not.toContain('enlarge');
  });
});

describe('While a larger size is made', () => {
  it('a story that is hidden takes nothing more, and goes on once it is back', async () => {
    const story = await another();
    const before = await blobsOf(story);
    const shown = await found(story);
    await whileEnlarging(story, () =>
      changeStory(archive.stores.stories, story, (now) =>
        isSent(now) ? hide(now, new Date(), teller) : null,
      ),
    );
    expect(namesOf(await filmOf(story), 'film')).toEqual(['film-480.mp4']);
    expect(await blobsOf(story)).toEqual(before);
    expect(workDue(await found(story)).map(({ type }) => type)).not.toContain('enlarge');

    await changeStory(archive.stores.stories, story, (now) =>
      isSent(now) ? { ...shown, version: now.version, media: now.media } : null,
    );
    await eventually(
      'the lease of the worker that gave up to end',
      () => enlarge(story),
      ({ kind }) => kind === 'done',
    );
    expect(namesOf(await filmOf(story), 'film')).toEqual(['film-480.mp4', 'film-720.mp4']);
  });

  it('a story that is erased loses every byte, also those that come late', async () => {
    const story = await another();
    await whileEnlarging(story, async () => {
      await changeStory(archive.stores.stories, story, (now) =>
        isSent(now) ? askErasure(now, new Date(), teller) : null,
      );
      await handlers.erase({ type: 'erase', story }, run);
    });
    expect(await blobsOf(story)).toEqual([]);
    await eventually(
      'only the tombstone to be left',
      async () => {
        await handlers.erase({ type: 'erase', story }, run);
        return archive.stores.stories.find(story);
      },
      (now) => now?.state === 'erased',
    );
    expect(await blobsOf(story)).toEqual([]);
  });

  it('another worker takes over from one that died, and from none that lives', async () => {
    const dead = { token: newAttemptToken(), leaseUntil: new Date(Date.now() + 60_000), percent: 40 };
    const story = await another({ attempt: dead, tries: 1 });
    expect(await enlarge(story)).toMatchObject({ kind: 'again' });
    await archive.stores.stories.noteProgress(story, dead.token, 40, new Date(0));
    await handlers.reconcile({ type: 'reconcile' }, run);
    await enlarge(story);
    expect(namesOf(await filmOf(story), 'film')).toEqual(['film-480.mp4', 'film-720.mp4']);
  });

  it('workers that die each time come to an end, and the small size stays', async () => {
    const story = await another({ attempt: null, tries: archive.config.worker.tries });
    expect(await enlarge(story)).toMatchObject({ kind: 'given-up' });
    const film = await filmOf(story);
    expect(film.larger).toBe('failed');
    expect(namesOf(film, 'film')).toEqual(['film-480.mp4']);
    expect(workDue(await found(story)).map(({ type }) => type)).not.toContain('enlarge');
    expect(await (await ada.get(`/curate/stories/${story}`)).text()).toContain(
      'We could not make the larger sizes of this film.',
    );
  });
});

describe('A long film', () => {
  let story: StoryId;
  const part = (at: number) =>
    handlers['enlarge-part']({ type: 'enlarge-part', story, media: small.id, part: at }, run);
  const partsOf = async () => (await filmOf(story)).parts ?? [];
  const made = async () => (await partsOf()).map(({ files }) => files !== null);

  /** Twenty-four seconds, as they come to review. */
  async function longFilm(): Promise<StoryId> {
    const film = path.join(folder.path, 'long.mp4');
    await ffmpeg(
      ...['-f', 'lavfi', '-i', 'testsrc2=s=1280x720:r=2:d=24', '-f', 'lavfi', '-i', 'sine=f=440:d=24'],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac', film],
    );
    await tell(new Visitor(archive.url), { ...aTelling, title: 'A long film', files: [film] });
    const [sent] = await storiesIn('processing');
    const media = sent?.media[0]?.id;
    if (!sent || !media) throw new Error('Expected a story in work');
    await prepare(sent.id, media);
    const [growing] = (await found(sent.id)).media;
    if (!growing || !isGrowing(growing)) throw new Error('Expected a film with larger sizes to come');
    small = growing;
    id = sent.id;
    return sent.id;
  }

  it('is divided among workers, of whom one that dies loses its part alone, and joined', async () => {
    story = await longFilm();
    await enlarge(story);
    expect((await partsOf()).map(({ from, frames }) => [from, frames])).toEqual([
      [0, 16],
      [16, 16],
      [32, 16],
    ]);
    const due = workDue(await found(story)).flatMap((job) => (job.type === 'enlarge-part' ? [job.part] : []));
    expect(due).toEqual([0, 1, 2]);

    // Two at once, and a worker that took hold of the third and died.
    await Promise.all([part(0), part(1)]);
    expect(await made()).toEqual([true, true, false]);
    const before = await blobsOf(story);
    const token = newAttemptToken();
    await changeStory(archive.stores.stories, story, (now) => withAttempt(now, 2, token, 60_000));
    expect(await part(2)).toMatchObject({ kind: 'again' });
    expect(await archive.stores.stories.notePartProgress(story, token, 50, new Date(0))).toBe(true);
    expect((await partsOf())[2]?.attempt).toMatchObject({ percent: 50 });
    expect(await archive.stores.stories.notePartProgress(story, newAttemptToken(), 60, new Date())).toBe(
      false,
    );
    await part(2);
    expect(await archive.stores.stories.notePartProgress(story, token, 70, new Date())).toBe(false);
    expect(await made()).toEqual([true, true, true]);
    expect(await blobsOf(story)).toEqual(expect.arrayContaining(before));
    expect((await found(story)).media.flatMap(blobKeysOf).sort()).toEqual(await blobsOf(story));

    expect(workDue(await found(story)).map(({ type }) => type)).toContain('enlarge');
    await enlarge(story);
    const film = await filmOf(story);
    expect(film).not.toHaveProperty('parts');
    expect(namesOf(film, 'film')).toEqual(['film-480.mp4', 'film-720.mp4']);
    const lengths = film.renditions.flatMap(({ kind, seconds }) => (kind === 'film' ? [seconds] : []));
    expect(lengths[0]).toBeCloseTo(lengths[1] ?? 0, 2);
  });

  it('that is erased in the middle of a part loses every byte', async () => {
    story = await another();
    await enlarge(story);
    await part(0);
    const working = part(1);
    await eventually('a worker to hold a part', partsOf, (parts) => Boolean(parts[1]?.attempt));
    await changeStory(archive.stores.stories, story, (now) =>
      isSent(now) ? askErasure(now, new Date(), teller) : null,
    );
    await handlers.erase({ type: 'erase', story }, run);
    await working;
    await eventually(
      'only the tombstone to be left',
      async () => {
        await handlers.erase({ type: 'erase', story }, run);
        return archive.stores.stories.find(story);
      },
      (now) => now?.state === 'erased',
    );
    expect(await blobsOf(story)).toEqual([]);
  });
});

/** As if a worker had taken hold of a part for so long. */
function withAttempt(story: Story, at: number, token: AttemptToken, milliseconds: number): Story | null {
  const [film] = story.media;
  if (!isSent(story) || !film || !isGrowing(film)) return null;
  const attempt = { token, leaseUntil: new Date(Date.now() + milliseconds), percent: 0 };
  const parts = (film.parts ?? []).map((part, place) =>
    place === at ? { ...part, attempt, tries: 1 } : part,
  );
  return { ...story, media: [{ ...film, parts }] };
}

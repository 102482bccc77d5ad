import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { openTestArchive, type TestArchive } from '../../test/support/archive.ts';
import { createLogger } from '../logger.ts';
import { unpublish } from '../story/changes/publish.ts';
import type { NeighbourhoodSlug, ThemeSlug } from '../story/ids.ts';
import { nothingToRead } from '../story/media.ts';
import { approveSamples, plantSamples, sampleMark } from './plant-samples.ts';
import { removeSamples } from './remove-samples.ts';
import type { SampleStory } from './sample-story.ts';

let archive: TestArchive;
let picture: string;
beforeAll(async () => {
  archive = await openTestArchive();
  await archive.work();
  picture = path.join(archive.config.dataDir, 'dot.png');
  await writeFile(
    picture,
    await sharp({ create: { width: 64, height: 64, channels: 3, background: '#c00' } })
      .png()
      .toBuffer(),
  );
});
afterAll(() => archive.close());

const sample = (name: string, more: Partial<SampleStory> = {}): SampleStory => ({
  name,
  themes: ['isolation' as ThemeSlug],
  neighbourhood: 'haslingden' as NeighbourhoodSlug,
  title: `A dot called ${name}`,
  words: 'A dot on a sheet of paper.',
  language: 'pl',
  madeOf: 'Red ink',
  credit: { kind: 'anonymous' },
  licence: 'own',
  hardSubjects: [],
  videoTour: true,
  files: [
    {
      path: picture,
      type: 'image/png',
      form: 'artwork',
      description: 'A red dot.',
      hearing: nothingToRead,
    },
  ],
  ...more,
});
const both = () => [sample('one'), sample('two')];

const services = () => ({
  ...archive.stores,
  logger: createLogger({ level: 'silent', process: 'command' }),
  now: () => new Date(),
});

async function blobs(): Promise<number> {
  let count = 0;
  for (const prefix of ['originals/', 'renditions/']) {
    for await (const _ of archive.stores.blobs.list(prefix)) count += 1;
  }
  return count;
}

describe('Planting the samples', () => {
  const { signal } = new AbortController();

  it('sends them through the pipeline and publishes them, marked', async () => {
    expect(await plantSamples(services(), signal, both())).toBe(2);
    expect(await approveSamples(services(), AbortSignal.timeout(60_000), both())).toBe(2);
    const { stories } = await archive.stores.published('web').page({}, null, 10);
    expect(stories.map(({ title }) => title).sort()).toEqual(['A dot called one', 'A dot called two']);
    expect(stories.every((story) => story.sample && story.videoTour)).toBe(true);
    expect(stories[0]?.madeOf).toBe('Red ink');
    expect(stories.map(({ language }) => language)).toEqual(['pl', 'pl']);
    expect(stories[0]?.media.map(({ alt }) => alt)).toEqual([{ kind: 'words', words: 'A red dot.' }]);
    const history = await archive.stores.stories.findByCodeHash(sampleMark({ name: 'one' }));
    expect(history?.state === 'published' && history.history.map(({ action }) => action)).toEqual([
      'sent',
      'prepared',
      'edited',
      'approved',
    ]);
  }, 90_000);

  it('makes none twice, and begins one afresh that was not sent', async () => {
    expect(await plantSamples(services(), signal, both())).toBe(0);
    const broken = {
      ...services(),
      blobs: { ...archive.stores.blobs, put: () => Promise.reject(new Error('The disk is away')) },
    };
    const three = [...both(), sample('three')];
    await expect(plantSamples(broken, signal, three)).rejects.toThrow('The disk is away');
    const begun = await archive.stores.stories.findByCodeHash(sampleMark({ name: 'three' }));
    expect(begun?.state).toBe('draft');
    expect(await plantSamples(services(), signal, three)).toBe(1);
    expect(await approveSamples(services(), AbortSignal.timeout(60_000), three)).toBe(3);
  }, 90_000);

  it('publishes a story in words alone without a worker', async () => {
    const poem = sample('poem', { files: [], videoTour: false });
    expect(await plantSamples(services(), signal, [poem])).toBe(1);
    expect(await approveSamples(services(), signal, [poem])).toBe(1);
    const [newest] = (await archive.stores.published('web').page({}, null, 10)).stories;
    expect(newest).toMatchObject({ title: 'A dot called poem', sample: true, media: [] });
  });

  it.each([
    ['neighbourhood', { neighbourhood: 'nowhere' as NeighbourhoodSlug }],
    ['theme', { themes: ['isolation', 'nothing'] as readonly string[] as readonly ThemeSlug[] }],
  ])('leaves one out whose %s this archive does not have, and takes the others', async (what, more) => {
    const samples = [sample(`strange ${what}`, more), ...both()];
    expect(await plantSamples(services(), signal, samples)).toBe(0);
    expect(await archive.stores.stories.findByCodeHash(sampleMark({ name: `strange ${what}` }))).toBeNull();
    expect(await approveSamples(services(), AbortSignal.timeout(60_000), samples)).toBe(2);
  });

  it('leaves one that a curator took down as it is', async () => {
    const { stories } = archive.stores;
    const story = await stories.findByCodeHash(sampleMark({ name: 'one' }));
    if (story?.state !== 'published') throw new Error('Expected a published story');
    await stories.replace(story, unpublish(story, null, new Date(), { role: 'archive' }));
    expect(await approveSamples(services(), signal, both())).toBe(1);
  });

  it('removes them with all their bytes', async () => {
    expect(await blobs()).toBeGreaterThan(0);
    expect(await removeSamples(archive.stores)).toBe(4);
    expect(await blobs()).toBe(0);
    expect((await archive.stores.published('web').page({}, null, 10)).stories).toEqual([]);
    expect(await removeSamples(archive.stores)).toBe(0);
  });
});

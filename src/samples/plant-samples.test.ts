import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestArchive, type TestArchive } from '../../test/support/archive.ts';
import { createLogger } from '../logger.ts';
import { unpublish } from '../story/changes/publish.ts';
import { allowOwnSvg, renderOwnSvg } from '../transcode/pictures/image.ts';
import { page } from './drawings/page.ts';
import { createMediaTools } from './media-tools.ts';
import { approveSamples, plantSamples, sampleMark } from './plant-samples.ts';
import { removeSamples } from './remove-samples.ts';
import type { SampleStory } from './sample-story.ts';

const sample = (name: string): SampleStory => ({
  name,
  theme: 'isolation',
  neighbourhood: 'haslingden',
  title: `A dot called ${name}`,
  words: 'A dot on a sheet of paper.',
  credit: { kind: 'anonymous' },
  videoTour: true,
  media: [
    {
      form: 'artwork',
      format: 'png',
      alt: 'A red dot on white paper.',
      draw: () =>
        page(
          64,
          64,
          '<rect width="64" height="64" fill="#fff"/><circle cx="32" cy="32" r="20" fill="#c00"/>',
        ),
    },
  ],
});
const samples = [sample('one'), sample('two')];

let archive: TestArchive;
beforeAll(async () => {
  allowOwnSvg();
  archive = await openTestArchive();
  await archive.work();
});
afterAll(() => archive.close());

const services = () => ({
  ...archive.stores,
  tools: createMediaTools(renderOwnSvg),
  logger: createLogger({ level: 'silent', process: 'command' }),
  now: () => new Date(),
  scratch: archive.config.dataDir,
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
    expect(await plantSamples(services(), signal, samples)).toBe(2);
    expect(await approveSamples(services(), AbortSignal.timeout(60_000), samples)).toBe(2);
    const { stories } = await archive.stores.published('web').page({}, null, 10);
    expect(stories.map(({ title }) => title).sort()).toEqual(['A dot called one', 'A dot called two']);
    expect(stories.every((story) => story.sample && story.videoTour)).toBe(true);
    const history = await archive.stores.stories.findByCodeHash(sampleMark({ name: 'one' }));
    expect(history?.state === 'published' && history.history.map(({ action }) => action)).toEqual([
      'sent',
      'prepared',
      'edited',
      'approved',
    ]);
  }, 90_000);

  it('makes none twice, and begins one afresh that was not sent', async () => {
    expect(await plantSamples(services(), signal, samples)).toBe(0);
    const broken = {
      ...services(),
      blobs: { ...archive.stores.blobs, put: () => Promise.reject(new Error('The disk is away')) },
    };
    const three = [...samples, sample('three')];
    await expect(plantSamples(broken, signal, three)).rejects.toThrow('The disk is away');
    const begun = await archive.stores.stories.findByCodeHash(sampleMark({ name: 'three' }));
    expect(begun?.state).toBe('draft');
    expect(await plantSamples(services(), signal, three)).toBe(1);
    expect(await approveSamples(services(), AbortSignal.timeout(60_000), three)).toBe(3);
  }, 90_000);

  it('leaves one that a curator took down as it is', async () => {
    const { stories } = archive.stores;
    const story = await stories.findByCodeHash(sampleMark({ name: 'one' }));
    if (story?.state !== 'published') throw new Error('Expected a published story');
    await stories.replace(story, unpublish(story, null, new Date(), { role: 'archive' }));
    expect(await approveSamples(services(), signal, samples)).toBe(1);
  });

  it('removes them with all their bytes', async () => {
    expect(await blobs()).toBeGreaterThan(0);
    expect(await removeSamples(archive.stores)).toBe(3);
    expect(await blobs()).toBe(0);
    expect((await archive.stores.published('web').page({}, null, 10)).stories).toEqual([]);
    expect(await removeSamples(archive.stores)).toBe(0);
  });
});

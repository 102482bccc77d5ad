import { stat } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../../test/support/temporary.ts';
import { defaultLimits } from '../inspect/accepted-media.ts';
import { createInspector } from '../inspect/media-inspector.ts';
import { allowOwnSvg, renderOwnSvg } from '../transcode/pictures/image.ts';
import { twoCups } from './films/two-cups.ts';
import { makeMedia } from './make-media.ts';
import { createMediaTools } from './media-tools.ts';
import { sampleStories } from './sample-stories.ts';
import type { SampleMedia } from './sample-story.ts';
import { type Film, frameRate } from './sample-tools.ts';
import { hillJig, walkingTune } from './sounds/film-music.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
  allowOwnSvg();
});
afterAll(() => folder.remove());

const tools = createMediaTools(renderOwnSvg);
const { signal } = new AbortController();

async function inspected(media: SampleMedia, name: string) {
  const path = await makeMedia(media, name, tools, folder.path, signal);
  return createInspector({ limits: defaultLimits }).inspect(path, folder.path, signal);
}

/** The film's first second. */
function cut(film: Film): Film {
  async function* frames(render: Parameters<Film['frames']>[0]) {
    let left = frameRate;
    for await (const frame of film.frames(render)) {
      if (left === 0) return;
      left -= 1;
      yield frame;
    }
  }
  return { ...film, frames, music: () => walkingTune(1) };
}

describe('Making the samples', () => {
  it('draws a picture that the archive accepts', async () => {
    const one = sampleStories.flatMap((story) => story.media).find(({ form }) => form === 'artwork');
    if (!one) throw new Error('Expected an artwork among the samples');
    expect(await inspected(one, 'drawing')).toMatchObject({ kind: 'accepted', facts: { form: 'artwork' } });
  });

  it.each(['m4a', 'flac', 'ogg'] as const)(
    'plays a sound that the archive accepts, as %s',
    async (ending) => {
      const found = await inspected(
        { form: 'sound', ending, heard: 'A tune.', play: () => walkingTune(2) },
        'sound',
      );
      expect(found).toMatchObject({ kind: 'accepted', facts: { form: 'sound', channels: 2 } });
    },
  );

  it('animates a film that the archive accepts', async () => {
    const found = await inspected({ form: 'film', shows: 'Two cups.', film: () => cut(twoCups()) }, 'film');
    expect(found).toMatchObject({
      kind: 'accepted',
      facts: { form: 'film', width: 1080, height: 1350, frameRate, audio: { channels: 2 } },
    });
    expect((await stat(`${folder.path}/film.mp4`)).size).toBeLessThan(4_000_000);
  });

  it('draws the same each time', () => {
    const drawings = sampleStories.flatMap(({ media }) => media).filter((one) => one.form === 'artwork');
    expect(drawings).toHaveLength(7);
    for (const { draw } of drawings) expect(draw()).toBe(draw());
  });

  // The long ones are made of the same parts; in a test's own realm each would take half a minute.
  it.each([
    ['the walking tune', () => walkingTune(3)],
    ['the hill jig', () => hillJig(3)],
  ] as const)('keeps %s within bounds and silent at both ends', (_, play) => {
    const { left, right } = play();
    for (const ear of [left, right]) {
      const loudest = ear.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      expect(loudest).toBeGreaterThan(0.1);
      expect(loudest).toBeLessThan(0.95);
      expect(ear[0]).toBeCloseTo(0, 3);
      expect(ear.at(-1)).toBeCloseTo(0, 3);
    }
  });
});

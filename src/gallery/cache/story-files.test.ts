import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { newMediaId, newStoryId } from '../../random.ts';
import { newRenditionKey } from '../../storage/keys.ts';
import type { Hearing } from '../../story/media.ts';
import { createHeldLease } from './held-lease.ts';
import { createStoryFiles } from './story-files.ts';

const story = newStoryId();
const media = newMediaId();
const vtt = 'WEBVTT\n\n00:00.000 --> 00:01.000\nA gate\n';
const hearing: Hearing = {
  ...{ transcript: null, waiver: null },
  captions: { vtt, language: 'en', checked: true },
};

function archive(options: { maxBytes?: number } = {}) {
  const state = { edition: '1', shows: true, now: 0, read: 0 };
  const key = newRenditionKey(story, media, 'image-320.jpg');
  const facts = { type: 'image/jpeg', bytes: 9, sha256: 'a'.repeat(64), width: 320, height: 200 };
  const files = createStoryFiles({
    lease: createHeldLease(async () => {
      await wait(1);
      const { edition } = state;
      return { edition, holds: () => state.edition === edition };
    }),
    published: {
      async files() {
        state.read += 1;
        const { shows } = state;
        await wait(5);
        const renditions = [{ kind: 'image', name: 'image-320.jpg', key, ...facts } as const];
        return shows ? [{ media, renditions, hearing }] : null;
      },
    },
    clock: () => state.now,
    maxBytes: options.maxBytes ?? 100_000,
    maxAge: 60_000,
  });
  const find = async (name = 'image-320.jpg', of = story) =>
    (await files.find(of, media, name))?.file ?? null;
  return { state, files, find };
}

describe('createStoryFiles', () => {
  it('reads a story once for all of its files, however many ask', async () => {
    const { state, find } = archive();
    const names = ['image-320.jpg', 'captions.vtt', 'nothing.jpg'];
    const found = await Promise.all([...names, ...names].map((name) => find(name)));
    expect(found.map((file) => file?.type ?? null).slice(0, 3)).toEqual([
      'image/jpeg',
      'text/vtt; charset=utf-8',
      null,
    ]);
    expect(String((await find('captions.vtt'))?.held)).toBe(vtt);
    expect(state.read).toBe(1);
  });

  it('shows a withdrawal to the very next request, and holds nothing of the story', async () => {
    const { state, files, find } = archive();
    const file = await find();
    if (!file?.key) throw new Error('Expected a rendition');
    files.hold(story, file, Buffer.from('a drawing'));
    expect(String((await find())?.held)).toBe('a drawing');
    Object.assign(state, { shows: false, edition: '2' });
    expect(await find()).toBeNull();
    Object.assign(state, { shows: true, edition: '3' });
    expect((await find())?.held).toBeNull();
  });

  it('does not keep what was read while the edition turned', async () => {
    const { state, find } = archive();
    const slow = find();
    await wait(3);
    Object.assign(state, { shows: false, edition: '2' });
    await find('captions.vtt', newStoryId());
    await slow;
    expect(await find()).toBeNull();
  });

  it('reads a story anew after its longest age, and what does not show each time', async () => {
    const { state, find } = archive();
    await find();
    state.now = 60_001;
    await find();
    expect(state.read).toBe(2);
    Object.assign(state, { shows: false, edition: '2' });
    await find();
    await find();
    expect(state.read).toBe(4);
  });

  it('has room for so many bytes', async () => {
    const { state, files, find } = archive({ maxBytes: 2000 });
    const file = await find();
    if (!file?.key) throw new Error('Expected a rendition');
    files.hold(story, file, Buffer.alloc(1000));
    expect((await find())?.held).toBeNull();
    expect(state.read).toBe(2);
  });
});

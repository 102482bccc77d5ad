import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newStoryId } from '../../src/random.ts';
import type { StoryId } from '../../src/story/ids.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { ask } from '../support/ask.ts';
import { aPublishedStory, aReadyArtwork, consentTo } from '../support/stories.ts';

/** Embargo and expiry act by themselves: the clock alone brings a story up or down, in pages that are kept in memory too. */

const bytes = 'the bytes of a drawing';
const lists = ['/', '/themes/employment', '/neighbourhoods/workington', '/search?q=quince', '/feed.atom'];
let archive: TestArchive;

beforeAll(async () => {
  archive = await openTestArchive();
});
afterAll(() => archive?.close());

async function keep(time: { from?: Date; until?: Date }) {
  const id = newStoryId();
  const ready = aReadyArtwork(id);
  const [rendition] = ready.renditions;
  if (!rendition) throw new Error('Expected a drawing with a rendition');
  const stored = await archive.stores.blobs.put(rendition.key, Readable.from([Buffer.from(bytes)]));
  await archive.stores.stories.insert(
    aPublishedStory({
      id,
      title: `A quince for ${id}`,
      media: [{ ...ready, renditions: [{ ...rendition, ...stored }] }],
      consent: [consentTo({ web: true, kiosk: true }, time)],
    }),
  );
  return { id, media: `/media/${id}/${ready.id}/${rendition.name}` };
}
type Kept = Awaited<ReturnType<typeof keep>>;

const get = (address: string, headers: Record<string, string> = {}) => ask(archive.url, address, { headers });
const countOn = async (id: StoryId) =>
  (await archive.stores.published('kiosk').page({}, null, 50)).stories.filter((story) => story.id === id)
    .length;

/** Where the story is to be met, asked all at once. */
async function places({ id, media }: Kept) {
  const [page, whole, part, kiosk, ...listed] = await Promise.all([
    get(`/stories/${id}`),
    get(media),
    get(media, { range: 'bytes=4-8' }),
    countOn(id),
    ...lists.map((address) => get(address)),
  ]);
  return {
    page: page.status,
    whole: whole.status,
    part: part.status,
    kiosk,
    lists: listed.map(({ body }) => body.includes(`/stories/${id}`)),
  };
}

const everywhere = { page: 200, whole: 200, part: 206, kiosk: 1, lists: lists.map(() => true) };
const nowhere = { page: 404, whole: 404, part: 404, kiosk: 0, lists: lists.map(() => false) };

describe('When the moment comes, and nobody saves anything', () => {
  it('an embargoed story comes up and an expired one goes, on every page and in every byte', async () => {
    // Long enough to look at all of it before, on however busy a machine.
    const begun = Date.now();
    for (let look = 0; look < 4; look += 1) await places(await keep({}));
    const soon = new Date(Date.now() + 2 * (Date.now() - begun) + 1500);
    const comes = await keep({ from: soon });
    const goes = await keep({ until: soon });
    const before = [await places(comes), await places(goes), await places(comes), await places(goes)];
    const tags = new Map<string, string>();
    for (const address of [...lists, `/stories/${goes.id}`]) {
      tags.set(address, String((await get(address)).headers.etag));
    }
    // What was read in time was read from pages in memory the second time.
    expect(Date.now()).toBeLessThan(soon.getTime());
    expect(before).toEqual([nowhere, everywhere, nowhere, everywhere]);
    const versions = await Promise.all([comes, goes].map(({ id }) => archive.stores.stories.find(id)));

    await wait(soon.getTime() - Date.now() + 1);
    expect([await places(comes), await places(goes)]).toEqual([everywhere, nowhere]);
    for (const [address, etag] of tags) {
      const { status } = await get(address, { 'if-none-match': etag });
      expect({ address, status }).toEqual({ address, status: address.includes(goes.id) ? 404 : 200 });
    }
    expect(await Promise.all([comes, goes].map(({ id }) => archive.stores.stories.find(id)))).toEqual(
      versions,
    );
  });
});

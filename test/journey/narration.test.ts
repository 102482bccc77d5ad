import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { originalsPrefix, renditionsPrefix } from '../../src/storage/keys.ts';
import type { StoryId } from '../../src/story/ids.ts';
import { blobKeysOf, isReady, type Media, type ReadyMedia } from '../../src/story/media.ts';
import { createMedia, type Make } from '../fixtures/make-media.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { axeFindings, noteTrouble, openWholeBrowser, phone } from '../support/browser.ts';
import { arriveAs, Curator } from '../support/curator.ts';
import { aTelling, eventually, expectRedirect, tell, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** A voice that says what is to be seen in a film: sent or recorded by a curator, laid over the film, played by visitors. */

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let make: Make;
let archive: TestArchive;
let browser: Browser;
let ada: Visitor;
let id: string;
let address: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  make = createMedia(folder.path);
  archive = await openTestArchive();
  await archive.work();
  browser = await openWholeBrowser('--use-fake-device-for-media-stream');
  ada = await arriveAs(archive, 'Ada', 'admin');
  await tell(new Visitor(archive.url), { ...aTelling, files: [await make('clapper.mp4')] });
  [id = ''] = await asCurator().queueOf(1);
  address = `/curate/stories/${id}/describe/${(await film()).id}`;
});
afterAll(async () => {
  await browser?.close();
  await archive?.close();
  await folder?.remove();
});

/** The same person, with a curator's ways. */
const asCurator = () =>
  new Curator(archive.url, Object.fromEntries(ada.cookies().map(({ name, value }) => [name, value])));
const stored = async () => {
  const story = await archive.stores.stories.find(id as StoryId);
  if (!story) throw new Error('Expected the story');
  return story;
};
async function film(): Promise<ReadyMedia> {
  const media: readonly Media[] = (await stored()).media;
  const found = media.find(isReady);
  if (!found) throw new Error('Expected the film');
  return found;
}
const settled = () =>
  eventually('it to be mixed', film, ({ narration }) => narration?.mixing.state !== 'due');
async function blobs(): Promise<string[]> {
  const keys: string[] = [];
  for (const prefix of [originalsPrefix, renditionsPrefix])
    for await (const { key } of archive.stores.blobs.list(`${prefix}${id}/`)) keys.push(key);
  return keys.sort();
}
const named = async () => (await stored()).media.flatMap(blobKeysOf).sort();
const markOn = async () =>
  /made-from&#x3D;([0-9a-f]+)"/.exec(await (await ada.get(address)).text())?.[1] ?? '';
const send = async (file: string, mark?: string) =>
  ada.upload(`${address}?made-from=${mark ?? (await markOn())}`, [file]);

describe('A voice that is sent as a file', () => {
  it('is laid over the film, can begin later, and is replaced by another with nothing left behind', async () => {
    const voice = await make('beeps.mp3');
    const first = await markOn();
    const next = await expectRedirect(send(voice));
    expect(await (await ada.get(next)).text()).toContain('Your recording is kept.');
    const mixed = await settled();
    expect(mixed.narration).toMatchObject({ begins: 0, mixing: { state: 'mixed' } });
    const [described] = mixed.renditions.filter(({ kind }) => kind === 'described');
    expect(described).toMatchObject({
      name: 'film-described.mp4',
      type: 'video/mp4',
      seconds: expect.closeTo(8, 0),
    });
    expect(await blobs()).toEqual(await named());
    const page = await (await ada.get(address)).text();
    expect(page).toContain(`/curate/stories/${id}/media/${mixed.id}/film-described.mp4`);
    expect(await (await ada.get(`/curate/stories/${id}`)).text()).toContain('It is laid over the film.');

    // Whoever has not heard it writes over nothing.
    const late = await send(voice, first);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Somebody else put in another voice');
    const form = { 'made-from': await markOn() };
    const wrong = await ada.post(`${address}/begins`, { ...form, begins: '0:09' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('The film ends at 0:08. Write an earlier place.');
    await expectRedirect(ada.post(`${address}/begins`, { ...form, begins: '0:02.5' }));
    const moved = await settled();
    expect(moved.narration?.begins).toBe(2.5);
    const longer = moved.renditions.find(({ kind }) => kind === 'described');
    expect(longer?.seconds).toBeCloseTo(10.5, 0);
    expect(longer?.key).not.toBe(described?.key);

    await expectRedirect(send(await make('beeps.opus')));
    await settled();
    expect(await blobs()).toEqual(await named());
    await expectRedirect(ada.post(`${address}/remove`, { 'made-from': await markOn() }));
    const without = await film();
    expect(without.narration).toBeUndefined();
    expect(without.renditions.some(({ kind }) => kind === 'described')).toBe(false);
    expect(await blobs()).toEqual(await named());
  });

  it('is refused with a true sentence where it cannot be laid over it', async () => {
    const nothing = await ada.upload(`${address}?made-from=${await markOn()}`, []);
    expect(nothing.status).toBe(422);
    await expectRedirect(send(await make('drawing.png')));
    expect((await settled()).narration?.mixing).toEqual({
      state: 'failed',
      reason: 'There is no sound in this file. Record it again, or choose a file with your voice in it.',
    });
    expect(await (await ada.get(address)).text()).toContain(
      'It could not be laid over the film. There is no sound',
    );
    await expectRedirect(ada.post(`${address}/remove`, { 'made-from': await markOn() }));
    expect(await blobs()).toEqual(await named());
  });
});

describe('A voice that is recorded', () => {
  it('starts with the film, is listened to and kept, and visitors hear it from where they are', async () => {
    const context = await browser.newContext({
      ...phone,
      baseURL: archive.url.href,
      permissions: ['microphone'],
    });
    const trouble = noteTrouble(context, archive.url);
    await context.addCookies(ada.cookies().map((cookie) => ({ ...cookie, url: archive.url.href })));
    const page = await context.newPage();
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await page.goto(address);
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('[data-narrated]').evaluate((video: { currentTime: number }) => {
      video.currentTime = 2;
    });
    await button('Use the microphone').click();
    await button('Play the film and record').click();
    await page.locator('[data-part="clock"]').getByText('0:02').waitFor();
    await button('Stop').click();
    await page.getByRole('heading', { name: 'Listen to your recording' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await button('Keep this recording').click();
    await page.getByText('Your recording is kept.').waitFor();
    const { narration } = await settled();
    expect(narration).toMatchObject({ mixing: { state: 'mixed' } });
    expect(narration?.begins).toBeCloseTo(2, 0);
    expect(trouble).toEqual([]);

    await asCurator().approve(id);
    const described = `/media/${id}/${(await film()).id}/film-described.mp4`;
    const plain = await (await new Visitor(archive.url).get(`/stories/${id}`)).text();
    expect(plain).toContain(
      `<a class="button secondary" href="${described}" data-with-voice>With audio description</a>`,
    );
    expect((await new Visitor(archive.url).get(described)).headers.get('content-type')).toBe('video/mp4');
    await page.goto(`/stories/${id}`);
    const video = page.locator('.film video');
    const playing = () =>
      video.evaluate(
        ({
          currentSrc,
          currentTime,
          paused,
        }: {
          currentSrc: string;
          currentTime: number;
          paused: boolean;
        }) => ({
          described: currentSrc.endsWith('film-described.mp4'),
          at: currentTime,
          paused,
        }),
      );
    await video.evaluate((film: { currentTime: number; play(): Promise<void> }) => {
      film.currentTime = 3;
      void film.play();
    });
    await eventually('it to play', playing, ({ at }) => at > 3);
    await button('With audio description').click();
    expect(await eventually('the voice', playing, (now) => now.described && now.at > 3)).toMatchObject({
      paused: false,
    });
    await button('With audio description').click();
    await eventually('the film alone', playing, (now) => !now.described && now.at > 3 && !now.paused);
    expect(trouble).toEqual([]);
    await context.close();
  });

  it('goes with the story', async () => {
    await expectRedirect(ada.post(`/curate/stories/${id}/on-behalf/erase`, { sure: 'yes' }));
    await eventually('it to be erased', stored, ({ state }) => state === 'erased');
    expect(await blobs()).toEqual([]);
    expect((await ada.get(address)).status).toBe(404);
  });
});

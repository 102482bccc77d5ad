import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMedia, type Make } from '../fixtures/make-media.ts';
import { Curator } from '../support/curator.ts';
import { type RunningArchive, startArchive } from '../support/processes.ts';
import { aTelling, tell, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

describe('a story from a phone to a gallery, as server and worker', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let archive: RunningArchive;
  let make: Make;

  beforeAll(async () => {
    folder = await temporaryFolder();
    make = createMedia(folder.path);
    archive = await startArchive(`${folder.path}/data`);
  }, 60_000);
  afterAll(async () => {
    await archive?.stop();
    await folder?.remove();
  });

  it('is sent, prepared, approved and shown', async () => {
    const person = new Visitor(archive.url);
    const files = [await make('photo.jpg'), await make('memo.m4a')];
    const receipt = await tell(person, { ...aTelling, files });
    const curator = await Curator.arrive(archive.url, archive.invitation);
    const [story] = await curator.queueOf(1);
    if (!story) throw new Error('expected a story');
    expect((await person.get(`/stories/${story}`)).status).toBe(404);
    await curator.approve(story);
    const page = await person.get(`/stories/${story}`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(aTelling.title);
    expect(await (await person.get(receipt)).text()).toContain(`/stories/${story}`);
  }, 90_000);
});

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { groupedCode } from '../../src/private-code.ts';
import { hashCode, newCuratorId, newPrivateCode } from '../../src/random.ts';
import { originalsPrefix, renditionsPrefix } from '../../src/storage/keys.ts';
import { askForChange } from '../../src/story/changes/conversation.ts';
import { approve, decline } from '../../src/story/changes/publish.ts';
import type { ArrivalId, StoryId } from '../../src/story/ids.ts';
import { blobKeysOf, isReady, type Media } from '../../src/story/media.ts';
import { isSent, type SentStory } from '../../src/story/story.ts';
import { madeFromStory } from '../../src/story-form/made-from.ts';
import { createMedia, type Make } from '../fixtures/make-media.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { axeFindings, type InPage, openBrowser, phone } from '../support/browser.ts';
import { formFields } from '../support/form-fields.ts';
import { openPatchyLine } from '../support/patchy-line.ts';
import { png } from '../support/raw-upload.ts';
import { allTicked, aStoryInReview } from '../support/stories.ts';
import { aTelling, eventually, expectRedirect, tell, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { aFilm, describe as describeFile, sha256Of, TusSender } from '../support/tus.ts';

/** Files of a story that was sent, changed on its private link: more, others in their place, fewer. */

const curator = { role: 'curator', id: newCuratorId() } as const;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let archive: TestArchive;
let make: Make;
let person: Visitor;
let home = '';
let id: StoryId;

beforeAll(async () => {
  folder = await temporaryFolder();
  make = createMedia(folder.path);
  archive = await openTestArchive({ env: { LIMIT_FILES_PER_STORY: '3' } });
  await archive.work();
  person = new Visitor(archive.url);
  home = await tell(person, { ...aTelling, files: [await make('tiny.png')] });
  const story = await archive.stores.stories.findByCodeHash(hashCode(home.split('/').at(-1) ?? ''));
  if (!story) throw new Error('Expected the story that was told');
  id = story.id;
  await ready();
}, 90_000);
afterAll(async () => {
  await archive?.close();
  await folder?.remove();
});

async function sent(which = id): Promise<SentStory> {
  const story = await archive.stores.stories.find(which);
  if (!story || !isSent(story)) throw new Error('Expected a story that was sent');
  return story;
}

const ready = (which = id) =>
  eventually(
    'the files to be prepared',
    () => sent(which),
    (story) => story.state !== 'processing' && story.media.every(isReady),
  );

/** Every blob that the store holds of the story. */
async function blobs(which = id): Promise<readonly string[]> {
  const keys: string[] = [];
  for (const prefix of [originalsPrefix, renditionsPrefix]) {
    for await (const { key } of archive.stores.blobs.list(`${prefix}${which}/`)) keys.push(key);
  }
  return keys.sort();
}

const named = (media: readonly Media[]) => media.flatMap(blobKeysOf).sort();
const text = async (response: Response) =>
  (await response.text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const seen = async () => madeFromStory(await sent());
const names = ({ media }: SentStory) => media.map(({ original }) => original.fileName);

/** With the words that a curator writes where the storyteller wrote none. */
const described = ({ media }: SentStory) =>
  media.map((each) => ({ ...each, alt: each.alt ?? { kind: 'words' as const, words: 'A tiny picture.' } }));

async function publish(): Promise<void> {
  const story = await ready();
  if (story.state !== 'inReview') throw new Error('Expected a story that waits');
  await archive.stores.stories.replace(
    story,
    approve({ ...story, media: described(story), checks: allTicked(new Date()) }, new Date(), curator),
  );
}

describe('A storyteller', () => {
  it('adds a file: the story comes down, is prepared and waits for a curator', async () => {
    await publish();
    expect((await person.get(`/stories/${id}`)).status).toBe(200);
    const page = await person.get(`${home}/files`);
    expect(await text(page)).toContain('your story comes down');
    const at = `${home}/files?seen=${await seen()}`;
    expect(await expectRedirect(person.upload(at, [await make('drawing.png')]))).toBe(
      `${home}/files?done=added`,
    );
    expect((await person.get(`/stories/${id}`)).status).toBe(404);
    expect((await sent()).state).toBe('processing');
    const story = await ready();
    expect(story.state).toBe('inReview');
    expect(names(story)).toEqual(['tiny.png', 'drawing.png']);
    expect(await blobs()).toEqual(named(story.media));
  }, 60_000);

  it('describes it afterwards: until then a curator cannot publish it', async () => {
    const waiting = await sent();
    if (waiting.state !== 'inReview') throw new Error('Expected a story that waits');
    const ticked = { ...waiting, checks: allTicked(new Date()) };
    expect(() => approve(ticked, new Date(), curator)).toThrow('Describe the picture');
    const page = `${home}/descriptions`;
    const fields = formFields(await (await person.get(page)).text(), page);
    const empty = [...fields.keys()].find((name) => name.startsWith('alt-') && fields.get(name) === '') ?? '';
    fields.set(empty, 'Lines that cross.');
    await expectRedirect(person.post(page, fields));
    expect((await sent()).media.at(-1)?.alt).toEqual({ kind: 'words', words: 'Lines that cross.' });
  });

  it('puts another file in its place, and nothing of the old one is left', async () => {
    await publish();
    const [old] = (await sent()).media;
    if (!old) throw new Error('Expected a file');
    const at = `${home}/files?seen=${await seen()}&instead=${old.id}`;
    await expectRedirect(person.upload(at, [await make('grey.png')]));
    const story = await ready();
    expect(names(story)).toEqual(['drawing.png', 'grey.png']);
    expect(await blobs()).toEqual(named(story.media));
    for (const rendition of isReady(old) ? old.renditions : []) {
      expect((await person.get(`/media/${id}/${old.id}/${rendition.name}`)).status).toBe(404);
    }
  }, 60_000);

  it('takes a file out only after being asked, and the bytes go with it', async () => {
    const [old] = (await sent()).media;
    const media = old?.id ?? '';
    const asks = await expectRedirect(person.post(`${home}/files/remove`, { media }));
    expect(asks).toBe(`${home}/files/remove?media=${media}`);
    expect((await sent()).media).toHaveLength(2);
    const fields = formFields(await (await person.get(asks)).text(), `${home}/files/remove`);
    fields.set('sure', 'yes');
    await expectRedirect(person.post(`${home}/files/remove`, fields));
    expect(names(await sent())).toEqual(['grey.png']);
    expect(await blobs()).toEqual(named((await sent()).media));
    // The same click again finds nothing to do.
    await expectRedirect(person.post(`${home}/files/remove`, fields));
    expect((await sent()).media).toHaveLength(1);
  });

  it('keeps the last file, and is told what to do instead', async () => {
    const media = (await sent()).media[0]?.id ?? '';
    const refused = await person.post(`${home}/files/remove`, {
      media,
      sure: 'yes',
      seen: String(await seen()),
    });
    expect(refused.status).toBe(422);
    expect(await text(refused)).toContain('A story needs at least one file.');
    expect((await sent()).media).toHaveLength(1);
  });

  it('is told in the same sentences what is wrong with a file, and the good ones stay', async () => {
    const letter = path.join(folder.path, 'letter.txt');
    await writeFile(letter, 'Dear all, and so on');
    const before = await sent();
    const at = async () => `${home}/files?seen=${await seen()}`;
    const refused = await person.upload(await at(), [letter]);
    expect(refused.status).toBe(422);
    expect(await text(refused)).toContain('“letter.txt” is a text file. You can type');
    expect(await sent()).toEqual(before);
    const none = await person.upload(await at(), []);
    expect(await text(none)).toContain('Choose a photo, a sound, a film or a PDF to add.');
    const some = await person.upload(await at(), [letter, await make('clear.png')]);
    expect(some.status).toBe(422);
    expect(names(await sent())).toEqual(['grey.png', 'clear.png']);
    const again = await person.upload(await at(), [await make('clear.png')]);
    expect(again.status).toBe(303);
    const full = await person.upload(await at(), [await make('tiny.png'), await make('drawing.png')]);
    expect(await text(full)).toContain('“drawing.png” was left out, because a story can hold 3 files.');
    expect(await text(await person.upload(await at(), [await make('photo.jpg')]))).toContain(
      'A story can hold 3 files. Remove one before you add another.',
    );
    const story = await ready();
    expect(names(story)).toEqual(['grey.png', 'clear.png', 'tiny.png']);
    expect(await blobs()).toEqual(named(story.media));
  }, 60_000);

  it('is told before a byte is sent that a curator was first', async () => {
    const stale = `${home}/files?seen=${await seen()}`;
    const media = (await sent()).media[0]?.id ?? '';
    const story = await sent();
    if (story.state !== 'inReview') throw new Error('Expected a story that waits');
    await archive.stores.stories.replace(story, decline(story, 'Not like this.', new Date(), curator));
    const late = await person.upload(stale, [await make('photo.jpg')]);
    expect(late.status).toBe(409);
    expect(await text(late)).toContain('A curator decided not to show it as it is.');
    const old = madeFromStory(story);
    expect((await person.post(`${home}/files/remove`, { media, sure: 'yes', seen: old })).status).toBe(409);
    expect(await sent()).toMatchObject({ state: 'declined', media: [{}, {}, {}] });
    expect(await blobs()).toEqual(named((await sent()).media));
  });
});

describe('Another story', () => {
  it('is out of reach: a file of it is neither replaced nor removed from here', async () => {
    const other = aStoryInReview({ codeHash: hashCode(newPrivateCode()) });
    await archive.stores.stories.insert(other);
    const media = other.media[0]?.id ?? '';
    const before = await sent();
    const seenNow = String(await seen());
    await expectRedirect(person.post(`${home}/files/remove`, { media, sure: 'yes', seen: seenNow }));
    expect((await person.get(`${home}/files/remove?media=${media}`)).status).toBe(200);
    expect(await (await person.get(`${home}/files/remove?media=${media}`)).text()).not.toContain(
      'drawing.jpg',
    );
    expect(await sent()).toEqual(before);
    expect(await sent(other.id)).toEqual(other);
  });
});

/** A small picture that takes its time: `begin` sends half of it, `end` the rest. */
function slowly(address: string) {
  const body = new TransformStream<Uint8Array, Uint8Array>();
  const writer = body.writable.getWriter();
  const sending = fetch(new URL(address, archive.url), {
    method: 'POST',
    redirect: 'manual',
    headers: {
      origin: archive.url.origin,
      accept: 'text/html',
      'content-type': 'multipart/form-data; boundary=b',
    },
    body: body.readable,
    duplex: 'half',
  } as RequestInit);
  return {
    async begin() {
      await writer.write(
        Buffer.from('--b\r\nContent-Disposition: form-data; name="files"; filename="late.png"\r\n\r\n'),
      );
      await writer.write(png.subarray(0, 20));
    },
    async end(): Promise<Response> {
      await writer.write(png.subarray(20));
      await writer.write(Buffer.from('\r\n--b--\r\n'));
      await writer.close();
      return sending;
    },
  };
}

describe('A file on its way', () => {
  it('is kept although a curator was quicker: the story comes down again, to be looked at with it', async () => {
    const code = newPrivateCode();
    const story = aStoryInReview({ codeHash: hashCode(code) });
    await archive.stores.stories.insert(story);
    const upload = slowly(`/my-story/${code}/files?seen=${madeFromStory(story)}`);
    await upload.begin();
    await sleep(200);
    await archive.stores.stories.replace(story, approve(story, new Date(), curator));
    expect((await person.get(`/stories/${story.id}`)).status).toBe(200);
    expect((await upload.end()).status).toBe(303);
    expect((await person.get(`/stories/${story.id}`)).status).toBe(404);
    expect(names(await sent(story.id))).toEqual(['drawing.jpg', 'late.png']);
  });

  it('is not kept where the storyteller asks to erase the story meanwhile', async () => {
    const code = newPrivateCode();
    const story = aStoryInReview({ codeHash: hashCode(code) });
    await archive.stores.stories.insert(story);
    const address = `/my-story/${code}`;
    const upload = slowly(`${address}/files?seen=${madeFromStory(story)}`);
    await upload.begin();
    await sleep(200);
    await expectRedirect(person.post(`${address}/erase`));
    expect((await upload.end()).status).toBe(303);
    await eventually(
      'nothing to be left',
      async () => ({
        state: (await archive.stores.stories.find(story.id))?.state,
        left: await blobs(story.id),
      }),
      ({ state, left }) => state === 'erased' && left.length === 0,
    );
  }, 40_000);
});

describe('A file that comes piece by piece', () => {
  const film = aFilm(300_000);
  const said = (story: SentStory, more: Readonly<Record<string, string>> = {}) => ({
    filename: 'a walk.mp4',
    seen: madeFromStory(story),
    ...more,
  });
  async function aSentStory() {
    const code = newPrivateCode();
    const story = aStoryInReview({ codeHash: hashCode(code) });
    await archive.stores.stories.insert(story);
    const address = `/my-story/${code}`;
    return { story, address, sender: TusSender.onPrivateLink(archive.url, address) };
  }
  const arrivingBytes = async () => {
    const found: string[] = [];
    for await (const { id } of archive.stores.arriving.list()) found.push(id);
    return found;
  };

  it('is told apart from what is here, goes on after a cut, and then the story waits with it', async () => {
    const { story, sender } = await aSentStory();
    await archive.stores.stories.replace(story, approve(story, new Date(), curator));
    const published = await sent(story.id);
    const upload = await sender.create(film.length, said(published));
    expect(upload).toMatch(new RegExp(`^${sender.uploads}/[0-9a-z]{26}$`));
    await sender.cut(upload, 0, film.subarray(0, 100_000), film.length);
    const offset = await sender.offset(upload);
    expect(await sender.list()).toMatchObject({
      files: [{ name: 'drawing.jpg' }],
      arriving: [{ name: 'a walk.mp4', received: offset, instead: null }],
    });
    expect((await sent(story.id)).state).toBe('published');
    const last = { 'upload-sha256': sha256Of(film) };
    expect((await sender.patch(upload, offset, film.subarray(offset), last)).status).toBe(204);
    for (let time = 0; time < 2; time += 1) {
      expect(await sender.offset(upload)).toBe(film.length);
      const { files, arriving } = await sender.list();
      expect(files.map(({ name }) => name)).toEqual(['drawing.jpg', 'a walk.mp4']);
      expect(arriving).toEqual([]);
    }
    const after = await sent(story.id);
    expect(after.state).not.toBe('published');
    expect(after.media.at(-1)?.original).toMatchObject({ bytes: film.length, sha256: sha256Of(film) });
    expect(await blobs(story.id)).toContain(after.media.at(-1)?.original.key);
  });

  it('takes the place of another, in a full story too, and the old one’s bytes are gone', async () => {
    const { story, sender } = await aSentStory();
    for (const name of ['one.mp4', 'two.mp4']) {
      const more = aFilm(20_000);
      const upload = await sender.create(more.length, said(story, { filename: name }));
      expect((await sender.patch(upload, 0, more)).status).toBe(204);
    }
    const full = await sent(story.id);
    const refused = await sender.ask('POST', sender.uploads, {
      'upload-length': '9000',
      ...describeFile(said(full)),
    });
    const problem = 'A story can hold 3 files. Remove one before you add another.';
    expect(refused).toMatchObject({ status: 409, body: { problem } });
    const old = full.media[1];
    if (!old) throw new Error('Expected a file');
    const upload = await sender.create(film.length, said(full, { instead: old.id }));
    await sender.patch(upload, 0, film.subarray(0, 50_000));
    expect((await sender.list()).arriving).toMatchObject([{ instead: old.id }]);
    expect((await sender.patch(upload, 50_000, film.subarray(50_000))).status).toBe(204);
    expect(names(await sent(story.id))).toEqual(['drawing.jpg', 'two.mp4', 'a walk.mp4']);
    expect(await blobs(story.id)).not.toContain(old.original.key);
  });

  it('begins only on what the storyteller has seen, but is kept where a curator was quicker than its bytes', async () => {
    const { story, sender } = await aSentStory();
    const upload = await sender.create(film.length, said(story));
    await sender.patch(upload, 0, film.subarray(0, 50_000));
    await archive.stores.stories.replace(story, approve(story, new Date(), curator));
    const late = await sender.ask('POST', sender.uploads, {
      'upload-length': '9000',
      ...describeFile(said(story)),
    });
    const problem = 'Something has happened to your story. Reload this page and look.';
    expect(late).toMatchObject({ status: 409, body: { problem } });
    for (const seen of ['', 'x', '-1']) {
      const headers = { 'upload-length': '9000', ...describeFile({ seen }) };
      expect((await sender.ask('POST', sender.uploads, headers)).status).toBe(400);
    }
    expect((await sender.patch(upload, 50_000, film.subarray(50_000))).status).toBe(204);
    const after = await sent(story.id);
    expect(names(after)).toEqual(['drawing.jpg', 'a walk.mp4']);
    expect(after.state).not.toBe('published');
  });

  it('is not kept where the storyteller asks to erase the story meanwhile', async () => {
    const { story, address, sender } = await aSentStory();
    const upload = await sender.create(film.length, said(story));
    await sender.patch(upload, 0, film.subarray(0, 50_000));
    await expectRedirect(person.post(`${address}/erase`));
    const problem = 'You have asked us to erase this story, so nothing can be added to it.';
    expect(await sender.patch(upload, 50_000, film.subarray(50_000))).toMatchObject({
      status: 409,
      body: { problem },
    });
    expect(
      (await sender.ask('POST', sender.uploads, { 'upload-length': '9', ...describeFile(said(story)) }))
        .status,
    ).toBe(409);
    await eventually(
      'nothing to be left',
      async () => ({
        state: (await archive.stores.stories.find(story.id))?.state,
        left: [...(await blobs(story.id)), ...(await arrivingBytes()).filter((id) => upload.includes(id))],
      }),
      ({ state, left }) => state === 'erased' && left.length === 0,
      20,
    );
  }, 40_000);

  it('is out of reach of every other link, and of a draft', async () => {
    const [{ story, sender }, stranger] = [await aSentStory(), await aSentStory()];
    const upload = await sender.create(film.length, said(story));
    const id = upload.split('/').at(-1);
    const draft = await TusSender.begin(archive.url);
    for (const [who, address] of [
      [stranger.sender, `${stranger.sender.uploads}/${id}`],
      [draft, `/share/uploads/${id}`],
      [sender, `/my-story/${newPrivateCode()}/files/uploads/${id}`],
    ] as const) {
      expect((await who.ask('HEAD', address)).status).toBe(404);
      expect((await who.patch(address, 0, film)).status).toBe(404);
      expect((await who.ask('DELETE', address)).status).toBe(404);
    }
    expect(await sender.offset(upload)).toBe(0);
    const media = stranger.story.media[0]?.id ?? '';
    const other = await sender.create(film.length, said(story, { instead: media }));
    expect((await sender.patch(other, 0, film)).status).toBe(204);
    expect(names(await sent(story.id))).toEqual(['drawing.jpg', 'a walk.mp4']);
    expect(names(await sent(stranger.story.id))).toEqual(['drawing.jpg']);
  });

  it('is removed without script, and the page says what is on its way', async () => {
    const { story, address, sender } = await aSentStory();
    const upload = await sender.create(film.length, said(story));
    await sender.patch(upload, 0, film.subarray(0, 150_000));
    const page = await person.get(`${address}/files`);
    expect(await text(page)).toContain('a walk.mp4 : 50% has arrived.');
    expect(await expectRedirect(person.post(`${upload}/forget`, {}))).toBe(`${address}/files`);
    expect((await sender.ask('HEAD', upload)).status).toBe(404);
    expect((await arrivingBytes()).filter((id) => upload.includes(id))).toEqual([]);
  });

  it('that was finished before the server was killed is one file, and its bytes stay', async () => {
    const { story, sender } = await aSentStory();
    const upload = await sender.create(film.length, said(story));
    await sender.patch(upload, 0, film);
    const id = upload.split('/').at(-1) as ArrivalId;
    const arrival = await archive.stores.arrivals.find(id);
    if (!arrival) throw new Error('Expected an arrival');
    // As if the last note had not been written.
    await archive.stores.arrivals.remove(id);
    await archive.stores.arrivals.insert({ ...arrival, media: null }, 3);
    expect(await sender.offset(upload)).toBe(film.length);
    const after = await sent(story.id);
    expect(names(after)).toEqual(['drawing.jpg', 'a walk.mp4']);
    expect(await blobs(story.id)).toContain(after.media.at(-1)?.original.key);
  });
});

describe('A full archive', () => {
  it('takes no file in, says so, and keeps the story as it is', async () => {
    const full = await openTestArchive({ env: { FREE_SPACE_FLOOR_MB: '900000000' } });
    try {
      const code = newPrivateCode();
      const story = aStoryInReview({ codeHash: hashCode(code) });
      await full.stores.stories.insert(story);
      const at = `/my-story/${code}/files?seen=${madeFromStory(story)}`;
      expect((await new Visitor(full.url).upload(at, [await make('tiny.png')])).status).toBe(507);
      expect(await full.stores.stories.find(story.id)).toEqual(story);
    } finally {
      await full.close();
    }
  }, 30_000);
});

describe('In a browser', () => {
  it('without script and by keys alone, a story is found by its code and a curator is answered', async () => {
    const code = newPrivateCode();
    const story = askForChange(
      aStoryInReview({ codeHash: hashCode(code) }),
      'Who is it?',
      new Date(),
      curator,
    );
    await archive.stores.stories.insert(story);
    const browser = await openBrowser();
    try {
      const context = await browser.newContext({
        ...phone,
        baseURL: archive.url.href,
        javaScriptEnabled: false,
      });
      const page = await context.newPage();
      await page.goto('/my-story');
      const tabTo = async (role: 'textbox' | 'button', name: string) => {
        const wanted = page.getByRole(role, { name, exact: true });
        for (let presses = 0; presses < 60; presses += 1) {
          await page.keyboard.press('Tab');
          if (
            await wanted.evaluate((node) => (node as unknown as InPage).ownerDocument.activeElement === node)
          )
            return;
        }
        throw new Error(`Expected keys to reach ${name}`);
      };
      await tabTo('textbox', 'Reference');
      await page.keyboard.type(story.reference.toLowerCase());
      await tabTo('textbox', 'Private code');
      await page.keyboard.type(groupedCode(code).toUpperCase());
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'A curator has a question for you' }).waitFor();
      await tabTo('textbox', 'Your answer to the curator');
      await page.keyboard.type('It is my aunt.');
      await tabTo('button', 'Send it back');
      await page.keyboard.press('Enter');
      await page.getByRole('status').getByText('Sent back.').waitFor();
      expect((await sent(story.id)).conversation.at(-1)?.words).toBe('It is my aunt.');
    } finally {
      await browser.close();
    }
  }, 60_000);

  it('files go on their way as soon as they are chosen, and the page lists them', async () => {
    const media = (await sent()).media.map((each) => each.id);
    await expectRedirect(
      person.post(`${home}/files/remove`, { media: media[2] ?? '', sure: 'yes', seen: String(await seen()) }),
    );
    await expectRedirect(
      person.post(`${home}/files/remove`, { media: media[1] ?? '', sure: 'yes', seen: String(await seen()) }),
    );
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ baseURL: archive.url.href });
      await page.goto(`${home}/files`);
      await page.getByLabel('Add files').setInputFiles([await make('drawing.png'), await make('photo.jpg')]);
      for (const name of ['drawing.png', 'photo.jpg']) {
        await page.getByRole('button', { name: `Remove ${name}` }).waitFor();
      }
      expect(names(await sent()).sort()).toEqual(['drawing.png', 'grey.png', 'photo.jpg']);
      await page.getByRole('button', { name: 'Remove drawing.png' }).click();
      await page.getByRole('heading', { name: 'Take this file out?' }).waitFor();
      await page.getByRole('button', { name: 'Yes, take it out' }).click();
      await page.getByText('we have deleted it').waitFor();
      expect(names(await sent())).toEqual(['grey.png', 'photo.jpg']);
    } finally {
      await browser.close();
    }
  }, 60_000);

  it('a film that was cut goes on by itself, and after the page was closed, in the place of the old one', async () => {
    const code = newPrivateCode();
    const story = aStoryInReview({ codeHash: hashCode(code) });
    await archive.stores.stories.insert(story);
    const film = path.join(folder.path, 'a walk.mp4');
    const bytes = aFilm(9_000_000);
    await writeFile(film, bytes);
    const line = await openPatchyLine();
    line.leadTo(archive.url);
    const browser = await openBrowser();
    try {
      const context = await browser.newContext({ ...phone, baseURL: line.url.href });
      const page = await context.newPage();
      const underWay = () => page.getByRole('group', { name: 'a walk.mp4' }).getByText(/^Sending: [1-9]\d?%/);
      await page.goto(`/my-story/${code}/files`);
      await page.getByRole('link', { name: 'Replace drawing.jpg' }).click();
      await page.getByRole('heading', { name: 'Put another file in its place' }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      line.pace(3_000_000);
      const before = line.sent();
      await page.getByLabel('Choose the new file').setInputFiles(film);
      await underWay().waitFor();
      line.cut();
      await line.reached(before + 5_500_000);
      // Else what waits on the line still arrives, and that may be all of it.
      const letGo = line.hold();
      await page.close({ runBeforeUnload: false });
      letGo();
      expect((await sent(story.id)).media).toEqual(story.media);
      const [arrival] = await eventually(
        'a part of the film',
        async () => await archive.stores.arrivals.of(story.id),
        ([first]) => (first?.received ?? 0) > 1_000_000,
      );
      expect(arrival).toMatchObject({ fileName: 'a walk.mp4', instead: story.media[0]?.id });
      const sentBefore = line.sent();

      line.pace(Number.POSITIVE_INFINITY);
      const again = await context.newPage();
      await again.goto(`/my-story/${code}/files?instead=${story.media[0]?.id}`);
      await again.getByRole('heading', { name: 'Not all here yet' }).waitFor();
      await again.getByLabel('Choose the new file').setInputFiles(film);
      await again.getByRole('status').getByText('Your file has arrived and is safe.').waitFor();
      expect(line.sent() - sentBefore).toBeLessThan(bytes.length - (arrival?.received ?? 0) + 500_000);
      const [only, ...others] = (await sent(story.id)).media;
      expect(only?.original).toMatchObject({ fileName: 'a walk.mp4', sha256: sha256Of(bytes) });
      expect(others).toEqual([]);
    } finally {
      await browser.close();
      await line.close();
    }
  }, 90_000);
});

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { groupedCode } from '../../src/private-code.ts';
import { hashCode, newCuratorId, newPrivateCode } from '../../src/random.ts';
import { originalsPrefix, renditionsPrefix } from '../../src/storage/keys.ts';
import { askForChange } from '../../src/story/changes/conversation.ts';
import { approve, decline } from '../../src/story/changes/publish.ts';
import type { StoryId } from '../../src/story/ids.ts';
import { blobKeysOf, isReady, type Media } from '../../src/story/media.ts';
import { isSent, type SentStory } from '../../src/story/story.ts';
import { madeFromStory } from '../../src/story-form/made-from.ts';
import { createMedia, type Make } from '../fixtures/make-media.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { openBrowser, phone } from '../support/browser.ts';
import { formFields } from '../support/form-fields.ts';
import type { InPage } from '../support/in-page.ts';
import { png } from '../support/raw-upload.ts';
import { allTicked, aStoryInReview } from '../support/stories.ts';
import { aTelling, eventually, expectRedirect, tell, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

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
    45,
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

async function publish(): Promise<void> {
  const story = await ready();
  if (story.state !== 'inReview') throw new Error('Expected a story that waits');
  await archive.stores.stories.replace(
    story,
    approve({ ...story, checks: allTicked(new Date()) }, new Date(), curator),
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
    const fields = formFields(await (await person.get(`${home}/words`)).text(), `${home}/words`);
    const empty = [...fields.keys()].find((name) => name.startsWith('alt-') && fields.get(name) === '') ?? '';
    expect((await person.post(`${home}/words`, fields)).status).toBe(422);
    fields.set(empty, 'Lines that cross.');
    await expectRedirect(person.post(`${home}/words`, fields));
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
    const old = String(story.history.length);
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
      20,
    );
  }, 40_000);
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

  it('a file goes on its way as soon as it is chosen, one after another, and the page lists it', async () => {
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
      await page.getByRole('list').filter({ hasText: 'photo.jpg' }).getByText('photo.jpg').first().waitFor();
      expect(names(await sent())).toEqual(['grey.png', 'drawing.png', 'photo.jpg']);
      await page.getByRole('button', { name: 'Remove drawing.png' }).click();
      await page.getByRole('heading', { name: 'Take this file out?' }).waitFor();
      await page.getByRole('button', { name: 'Yes, take it out' }).click();
      await page.getByText('we have deleted it').waitFor();
      expect(names(await sent())).toEqual(['grey.png', 'photo.jpg']);
    } finally {
      await browser.close();
    }
  }, 60_000);
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StoryId } from '../../src/story/ids.ts';
import { isReady } from '../../src/story/media.ts';
import { createMedia, type Make, secrets } from '../fixtures/make-media.ts';
import { Curator } from '../support/curator.ts';
import { type RunningArchive, startArchive, startEmbeddedMongoAlone } from '../support/processes.ts';
import { startS3Server } from '../support/s3-server.ts';
import { aTelling, eventually, type Telling, tell, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** What a storyteller can answer beside the story. */
const everything = {
  age: 'teen',
  guardian: { name: 'Grace Plantedname', reach: 'grace.planted@example.org' },
  others: [{ who: 'my planted sister', shown: ['seen'], permission: 'yes' }],
  rights: 'shared',
  makers: 'The Tuesday Club',
  quoted: 'A planted hymn',
  madeOf: 'A planted biro on card',
  research: 'yes',
  email: 'ann.planted@example.org',
  phone: '01632 960 123',
} as const satisfies Partial<Telling>;

const title = 'Ünïcode & <b>bench</b> “by” the canal';

interface Surroundings {
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** The archive's two kinds of stores: none given, and both given by address. */
const settings = [
  {
    name: 'on embedded defaults',
    surround: async (): Promise<Surroundings> => ({ env: {}, close: async () => {} }),
  },
  {
    name: 'on a store of its own address and an S3 server',
    async surround(folder: string): Promise<Surroundings> {
      const mongo = await startEmbeddedMongoAlone(folder);
      const s3 = await startS3Server();
      return {
        env: {
          MONGODB_URI: mongo.uri,
          S3_ENDPOINT: s3.endpoint,
          S3_BUCKET: s3.bucket,
          S3_ACCESS_KEY_ID: s3.accessKeyId,
          S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
          S3_REGION: s3.region,
        },
        async close() {
          await mongo.stop();
          await s3.close();
        },
      };
    },
  },
];

describe.each(settings)('a story from a phone to a gallery, $name', ({ surround }) => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let surroundings: Surroundings;
  let archive: RunningArchive;
  let make: Make;
  let person: Visitor;
  let curator: Curator;
  let receipt: string;
  let story: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    make = createMedia(folder.path);
    surroundings = await surround(folder.path);
    archive = await startArchive(`${folder.path}/data`, surroundings.env);
    person = new Visitor(archive.url);
  });
  afterAll(async () => {
    await archive?.stop();
    await surroundings?.close();
    await folder?.remove();
  });

  it('arrives, and the receipt says so', async () => {
    const files = [await make('photo.jpg'), await make('memo.m4a'), await make('phone.mov')];
    receipt = await tell(person, { ...aTelling, ...everything, title, files });
    const page = await person.get(receipt);
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toContain('no-store');
  });

  it('is prepared: each file gets ready, and the receipt follows', async () => {
    const progress = await eventually(
      'the receipt to say that a curator is next',
      async () => (await person.get(`${receipt}/progress`, { accept: 'application/json' })).json(),
      (answer) => JSON.stringify(answer).includes('curator'),
    );
    expect(progress).toBeTruthy();
    curator = await Curator.arrive(archive.url, archive.invitation);
    [story = ''] = await curator.queueOf(1, 90);
  });

  it('is nowhere before a curator approves it: not its page, not its bytes', async () => {
    const names = await renditionAddresses();
    expect(names.length).toBeGreaterThan(12);
    for (const address of [`/stories/${story}`, ...names]) {
      expect({ address, status: (await person.get(address)).status }).toEqual({ address, status: 404 });
    }
  });

  it('hangs in its galleries once it is approved', async () => {
    await curator.approve(story);
    for (const address of [
      '/',
      '/themes/isolation',
      '/neighbourhoods/haslingden',
      '/search?q=bench',
      `/stories/${story}`,
    ]) {
      const text = await (await person.get(address)).text();
      expect(text).toContain('Ünïcode &amp; &lt;b&gt;bench&lt;/b&gt;');
    }
    expect(await (await person.get(receipt)).text()).toContain(`/stories/${story}`);
  });

  it('serves every rendition whole and in parts, with nothing of the source in it', async () => {
    for (const address of await renditionAddresses()) {
      const whole = await person.get(address);
      expect({ address, status: whole.status }).toEqual({ address, status: 200 });
      const bytes = Buffer.from(await whole.arrayBuffer());
      expect(bytes.byteLength).toBe(Number(whole.headers.get('content-length')));
      for (const secret of secrets)
        expect({ address, secret, at: bytes.indexOf(secret) }).toMatchObject({ at: -1 });
      expect({ address, exif: bytes.indexOf('Exif') }).toMatchObject({ exif: -1 });
      const part = await person.get(address, { range: 'bytes=10-19' });
      expect(part.status).toBe(206);
      expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(10, 20));
    }
  });

  it('keeps apart from it whoever is not to be shown', async () => {
    for (const address of ['/', `/stories/${story}`, '/feed.atom', '/search?q=bench']) {
      const page = await person.get(address);
      expect({ address, status: page.status }).toEqual({ address, status: 200 });
      const text = await page.text();
      for (const secret of ['sister', 'Grace', 'planted@', '960 123'])
        expect({ address, secret, at: text.indexOf(secret) }).toMatchObject({ at: -1 });
    }
    const [kept, contact] = await archive.look((stores) =>
      Promise.all([stores.stories.find(story as StoryId), stores.contacts.find(story as StoryId)]),
    );
    const { email, phone, guardian } = everything;
    expect(contact).toMatchObject({ email, phone, guardian });
    for (const secret of ['Grace', 'planted@', '960 123']) expect(JSON.stringify(kept)).not.toContain(secret);
  });

  it('comes down everywhere in one step', async () => {
    const names = await renditionAddresses();
    expect((await curator.decide(story, 'unpublish')).status).toBe(303);
    for (const address of [`/stories/${story}`, ...names]) {
      expect({ address, status: (await person.get(address)).status }).toEqual({ address, status: 404 });
    }
    for (const address of ['/', '/themes/isolation', '/search?q=bench']) {
      expect(await (await person.get(address)).text()).not.toContain('bench&lt;/b&gt;');
    }
  });

  it('writes no name, no title, no file name and no private code into its logs', async () => {
    const output = archive.server.output() + archive.worker.output();
    const code = receipt.split('/').at(-1) ?? 'none';
    for (const word of [
      ...secrets,
      title,
      'photo.jpg',
      'phone.mov',
      code,
      'curator@example.org',
      'a bench by',
      'lanted',
      '960 123',
      'Tuesday Club',
    ]) {
      expect({ word, found: output.includes(word) }).toEqual({ word, found: false });
    }
    expect(output).toContain('media item advanced');
  });

  /** Public addresses of everything that was derived, as the record names it. */
  async function renditionAddresses(): Promise<string[]> {
    const found = await archive.look((stores) => stores.stories.find(story as StoryId));
    return (found?.media ?? [])
      .filter(isReady)
      .flatMap((media) => media.renditions.map(({ name }) => `/media/${story}/${media.id}/${name}`));
  }
});

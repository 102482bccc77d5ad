import { copyFile, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeStateAsUpdate } from 'yjs';
import { newDoc } from '../../src/desk/pieces.ts';
import type { StoryId } from '../../src/story/ids.ts';
import { formOf } from '../../src/story/media.ts';
import { createMedia } from '../fixtures/make-media.ts';
import { Curator } from '../support/curator.ts';
import { type RunningArchive, startArchive } from '../support/processes.ts';
import { aTelling, eventually, expectRedirect, tell, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/**
 * Names, addresses, e-mail addresses and codes are planted wherever a person can leave one. Then everything that leaves
 * the archive without their right to it is searched for them: logs, pages, feeds, exports, file names (S15, P7, P12).
 */

const planted = {
  'the file name': 'Letter from 14 Plantagenet Row',
  'somebody else in it': 'Philippa Quuxley',
  'the guardian': 'Gwendolyn Farthing',
  'how to reach the guardian': '01632 960555',
  'the e-mail address': 'tess.hidden@example.org',
  'the telephone': '01632 960777',
  'what somebody in it wrote': 'my poor old nightgown',
  'how to reach somebody in it': 'mona.seen@example.org',
  'the answer to a curator': 'between you and me and the gatepost',
  'what a machine heard': 'the marmalade committee',
  'what was typed at the desk': 'a word with the milkman',
  'a note between curators': 'ask the vicar about it first',
} as const;
type Plant = keyof typeof planted | 'the private code';

let archive: RunningArchive;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let storyteller: Visitor;
let curator: Curator;
let story = '';
let code = '';

const publicPages = new Map<string, string>();
const curatorsPages = new Map<string, string>();

beforeAll(async () => {
  folder = await temporaryFolder();
  const make = createMedia(folder.path);
  const drawing = path.join(folder.path, `${planted['the file name']}.jpg`);
  await copyFile(await make('photo.jpg'), drawing);
  archive = await startArchive(path.join(folder.path, 'data'));
  storyteller = new Visitor(archive.url);
  curator = await Curator.arrive(archive.url, archive.invitation);
  const receipt = await tell(storyteller, {
    ...aTelling,
    files: [drawing, await make('memo.m4a')],
    age: 'teen',
    guardian: { name: planted['the guardian'], reach: planted['how to reach the guardian'] },
    others: [{ who: planted['somebody else in it'], shown: ['seen', 'named'], permission: 'yes' }],
    kiosk: 'yes',
    research: 'yes',
    email: planted['the e-mail address'],
    phone: planted['the telephone'],
  });
  code = receipt.replace('/my-story/', '');
  [story = ''] = await curator.queueOf(1);
  await expectRedirect(curator.decide(story, 'ask', { question: 'Who is on the left?' }));
  await sendForm(storyteller, receipt, `${receipt}/answer`, { answer: planted['the answer to a curator'] });
  await curator.queueOf(1);
  await curator.approve(story);
  await plantSpokenWords();
  const note = planted['a note between curators'];
  await expectRedirect(curator.post(`/curate/stories/${story}/notes`, { 'colleague-note': note }));
  expect(await (await curator.get(`/curate/stories/${story}`)).text()).toContain(note);
  await crawl(new Visitor(archive.url), '/', publicPages, (address) => !address.startsWith('/share'));
  for (const ending of ['csv', 'json'])
    await keep(curator, `/curate/records/research.${ending}`, curatorsPages);
  const inIt = `/stories/${story}/i-am-in-this`;
  await sendForm(new Visitor(archive.url), inIt, inIt, {
    words: planted['what somebody in it wrote'],
    email: planted['how to reach somebody in it'],
  });
  await new Visitor(archive.url).post('/my-story', { reference: 'AAAA-2222', code: `${code.slice(0, -1)}0` });
  await crawl(curator, '/curate', curatorsPages, (address) => address.startsWith('/curate'));
  for (const ending of ['csv', 'json'])
    await keep(curator, `/curate/records/history.${ending}`, curatorsPages);
});
afterAll(async () => {
  await archive?.stop();
  await folder?.remove();
});

/** What nobody has checked (P27): a machine's draft of the sound, and words that a curator has begun to type. */
async function plantSpokenWords(): Promise<void> {
  const media = await archive.look(async ({ stories, speechDrafts }) => {
    const found = await stories.find(story as StoryId);
    const sound = found?.media.find((each) => formOf(each) === 'sound');
    if (!sound) throw new Error('Expected a sound');
    const words = planted['what a machine heard']
      .split(' ')
      .map((text, index) => ({ text, start: index, end: index + 1, doubtful: false }));
    await speechDrafts.save({
      ...{ story: story as StoryId, media: sound.id, language: 'en', words, at: new Date() },
      model: { name: 'A machine', sha256: 'a'.repeat(64) },
    });
    return sound.id;
  });
  const desk = `/curate/stories/${story}/desk/${media}`;
  expect(await (await curator.get(desk)).text()).toContain(planted['what a machine heard']);
  const { id = '' } = await archive.look(
    async ({ deskTexts }) => (await deskTexts.find(story as StoryId, media)) ?? { id: '' },
  );
  const typed = newDoc([{ text: planted['what was typed at the desk'], start: null, end: null }]);
  const update = Buffer.from(encodeStateAsUpdate(typed)).toString('base64');
  const answer = await curator.postJson(`${desk}/words`, { id, update, has: '', page: 'p', place: null });
  expect(answer.status).toBe(200);
}

/** Sends the form of a page, with what the page itself put into it. */
async function sendForm(person: Visitor, page: string, action: string, fields: Record<string, string>) {
  const html = await (await person.get(page)).text();
  const hidden = [...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const given = Object.fromEntries(hidden.map(([, name, value]) => [name ?? '', value ?? '']));
  return expectRedirect(person.post(action, { ...given, ...fields }));
}

async function keep(person: Visitor, address: string, kept: Map<string, string>): Promise<string> {
  const answer = await person.get(address);
  const text = `${JSON.stringify([...answer.headers])}\n${Buffer.from(await answer.arrayBuffer()).toString('latin1')}`;
  kept.set(address, Buffer.from(text, 'latin1').toString());
  return text;
}

/** Opens every address that a page names, from `start` on, where `wanted` lets it. */
async function crawl(
  person: Visitor,
  start: string,
  kept: Map<string, string>,
  wanted: (address: string) => boolean,
): Promise<void> {
  const waiting = [start];
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    if (kept.has(address) || /sign-out/.test(address)) continue;
    const text = await keep(person, address, kept);
    for (const [, found = ''] of text.matchAll(/(?:(?:href|src|poster)="|srcset="|, )(\/[^"#\s,]*)/g)) {
      const next = found.replaceAll('&amp;', '&');
      if (!next.startsWith('/assets') && wanted(next)) waiting.push(next);
    }
  }
}

function findings(texts: Iterable<readonly [string, string]>, plants: readonly Plant[]): string[] {
  const words: Readonly<Record<Plant, string>> = { ...planted, 'the private code': code };
  const ways = (word: string) => [
    word,
    encodeURIComponent(word),
    word.replaceAll(' ', '-'),
    word.replaceAll(' ', '_'),
  ];
  return [...texts].flatMap(([where, text]) =>
    plants
      .filter((plant) => ways(words[plant]).some((word) => text.toLowerCase().includes(word.toLowerCase())))
      .map((plant) => `${plant} is in ${where}`),
  );
}

const everything: readonly Plant[] = [...(Object.keys(planted) as Plant[]), 'the private code'];

describe('What people left with the archive', () => {
  it('is on no public page, in no feed and in no byte of a rendition', () => {
    expect(publicPages.has(`/stories/${story}`)).toBe(true);
    expect(publicPages.has('/feed.atom')).toBe(true);
    expect([...publicPages.keys()].filter((address) => address.startsWith('/media/')).length).toBeGreaterThan(
      2,
    );
    expect(findings(publicPages, everything)).toEqual([]);
  });

  it('is in no log line, whatever was asked and refused', () => {
    const logs = [
      ['the log of the server', archive.server.output()],
      ['the log of the worker', archive.worker.output()],
    ] as const;
    for (const [, log] of logs) expect(log.split('\n').length).toBeGreaterThan(2);
    expect(findings(logs, everything)).toEqual([]);
  });

  it('is in no file name and in no key', async () => {
    const names = await readdir(path.join(folder.path, 'data'), { recursive: true });
    expect(names.some((name) => name.includes('originals'))).toBe(true);
    expect(findings([['the names of files', names.join('\n')]], everything)).toEqual([]);
  });

  it('is in no export, and contacts are on no page that a curator comes by', () => {
    const exports = [...curatorsPages].filter(([address]) => address.startsWith('/curate/records/'));
    expect(exports.length).toBe(4);
    expect(findings(exports, everything)).toEqual([]);
    const contacts: readonly Plant[] = [
      'the guardian',
      'how to reach the guardian',
      'the e-mail address',
      'the telephone',
      'how to reach somebody in it',
      'the private code',
    ];
    expect(curatorsPages.has(`/curate/stories/${story}`)).toBe(true);
    expect(findings(curatorsPages, contacts)).toEqual([]);
  });

  it('is gone from the archive once the story is erased', async () => {
    await expectRedirect(storyteller.post(`/my-story/${code}/erase`));
    const tombstone = await archive.look((stores) =>
      eventually(
        'a tombstone',
        () => stores.stories.find(story as StoryId),
        (found) => found?.state === 'erased',
      ),
    );
    const left = new Map([['the tombstone', JSON.stringify(tombstone)]]);
    const data = path.join(folder.path, 'data');
    for (const name of await readdir(path.join(data, 'blobs'), { recursive: true, withFileTypes: true })) {
      const file = path.join(name.parentPath, name.name);
      if (name.isFile()) left.set(path.relative(data, file), await readFile(file, 'latin1'));
    }
    await archive.look(async ({ contacts, looks, speechDrafts, deskTexts, colleagues }) => {
      left.set('colleagues', JSON.stringify(await colleagues.of(story as StoryId, new Date())));
      left.set('drafts', JSON.stringify(await speechDrafts.of(story as StoryId)));
      left.set('the desk', JSON.stringify(await deskTexts.of(story as StoryId)));
      left.set('contacts', JSON.stringify(await contacts.find(story as StoryId)));
      left.set('looks', JSON.stringify(await looks.of(story as StoryId)));
    });
    expect([...left.keys()].filter((name) => /originals|renditions/.test(name))).toEqual([]);
    expect(findings(left, everything)).toEqual([]);
    expect([left.get('contacts'), left.get('drafts'), left.get('the desk')]).toEqual(['null', '[]', '[]']);
    const gone = new Map<string, string>();
    await keep(new Visitor(archive.url), `/stories/${story}`, gone);
    await crawl(curator, '/curate', gone, (address) => address.startsWith('/curate'));
    for (const ending of ['csv', 'json']) await keep(curator, `/curate/records/history.${ending}`, gone);
    expect(findings(gone, everything)).toEqual([]);
    expect([...gone.values()].join('')).not.toContain(aTelling.title);
  });
});

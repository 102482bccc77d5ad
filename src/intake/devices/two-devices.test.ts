import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openTestArchive, type TestArchive } from '../../../test/support/archive.ts';
import { aFullDraft, anEmptyDraft, aWideDraft, someContext } from '../../../test/support/drafts.ts';
import { formFields } from '../../../test/support/form-fields.ts';
import { expectRedirect, Visitor } from '../../../test/support/storyteller.ts';
import { hashCode, newDeviceId, newPrivateCode } from '../../random.ts';
import type { DraftStory, TypedPage } from '../../story/story.ts';
import { inTheseWords } from '../drafts.ts';
import { mostTyped, withTyped } from './typed.ts';

let archive: TestArchive;
let code = '';
let phone: Visitor;
let computer: Visitor;

beforeAll(async () => {
  archive = await openTestArchive();
}, 60_000);
afterAll(() => archive?.close());
beforeEach(() => haveOpen(aFullDraft()));

/** The draft, opened on two devices. */
async function haveOpen(draft: DraftStory): Promise<void> {
  code = newPrivateCode();
  await archive.stores.stories.insert({ ...draft, codeHash: hashCode(code) });
  [phone, computer] = [new Visitor(archive.url), new Visitor(archive.url)];
  for (const device of [phone, computer]) await expectRedirect(device.post(`/share/continue/${code}`));
}

async function draftNow(): Promise<DraftStory> {
  const story = await archive.stores.stories.findByCodeHash(hashCode(code));
  if (story?.state !== 'draft') throw new Error('Expected a draft');
  return story;
}

type Fields = Readonly<Record<string, string>>;
const textOf = async (device: Visitor, address: string) => (await device.get(address)).text();

/** The form as the device's browser holds it, with `typed` in its fields. */
async function formOn(device: Visitor, address: string, typed: Fields, page = ''): Promise<URLSearchParams> {
  const fields = formOf(page || (await textOf(device, address)));
  for (const [name, value] of Object.entries(typed)) fields.set(name, value);
  return fields;
}
// Other words on the page have forms of their own, with the same address.
const formOf = (page: string) => {
  const start = page.lastIndexOf('<form', page.indexOf('name="made-from"'));
  const [, action = ''] = /action="([^"]*)"/.exec(page.slice(start)) ?? [];
  return formFields(page.slice(start), action);
};
const typeOn = (device: Visitor, slug: string, fields: URLSearchParams) =>
  device.post(`/share/typed/${slug}`, fields);
const words = { title: 'Half a ti', words: 'It was  ', language: 'en' };

describe('What is typed', () => {
  it('is kept apart from the answers, and stands in the fields when the page is opened again', async () => {
    const before = await draftNow();
    const fields = await formOn(phone, '/share/words', words);
    const answer = await typeOn(phone, 'words', fields);
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    const { typed, answers } = await draftNow();
    expect(answers).toEqual(before.answers);
    expect(typed).toMatchObject([{ question: 'words', fields: words }]);
    const page = await textOf(phone, '/share/words');
    expect(page).toContain('value="Half a ti"');
    expect(page).toContain('Kept as you typed it.');
    expect(page).not.toContain('There is a problem');
    const check = await textOf(phone, '/share/check');
    expect(check).toContain('You typed something here and have not pressed Continue.');
    expect(check).toContain('The gate');
    expect(await textOf(computer, '/share/check')).toContain('You typed something on your other device');
  });

  it('is one page a device, and gone once it is sent, taken back or cleared', async () => {
    const fields = await formOn(phone, '/share/words', words);
    for (const title of ['H', 'Ha', 'Half']) {
      fields.set('title', title);
      expect((await typeOn(phone, 'words', fields)).status).toBe(204);
    }
    expect((await draftNow()).typed).toHaveLength(1);
    expect(
      (
        await typeOn(
          phone,
          'words',
          await formOn(phone, '/share/words', { title: 'The gate', words: '', language: 'cy' }),
        )
      ).status,
    ).toBe(204);
    expect((await draftNow()).typed).toEqual([]);
    await typeOn(phone, 'words', fields);
    await expectRedirect(phone.post('/share/words', fields));
    expect(await draftNow()).toMatchObject({ typed: [], answers: { title: 'Half' } });
    expect(await textOf(phone, '/share/words')).not.toContain('Kept as you typed it.');
    await typeOn(phone, 'words', await formOn(phone, '/share/words', words));
    await phone.post('/share/clear');
    expect(await archive.stores.stories.findByCodeHash(hashCode(code))).toBeNull();
  });

  it('never comes after the answer that it was typed for', async () => {
    const fields = await formOn(phone, '/share/words', words);
    await expectRedirect(phone.post('/share/words', fields));
    fields.set('title', 'Half a');
    const late = await typeOn(phone, 'words', fields);
    expect(late.status).toBe(409);
    expect((await draftNow()).typed).toEqual([]);
    // A page that was gone back to learns what it stands on now, and is kept from then on.
    const { madeFrom } = (await late.json()) as { madeFrom: string };
    fields.set('made-from', madeFrom);
    expect((await typeOn(phone, 'words', fields)).status).toBe(204);
    expect((await draftNow()).typed).toMatchObject([{ fields: { title: 'Half a' } }]);
  });

  it('with a problem in it is kept, too', async () => {
    const fields = await formOn(phone, '/share/words', { title: '', words: 'All that I wrote.' });
    const answer = await phone.post('/share/words', fields);
    expect(answer.status).toBe(422);
    expect(await textOf(phone, '/share/words')).toContain('All that I wrote.');
    expect((await draftNow()).answers.words).toBe('');
  });

  it('is no answer: nothing counts as agreed, and no question as answered', async () => {
    await haveOpen(anEmptyDraft());
    const fields = await formOn(phone, '/share/showing', { 'consent-web': 'yes' });
    expect((await typeOn(phone, 'showing', fields)).status).toBe(204);
    const draft = await draftNow();
    expect(draft.answers.uses).toEqual({});
    const check = await textOf(phone, '/share/check');
    expect(check).toContain('You typed something here and have not pressed Continue.');
    expect((await phone.post('/share/send', { unsent: '' })).status).toBe(422);
    expect(draft.typed).toHaveLength(1);
    const otherWords = { version: `${someContext.wording.version}-next` };
    expect(inTheseWords(draft, otherWords).typed).toMatchObject([{ fields: {} }]);
  });

  it('is kept nowhere where it is about how to reach somebody', async () => {
    await haveOpen(aWideDraft());
    for (const slug of ['contact', 'guardian-contact', 'makers', 'files']) {
      expect((await typeOn(phone, slug, new URLSearchParams({ email: 'ada@' }))).status).toBe(404);
    }
    const page = await textOf(phone, '/share/contact');
    expect(page).not.toMatch(/data-typed|share-typed/);
    expect((await phone.post('/share/contact', { email: 'ada@', phone: '' })).status).toBe(422);
    expect((await draftNow()).typed).toEqual([]);
  });

  it('is only what the question asks, from somebody who has a draft, and not without end', async () => {
    const sent = async (fields: Fields, device = phone) =>
      (await typeOn(device, 'words', new URLSearchParams(fields))).status;
    expect(await sent({ ...words, extra: '1' })).toBe(400);
    expect(await sent({ 'title[$ne]': 'x' })).toBe(400);
    expect((await typeOn(phone, 'makers', new URLSearchParams({ makers: 'x' }))).status).toBe(404);
    expect(await sent(words, new Visitor(archive.url))).toBe(303);
    expect(await sent({ ...words, words: 'x'.repeat(100_001) })).toBe(400);
    expect((await draftNow()).typed).toEqual([]);
    const page = (index: number, size: number): TypedPage => ({
      question: 'words',
      device: newDeviceId(),
      at: new Date(index),
      madeFrom: '',
      fields: { words: 'x'.repeat(size) },
    });
    const many = Array.from({ length: 100 }, (_, index) => page(index, 10));
    const kept = many.reduce((draft, each) => withTyped(each)(draft), anEmptyDraft());
    expect(kept.typed).toEqual(many.slice(-60));
    const large = withTyped(page(200, mostTyped - 100))(kept);
    expect(large.typed.length).toBeLessThan(kept.typed.length);
    expect(JSON.stringify(large.typed.map(({ fields }) => fields)).length).toBeLessThan(mostTyped + 100);
  });

  it('stops no answer that is sent at the same time', async () => {
    const form = await formOn(phone, '/share/words', words);
    const typing = Array.from({ length: 8 }, (_, index) => {
      const fields = new URLSearchParams(form);
      fields.set('title', `Half a title ${index}`);
      return typeOn(phone, 'words', fields);
    });
    const answering = Object.entries({
      place: { themes: 'employment' },
      you: { credit: 'anonymous' },
      rights: { quoted: 'A song' },
    }).map(async ([slug, typed]) =>
      computer.post(`/share/${slug}`, await formOn(computer, `/share/${slug}`, typed as Fields)),
    );
    const statuses = await Promise.all([...typing, ...answering].map(async (each) => (await each).status));
    expect(statuses).toEqual([...Array(8).fill(204), 303, 303, 303]);
    const { answers, typed } = await draftNow();
    expect(answers).toMatchObject({ themes: ['employment'], rights: { quoted: 'A song' } });
    expect(typed).toHaveLength(1);
  });
});

describe('Two devices at once', () => {
  const onComputer = { title: 'From the computer', words: 'Many words.', language: 'en' };
  const onPhone = { title: 'From the phone', words: '', language: 'en' };

  it('do not write over each other: nothing is saved, both are shown, and Continue keeps the fields', async () => {
    const mine = await formOn(phone, '/share/words', onPhone);
    await expectRedirect(computer.post('/share/words', await formOn(computer, '/share/words', onComputer)));
    const clash = await phone.post('/share/words', mine);
    expect(clash.status).toBe(409);
    const page = await clash.text();
    expect(page).toContain('On your other device you wrote:');
    for (const said of ['From the computer', 'Many words.', 'value="From the phone"'])
      expect(page).toContain(said);
    expect((await draftNow()).answers).toMatchObject(onComputer);
    // Gone and come back, both still stand there.
    const again = await textOf(phone, '/share/words');
    for (const said of ['From the computer', 'value="From the phone"', 'Kept as you typed it.'])
      expect(again).toContain(said);
    await expectRedirect(phone.post('/share/words', await formOn(phone, '', {}, page)));
    expect(await draftNow()).toMatchObject({ answers: onPhone, typed: [] });
  });

  it('are told so beside a problem as well', async () => {
    const mine = await formOn(phone, '/share/words', { ...onPhone, title: '' });
    await expectRedirect(computer.post('/share/words', await formOn(computer, '/share/words', onComputer)));
    const answer = await phone.post('/share/words', mine);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('Give your story a title.');
    expect(page).toContain('On your other device you wrote:');
    await expectRedirect(phone.post('/share/words', await formOn(phone, '', onPhone, page)));
    expect((await draftNow()).answers).toMatchObject(onPhone);
  });

  it('never stand in each other’s way where they agree, or answer different questions', async () => {
    const mine = await formOn(phone, '/share/words', onComputer);
    const credit = await formOn(phone, '/share/you', { credit: 'first-name', name: 'Ann' });
    await expectRedirect(computer.post('/share/words', await formOn(computer, '/share/words', onComputer)));
    await expectRedirect(phone.post('/share/words', mine));
    await expectRedirect(phone.post('/share/you', credit));
    expect((await draftNow()).answers).toMatchObject({ ...onComputer, credit: { name: 'Ann' } });
  });

  it('can be told apart: a page of this device’s own past, as after Back, is no other device', async () => {
    const old = await formOn(phone, '/share/words', onPhone);
    await expectRedirect(phone.post('/share/words', await formOn(phone, '/share/words', onComputer)));
    await expectRedirect(phone.post('/share/words', old));
    expect((await draftNow()).answers).toMatchObject(onPhone);
  });

  it('keep each other’s ticks', async () => {
    const mine = await formOn(phone, '/share/place', { themes: 'connectedness' });
    await expectRedirect(
      computer.post('/share/place', await formOn(computer, '/share/place', { themes: 'employment' })),
    );
    const clash = await phone.post('/share/place', mine);
    expect(clash.status).toBe(409);
    expect(await clash.text()).toMatch(/On your other device you wrote:[\s\S]*Employment[\s\S]*<form/);
    expect((await draftNow()).answers.themes).toEqual(['employment']);
    const theirPoem = await formOn(phone, '/share/rights', { quoted: 'A poem' });
    await expectRedirect(
      computer.post('/share/rights', await formOn(computer, '/share/rights', { quoted: 'A song' })),
    );
    expect((await phone.post('/share/rights', theirPoem)).status).toBe(409);
    expect((await draftNow()).answers.rights?.quoted).toBe('A song');
  });

  it('both add to a list, and neither empties it unseen', async () => {
    await haveOpen(aWideDraft());
    const add = { others: 'yes', shown: 'seen', permission: 'yes', next: 'another' };
    const mine = await formOn(phone, '/share/people', { ...add, who: 'my brother' });
    const nobody = await formOn(phone, '/share/people', { others: 'no' });
    const theirs = await formOn(computer, '/share/people', { ...add, who: 'my aunt' });
    await expectRedirect(computer.post('/share/people', theirs));
    const clash = await phone.post('/share/people', nobody);
    expect(clash.status).toBe(409);
    const told = await clash.text();
    expect(told).toMatch(/On your other device you wrote:[\s\S]*Yes, someone can/);
    for (const who of ['my sister', 'the man at the shop', 'my aunt'])
      expect(told).toContain(`<bdi>${who}</bdi>`);
    await expectRedirect(phone.post('/share/people', mine));
    const who = (await draftNow()).answers.others?.map((each) => each.who);
    expect(who).toEqual(['my sister', 'the man at the shop', 'my aunt', 'my brother']);
  });

  it('show each other what was typed and not sent, to be taken or left out', async () => {
    await typeOn(computer, 'words', await formOn(computer, '/share/words', onComputer));
    await typeOn(phone, 'words', await formOn(phone, '/share/words', onPhone));
    const page = await textOf(phone, '/share/words');
    expect(page).toMatch(/On your other device you typed:[\s\S]*From the computer/);
    expect(page).toContain('value="From the phone"');
    const [, take = ''] = /href="([^"]*take[^"]*)"/.exec(page) ?? [];
    const taken = await textOf(phone, take.replaceAll('&#x3D;', '='));
    expect(taken).toContain('value="From the computer"');
    expect(taken).toMatch(/On this device you typed:[\s\S]*From the phone/);
    await expectRedirect(phone.post('/share/words', await formOn(phone, '', {}, taken)));
    expect(await draftNow()).toMatchObject({ answers: onComputer, typed: [] });
    await typeOn(computer, 'words', await formOn(computer, '/share/words', onPhone));
    const [, leave = ''] = /name="leave" value="([^"]+)"/.exec(await textOf(phone, '/share/words')) ?? [];
    expect(await expectRedirect(phone.post('/share/words', { leave }))).toBe('/share/words');
    expect(await draftNow()).toMatchObject({ answers: onComputer, typed: [] });
  });

  it('send nothing while something was typed that the check page did not tell of', async () => {
    const form = formFields(await textOf(phone, '/share/check'), '/share/send');
    await typeOn(computer, 'words', await formOn(computer, '/share/words', onComputer));
    const stopped = await phone.post('/share/send', form);
    expect(stopped.status).toBe(422);
    const page = await stopped.text();
    expect(page).toContain('Something was typed since you opened this page');
    expect(await expectRedirect(phone.post('/share/send', formFields(page, '/share/send')))).toContain(
      '/my-story/',
    );
    const sent = await archive.stores.stories.findByCodeHash(hashCode(code));
    expect(sent).toMatchObject({ state: 'processing', title: 'The gate' });
    expect(JSON.stringify(sent)).not.toContain('From the computer');
    expect((await typeOn(computer, 'words', new URLSearchParams(onComputer))).status).toBe(303);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hashCode, newPrivateCode } from '../../src/random.ts';
import type { PublishedStory } from '../../src/story/story.ts';
import { TestScreen } from '../kiosk/screen.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { arriveAs } from '../support/curator.ts';
import { formFields } from '../support/form-fields.ts';
import { pairedScreen } from '../support/screens.ts';
import { anExhibition, aPublishedStory, aReadyFilm, aReadySound } from '../support/stories.ts';
import { expectRedirect, Visitor } from '../support/storyteller.ts';

/** What is said in a recording, put into other languages by people (issue 12, 3). */

const vtt =
  'WEBVTT\n\n00:01.000 --> 00:03.000\nWe <i>sat</i> on the wall.\n\n00:04.000 --> 00:06.500\nThen the bus came.';

let archive: TestArchive;
let ada: Visitor;
let visitor: Visitor;
let story: PublishedStory;
beforeAll(async () => {
  archive = await openTestArchive();
  await archive.stores.exhibitions.save(anExhibition('harbour'));
  ada = await arriveAs(archive, 'Ada');
  visitor = new Visitor(archive.url);
});
afterAll(() => archive?.close());

beforeEach(async () => {
  const blank = aPublishedStory({}, { web: true, kiosk: true });
  const [film, sound] = [aReadyFilm(blank.id), aReadySound(blank.id)];
  story = {
    ...blank,
    media: [
      {
        ...film,
        hearing: { transcript: null, captions: { vtt, language: 'en', checked: true }, waiver: null },
      },
      { ...sound, hearing: { transcript: 'One day.\n\nAnother.', captions: null, waiver: null } },
    ],
  };
  await archive.stores.stories.insert(story);
});

const addressOf = (number: number) => `/curate/stories/${story.id}/translations/${story.media[number]?.id}`;
const film = () => addressOf(0);
const sound = () => addressOf(1);
const text = async (address: string, who = ada) => (await who.get(address)).text();
const latest = () => archive.stores.stories.find(story.id);

/** Fills in the form for a language, as it is now, and sends it. */
async function translate(address: string, language: string, fields: Record<string, string>) {
  const form = formFields(await text(`${address}?language=${language}`), address);
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return ada.post(address, form);
}
const welsh = { 'piece-1': 'Eisteddon ni ar y wal.', 'piece-2': 'Yna daeth y bws.' };
const captions = (language: string) => `/media/${story.id}/${story.media[0]?.id}/captions-${language}.vtt`;

describe('A translation of a film’s captions', () => {
  it('is shown once it is finished, with who made it and when, in the player and to be read', async () => {
    expect(await text(`/curate/stories/${story.id}`)).toContain(`href="${film()}"`);
    expect(await text(`${film()}?language=cy`)).toMatch(/From English into Welsh[\s\S]*>0:01<[\s\S]*>0:04</);
    const kept = await expectRedirect(
      translate(film(), 'cy', { 'piece-1': welsh['piece-1'], by: 'Nia Price' }),
    );
    expect(await text(kept)).toContain('Kept for later. Nobody sees it before it is finished.');
    expect((await visitor.get(captions('cy'))).status).toBe(404);
    expect(await text(`/stories/${story.id}`, visitor)).not.toContain('Eisteddon');

    const early = await translate(film(), 'cy', { finished: 'yes' });
    expect(early.status).toBe(422);
    const said = await early.text();
    expect(said).toContain(
      'One piece has no words yet. Fill it, or untick this to keep what is there for later.',
    );
    expect(said).toContain(welsh['piece-1']);

    await expectRedirect(translate(film(), 'cy', { ...welsh, finished: 'yes' }));
    const answer = await visitor.get(captions('cy'));
    expect(answer.headers.get('content-type')).toContain('text/vtt');
    expect(await answer.text()).toBe(
      'WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nEisteddon ni ar y wal.\n\n00:00:04.000 --> 00:00:06.500\nYna daeth y bws.',
    );
    const page = await text(`/stories/${story.id}`, visitor);
    expect(page).toContain(
      `<track kind="subtitles" src="${captions('cy')}" srclang="cy" label="Welsh captions">`,
    );
    expect(page).toContain('Read it in Welsh');
    expect(page).toMatch(/Translated by Nia Price, \d+ \w+ \d{4}\./);
    expect(page).toMatch(/<div class="reading" lang="cy"[^>]*>\s*<p data-times="1.0 /);

    const after = await latest();
    expect(after?.state).toBe('published');
    expect(after).toMatchObject({ publishedAt: story.publishedAt });
  });

  it('reaches a screen, with a file for each language', async () => {
    await expectRedirect(translate(film(), 'cy', { ...welsh, by: 'Nia Price', finished: 'yes' }));
    const screen = new TestScreen(archive.url);
    screen.cookie = await pairedScreen(archive.stores, 'harbour');
    const { stories } = await screen.manifest();
    const media = stories.find(({ id }) => id === story.id)?.media[0];
    const files = media?.files.filter(({ role }) => role === 'captions') ?? [];
    expect(files.map(({ language }) => language)).toEqual(['en', 'cy']);
    const file = await screen.ask(files[1]?.url ?? '');
    expect(file.body).toContain('Yna daeth y bws.');
    expect(media?.translations).toMatchObject([{ language: 'cy', direction: 'ltr', by: 'Nia Price' }]);
  });

  it('comes from a file with times of its own, and a file that is none is told so', async () => {
    const ass = await translate(film(), 'pl', { whole: '[Script Info]\nTitle: x', finished: 'yes' });
    expect(ass.status).toBe(422);
    expect(await ass.text()).toContain('Line 1: These are subtitles for Aegisub');
    const srt = '1\n00:00:02,000 --> 00:00:05,000\nSiedzieliśmy <i>tam</i>.\n';
    await expectRedirect(translate(film(), 'pl', { whole: srt, finished: 'yes' }));
    expect(await (await visitor.get(captions('pl'))).text()).toBe(
      'WEBVTT\n\n00:00:02.000 --> 00:00:05.000\nSiedzieliśmy tam.',
    );
  });

  it('stands beside the words as they are now, once those have changed', async () => {
    await expectRedirect(translate(film(), 'cy', { ...welsh, finished: 'yes' }));
    const before = await latest();
    if (before?.state !== 'published') throw new Error('Expected it to be published');
    const other = vtt.replace('Then the bus came.', 'Then a bus came.');
    await archive.stores.stories.replace(before, {
      ...before,
      media: before.media.map((media, index) =>
        index > 0
          ? media
          : {
              ...media,
              hearing: { ...media.hearing, captions: { vtt: other, language: 'en', checked: true } },
            },
      ),
    });
    expect(await text(film())).toContain('The words have been changed since. Look it through.');
    const page = await text(`${film()}?language=cy`);
    expect(page).toContain('Then a bus came.');
    expect(formFields(page, film()).get('piece-2')).toBe(welsh['piece-2']);
  });

  it('is never written over unseen, and no word of it is lost for another’s change', async () => {
    const page = formFields(await text(`${film()}?language=cy`), film());
    // What others do to the story otherwise is no hindrance.
    await expectRedirect(translate(sound(), 'cy', { 'piece-1': 'Un diwrnod.' }));
    for (const [name, words] of Object.entries(welsh)) page.set(name, words);
    await expectRedirect(ada.post(film(), page));
    page.set('piece-1', 'Ar y wal oedden ni.');
    const second = await ada.post(film(), page);
    expect(second.status).toBe(409);
    expect(await second.text()).toContain('Ar y wal oedden ni.');
    expect(formFields(await text(`${film()}?language=cy`), film()).get('piece-1')).toBe(welsh['piece-1']);
  });
});

it('A sound is translated by its paragraphs, and a translation can be removed', async () => {
  await expectRedirect(
    translate(sound(), 'ar', { 'piece-1': 'ذات يوم.', 'piece-2': 'يوم آخر.', finished: 'yes' }),
  );
  expect(await text(`/stories/${story.id}`, visitor)).toMatch(
    /lang="ar"[^>]*>\s*<p>ذات يوم\.<\/p>\s*<p>يوم آخر\.<\/p>/,
  );
  expect((await visitor.get(captions('ar'))).status).toBe(404);
  const gone = formFields(await text(sound()), `${sound()}/remove`);
  await expectRedirect(ada.post(`${sound()}/remove`, gone));
  expect(await text(`/stories/${story.id}`, visitor)).not.toContain('ذات يوم');
  expect((await latest())?.media[1]?.hearing).toEqual(story.media[1]?.hearing);
});

it('A translation tells its storyteller, and leaves nothing for the next decision to compare', async () => {
  await expectRedirect(translate(film(), 'cy', { ...welsh, finished: 'yes' }));
  const after = await latest();
  if (after?.state !== 'published') throw new Error('Expected it to be published');
  expect(after.history.at(-1)?.action).toBe('translated');
  expect(after.beforeEdits?.media[0]?.hearing.translations).toBeUndefined();
  expect(after.media[0]?.hearing.translations).toHaveLength(1);
});

it('Languages that it is in already, and files without words, are not offered', async () => {
  expect(await text(film())).not.toContain('<option value="en">');
  expect((await ada.post(film(), { language: 'en', 'made-from': '0'.repeat(16) })).status).toBe(400);
  const blank = aPublishedStory();
  await archive.stores.stories.insert({ ...blank, media: [aReadyFilm(blank.id)] });
  const bare = (await archive.stores.stories.find(blank.id))?.media[0]?.id;
  const page = await text(`/curate/stories/${blank.id}/translations/${bare}`);
  expect(page).toContain(
    'There is nothing to translate yet: first write the captions, read them with the film',
  );
});

describe('A storyteller', () => {
  let home: string;
  let teller: Visitor;
  beforeEach(async () => {
    const code = newPrivateCode();
    home = `/my-story/${code}`;
    teller = new Visitor(archive.url);
    const before = await archive.stores.stories.find(story.id);
    if (before?.state !== 'published') throw new Error('Expected it to be published');
    story = { ...before, codeHash: hashCode(code) };
    await archive.stores.stories.replace(before, story);
  });
  const own = (number: number) => `${home}/translations/${story.media[number]?.id}`;
  const send = async (address: string, fields: Record<string, string>, at = address) => {
    const form = formFields(await text(at, teller), address);
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return teller.post(address, form);
  };
  const inWelsh = (fields: Record<string, string>) => send(own(0), fields, `${own(0)}?language=cy`);

  it('brings a translation, which a curator looks at before anybody else sees it (P22)', async () => {
    expect(await text(`${home}/transcripts`, teller)).toContain(`href="${own(0)}"`);
    const kept = await expectRedirect(inWelsh({ 'piece-1': welsh['piece-1'], by: 'Nia Price' }));
    expect(await text(kept, teller)).toContain('Kept for later. Nobody sees it before it is finished.');
    // Nothing has changed for visitors, so the story stays where it is, and nobody is told of a curator's change.
    const early = await latest();
    expect(early?.state).toBe('published');
    expect(early).not.toHaveProperty('beforeEdits');
    expect((await visitor.get(captions('cy'))).status).toBe(404);
    expect(await text(home, teller)).toContain('You changed a translation of what is said.');

    const done = await expectRedirect(inWelsh({ ...welsh, finished: 'yes' }));
    expect(await text(done, teller)).toContain('A curator looks at it before anybody else sees it.');
    expect((await latest())?.state).toBe('inReview');
    for (const address of [captions('cy'), `/stories/${story.id}`])
      expect((await visitor.get(address)).status).toBe(404);
    const review = await text(`/curate/stories/${story.id}`);
    expect(review).toContain('Welsh, by Nia Price');
    expect(review).toContain('Eisteddon ni ar y wal.');
    expect(await text(`${film()}?language=cy`)).toContain('Yna daeth y bws.');
  });

  it('hears the film with its own captions there, and nobody else does', async () => {
    const page = await text(`${own(0)}?language=cy`, teller);
    const track = /<track kind="captions" src="([^"]+)"/.exec(page)?.[1] ?? '';
    const answer = await teller.get(track);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(await answer.text()).toBe(vtt);
    expect((await teller.get(track.replace(home, `/my-story/${newPrivateCode()}`))).status).toBe(404);
  });

  it('is told by line what is wrong with a file, and where somebody else was first what was typed', async () => {
    const wrong = await inWelsh({ whole: '1\n00:00:02,000 --> 00:00:01,000\nTwice\n' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Line 2: This caption ends before it starts');
    const page = formFields(await text(`${own(0)}?language=cy`, teller), own(0));
    await expectRedirect(translate(film(), 'cy', welsh));
    page.set('piece-1', 'Ar y wal oedden ni.');
    const late = await teller.post(own(0), page);
    expect(late.status).toBe(409);
    const said = await late.text();
    expect(said).toContain('The words or this translation have changed since you opened this page');
    expect(said).toContain('Ar y wal oedden ni.');
    expect(formFields(await text(`${own(0)}?language=cy`, teller), own(0)).get('piece-1')).toBe(
      welsh['piece-1'],
    );
  });

  it('takes a translation out, and the story stays', async () => {
    await expectRedirect(translate(sound(), 'cy', { 'piece-1': 'Un.', 'piece-2': 'Dau.', finished: 'yes' }));
    await expectRedirect(send(`${own(1)}/remove`, {}, own(1)));
    expect((await latest())?.media[1]?.hearing.translations).toBeUndefined();
    expect((await latest())?.state).toBe('published');
  });

  it('saves the captions of a film, and what is wrong with them is told by line (P26)', async () => {
    const [first] = story.media;
    const box = `captions-${first?.id}`;
    const address = `${home}/transcripts`;
    const faulty = await send(address, { [box]: 'WEBVTT\n\n00:03.000 --> 00:01.000\nBack' });
    expect(faulty.status).toBe(422);
    expect(await faulty.text()).toContain('Line 3: This caption ends before it starts');
    const silent = await send(address, { [`silent-${first?.id}`]: 'yes' });
    expect(silent.status).toBe(422);
    expect(await silent.text()).toContain('either write what is said or tick the box, not both');
    expect((await latest())?.state).toBe('published');

    const srt = '1\n00:00:01,000 --> 00:00:03,000\nOn the wall we sat.\n';
    const form = formFields(await text(address, teller), address);
    expect(form.get(`captions-read-${first?.id}`)).toBe('yes');
    form.set(box, srt);
    form.delete(`captions-read-${first?.id}`);
    await expectRedirect(teller.post(address, form));
    const after = await latest();
    expect(after?.state).toBe('inReview');
    expect(after?.media[0]?.hearing.captions).toEqual({
      vtt: 'WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nOn the wall we sat.',
      language: 'en',
      checked: false,
    });
    await expectRedirect(send(address, { [`captions-read-${first?.id}`]: 'yes' }));
    expect((await latest())?.media[0]?.hearing.captions?.checked).toBe(true);
    expect((await latest())?.media[1]?.hearing).toEqual(story.media[1]?.hearing);
  });
});

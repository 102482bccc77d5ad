import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { hashCode, newPrivateCode, newStoryId } from '../../src/random.ts';
import { hide } from '../../src/story/changes/withdraw.ts';
import { nothingChosen } from '../../src/story/exhibitions.ts';
import { firstBrokenEntry } from '../../src/story/history.ts';
import type { ExhibitionSlug, StoryId } from '../../src/story/ids.ts';
import { isSent } from '../../src/story/story.ts';
import { nameArchive } from '../../src/words/say.ts';
import { openTestArchive, serveToo, type TestArchive } from '../support/archive.ts';
import { arriveAs } from '../support/curator.ts';
import { aFullDraft } from '../support/drafts.ts';
import { formFields } from '../support/form-fields.ts';
import { aPublishedStory, aStoryInReview, neighbourhood, theme } from '../support/stories.ts';
import { eventually, expectRedirect, Visitor } from '../support/storyteller.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** An administrator sets in the browser what the group calls its own, and goes back. */

let archive: TestArchive;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let ada: Visitor;
let visitor: Visitor;

beforeAll(async () => {
  folder = await temporaryFolder();
  archive = await openTestArchive({ env: { CONTACT: 'the desk in the library' } });
  ada = await arriveAs(archive, 'Ada', 'admin');
  visitor = new Visitor(archive.url);
}, 60_000);
afterAll(async () => {
  nameArchive(null);
  await archive?.close();
  await folder?.remove();
});

const read = async (address: string, who = visitor) => (await who.get(address)).text();

/** Fills in the form at that address as a browser would, with `over` typed into it. */
async function fill(address: string, over: Readonly<Record<string, string>>): Promise<Response> {
  const page = await read(address, ada);
  const fields = formFields(page.slice(page.indexOf('<main')), address);
  for (const [name, value] of Object.entries(over)) fields.set(name, value);
  return ada.post(address, fields);
}

async function goBack(about: string, to: (page: string) => string | undefined): Promise<void> {
  const number = to(await read(`/curate/settings/changes?about=${about}`, ada));
  if (number === undefined) throw new Error(`Expected a change of ${about}`);
  await expectRedirect(ada.post('/curate/settings/back', { number, side: 'now' }));
}
const oldest = (page: string) => [...page.matchAll(/name="number" value="(\d+)"/g)].at(-1)?.[1];
const undo = async (about: string) => {
  const number = /name="number" value="(\d+)"/.exec(
    await read(`/curate/settings/changes?about=${about}`, ada),
  )?.[1];
  await expectRedirect(ada.post('/curate/settings/back', { number: number ?? '', side: 'before' }));
};

describe('The archive’s name and contact', () => {
  it('are as the files and the environment say, until they are set, and then stand everywhere', async () => {
    expect(await read('/')).toContain('the desk in the library');
    expect(await read('/feed.atom')).toContain('<title>Neighbourhood Stories</title>');
    const form = await read('/curate/settings/name', ada);
    expect(form).toContain('value="Neighbourhood Stories"');

    await expectRedirect(fill('/curate/settings/name', { name: 'Our <b>"{Street}"</b>', contact: '0151 1' }));
    const escaped = 'Our &lt;b&gt;&quot;{Street}&quot;&lt;/b&gt;';
    for (const page of ['/', '/about', '/share', '/hide-a-story', '/kiosk']) {
      const html = await read(page);
      expect({ page, named: html.includes(escaped) }).toEqual({ page, named: true });
      expect(html).not.toContain('Neighbourhood Stories');
    }
    expect(await read('/about')).toContain('0151 1');
    expect(await read('/feed.atom')).toContain('<title>Our &lt;b&gt;&quot;{Street}&quot;&lt;/b&gt;</title>');
  });

  it('reach a screen as another release of its player', async () => {
    const release = async () =>
      (await (await visitor.get('/kiosk/release.json')).json()) as { readonly release: string };
    const before = await release();
    await expectRedirect(fill('/curate/settings/name', { name: 'The Hill', contact: '' }));
    const after = await release();
    expect(after.release).not.toBe(before.release);
    expect(await read(`/kiosk/releases/${after.release}/player.html`)).toContain('The Hill');
    expect((await visitor.get(`/kiosk/releases/${before.release}/player.html`)).status).toBe(404);
    // Nobody is to be reached any more, whatever the environment says.
    expect(await read('/')).not.toContain('the desk in the library');
  });

  it('are known to another server of the archive within a moment', async () => {
    const other = await serveToo(archive, {});
    await expectRedirect(fill('/curate/settings/name', { name: 'The Valley', contact: 'x' }));
    const page = await (await fetch(other.url)).text();
    expect(page).toContain('The Valley');
    await other.close();
  });

  it('are refused with a sentence, and what was typed stays', async () => {
    const answer = await fill('/curate/settings/name', { name: ' ', contact: 'y'.repeat(201) });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('“Name of the archive” is empty. Write something there.');
    expect(html).toContain('“How people reach you” must have at most 200 characters.');
    expect(html).toContain('y'.repeat(201));
  });

  it('are written over by nobody who has not seen them', async () => {
    const stale = formFields(await read('/curate/settings/name', ada).then(mainOf), '/curate/settings/name');
    await expectRedirect(fill('/curate/settings/name', { name: 'The Green', contact: 'x' }));
    stale.set('name', 'The Moor');
    const answer = await ada.post('/curate/settings/name', stale);
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('Somebody else has changed this');
    expect(html).toContain('value="The Moor"');
    expect(html).toContain('<q dir="auto">The Green</q>');
    expect(await read('/')).toContain('The Green');
  });

  it('go back to each time that they had, and to how it began', async () => {
    await goBack('name', oldest);
    expect(await read('/')).toContain('Our &lt;b&gt;');
    await undo('name');
    expect(await read('/')).toContain('The Green');
    const page = await read('/curate/settings/changes', ada);
    expect(page).toContain('by Ada');
    expect(page.match(/<h2 id="change-/g)?.length).toBe(6);
    const first = oldest(page);
    await expectRedirect(ada.post('/curate/settings/back', { number: first ?? '', side: 'before' }));
    const home = await read('/');
    expect(home).toContain('Neighbourhood Stories');
    expect(home).toContain('the desk in the library');
  });
});

const mainOf = (page: string) => page.slice(page.indexOf('<main'));

describe('Words of the group’s own', () => {
  it('stand on the home page', async () => {
    await expectRedirect(fill('/curate/settings/home', { title: 'All of us <i>', invitation: 'Come in' }));
    const html = await read('/');
    expect(html).toContain('<h1>All of us &lt;i&gt;</h1>');
    expect(html).toContain('Come in');
    await undo('home');
    expect(await read('/')).toContain('Stories from our neighbourhoods');
  });

  it('stand on the programme’s pages, and are Markdown and no more', async () => {
    const text =
      '# Who {archive} is\n\n<script>alert(1)</script>\n\n[here](javascript:alert(1)) [there](/about)';
    await expectRedirect(fill('/curate/settings/about', { text }));
    const html = await read('/about');
    expect(html).toContain('<h1>Who Neighbourhood Stories is</h1>');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(mainOf(html)).not.toContain('javascript:');
    expect(html).toContain('<a href="/about">there</a>');
    const refused = await fill('/curate/settings/about', { text: 'No title' });
    expect([refused.status, (await refused.text()).includes('The page has no title.')]).toEqual([422, true]);
    await undo('about');
    expect(await read('/about')).toContain('Where it began');
  });

  it('stand beside the work that a curator chose, or that the day draws', async () => {
    const bo = await arriveAs(archive, 'Bea', 'curator');
    const address = '/curate/first-work';
    const firstOf = async () => /id="first-work"><a href="\/stories\/(\w+)"/.exec(await read('/'))?.[1];
    const choose = async (story: string) => {
      const fields = formFields(mainOf(await read(address, bo)), address);
      fields.delete('go');
      fields.set('story', story);
      return bo.post(address, fields);
    };
    expect(await firstOf()).toBeUndefined();
    const [chosen, other] = [aPublishedStory({ title: 'Chosen' }), aPublishedStory({ title: 'Other' })];
    const hard = aPublishedStory({ sensitive: { topics: [], note: 'Blood.' } });
    const waiting = aStoryInReview();
    for (const story of [chosen, other, hard, waiting]) await archive.stores.stories.insert(story);
    expect([chosen.id, other.id]).toContain(await firstOf());

    for (const { id } of [chosen, other]) {
      await expectRedirect(choose(`${archive.url}/stories/${id}?from=here#top`));
      expect(await firstOf()).toBe(id);
    }
    const html = await read('/');
    expect(html.split(`href="/stories/${other.id}"`)).toHaveLength(2);
    for (const [typed, said] of [
      [hard.id, 'This story cannot hang first'],
      [waiting.id, 'No story at this address is on the website now.'],
      ['Other', 'This is not the address of a story.'],
    ] as const) {
      const refused = await choose(typed);
      expect({ typed, status: refused.status }).toEqual({ typed, status: 422 });
      expect(await refused.text()).toContain(said);
    }
    expect(await firstOf()).toBe(other.id);
    expect(await read('/curate/settings/changes?about=first-work', ada)).toContain('Chosen');
    await undo('first-work');
    expect(await firstOf()).toBe(chosen.id);

    // Taken back, it hangs nowhere, and the day draws another.
    const found = await archive.stores.stories.find(chosen.id);
    if (found?.state !== 'published') throw new Error('Expected the chosen story');
    await archive.stores.stories.replace(found, hide(found, new Date(), { role: 'storyteller' }));
    expect(await firstOf()).toBe(other.id);
    expect(await read(address, bo)).toContain('so the day chooses');
    await expectRedirect(choose(''));
    expect(await read(address, bo)).toContain('left to the day');
  });

  it('say what resilience means, with a story as an example', async () => {
    const exampleOf = async () =>
      /id="example".*?<h3 class="title"><a href="\/stories\/(\w+)"/s.exec(
        await read('/about/resilience'),
      )?.[1];
    for (const page of ['/about', '/network'])
      expect(mainOf(await read(page))).toContain(
        '<a href="/about/resilience">Find out more about resilience</a>',
      );
    expect(await exampleOf()).toBeDefined();
    const named = aPublishedStory({ title: 'Named' });
    await archive.stores.stories.insert(named);
    const text = `# Resilience\n\nAs in [this](/stories/${named.id}).`;
    await expectRedirect(fill('/curate/settings/resilience', { text }));
    expect(await exampleOf()).toBe(named.id);
    await archive.stores.stories.replace(named, hide(named, new Date(), { role: 'storyteller' }));
    expect(await exampleOf()).not.toBe(named.id);
    await undo('resilience');
  });

  it('are set by administrators alone', async () => {
    const curator = await arriveAs(archive, 'Bo', 'curator');
    for (const address of ['/curate/settings', '/curate/settings/name', '/curate/settings/changes'])
      expect((await curator.get(address)).status).toBe(404);
    expect((await curator.post('/curate/settings/back', { number: '1', side: 'now' })).status).toBe(404);
  });
});

describe('Colours', () => {
  const address = '/curate/settings/colours';
  const sheetOf = (page: string) =>
    /href="(\/own\/colours\.css[^"]*)"/.exec(page)?.[1]?.replace('&#x3D;', '=');

  it('that not everyone can read are refused with the nearest that everyone can', async () => {
    const answer = await fill(address, { accent: '#ffc93c', field: 'FFF' });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    const [, nearest = ''] =
      /on light paper: its contrast is 1\.\d\d, and 4\.5 is needed\. The nearest that everyone can read is (#[0-9a-f]{6})\./.exec(
        html,
      ) ?? [];
    expect(nearest).toMatch(/^#/);
    expect(html).toContain('The nearest on which everyone can is');
    expect(html).toContain('value="#ffc93c"');
    expect(sheetOf(await read('/'))).toBeUndefined();
    for (const [accent, said] of [
      ['red', 'This is no colour that we know.'],
      ['', 'Write a colour'],
    ])
      expect(await (await fill(address, { accent: accent ?? '' })).text()).toContain(said);
  });

  it('are looked at first, and then in force on every page, by an address of their own', async () => {
    const looked = await (await fill(address, { accent: '#0b5', field: '#123456', go: 'nearest' })).text();
    const [, accent = ''] = /name="accent"[^>]*value="(#[0-9a-f]{6})"/.exec(looked) ?? [];
    const preview = /href="(\/curate\/settings\/colours\/preview\.css[^"]*)"/.exec(looked)?.[1] ?? '';
    expect(await read(preview.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'), ada)).toContain(
      `.own-preview { --accent: ${accent}; --foot: #123456; }`,
    );
    await expectRedirect(fill(address, { accent, field: '#123456' }));
    const sheet = sheetOf(await read('/')) ?? '';
    const answer = await visitor.get(sheet);
    expect(answer.headers.get('content-type')).toContain('text/css');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(await answer.text()).toContain(
      `:root:not([data-colour]) { --accent: ${accent}; --foot: #123456; }`,
    );
    expect(sheetOf(await read('/share'))).toBe(sheet);
    await undo('colours');
    expect(sheetOf(await read('/'))).toBeUndefined();
    expect((await visitor.get(sheet)).headers.get('cache-control')).not.toContain('immutable');
  });
});

describe('A logo', () => {
  const address = '/curate/settings/logo';
  const logoOf = (page: string) => /src="(\/own\/logo\.png[^"]*)"/.exec(page)?.[1]?.replace('&#x3D;', '=');
  const send = async (name: string, bytes: Buffer | string) => {
    const file = path.join(folder.path, name);
    await writeFile(file, bytes);
    const page = await read(address, ada);
    const action = /action="([^"]*)" enctype/.exec(page)?.[1]?.replace('&#x3D;', '=') ?? '';
    return ada.upload(action, [file]);
  };

  it('is made anew from a picture, small and without what a camera wrote, and stands on every page', async () => {
    const photo = sharp({ create: { width: 2000, height: 1000, channels: 3, background: '#0a7' } });
    await expectRedirect(
      send(
        'logo.jpg',
        await photo
          .withExif({ IFD0: { Artist: 'Somebody' } })
          .jpeg()
          .toBuffer(),
      ),
    );
    const shown = logoOf(await read('/')) ?? '';
    const answer = await visitor.get(shown);
    expect(answer.headers.get('content-type')).toBe('image/png');
    const made = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    expect([made.width, made.height, made.exif]).toEqual([320, 160, undefined]);
    const left: string[] = [];
    for await (const { key } of archive.stores.blobs.list('originals/')) left.push(key);
    expect(left).toEqual([]);
    expect(logoOf(await read('/about'))).toBe(shown);
  });

  it.each([
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['cut.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['words.png', 'no picture at all'],
    ['empty.png', ''],
  ])('is not made of %s, which is said, and the one before stays', async (name, bytes) => {
    const before = logoOf(await read('/'));
    const answer = await send(name, bytes);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toMatch(/class="field-error" id="files-error"/);
    expect(logoOf(await read('/'))).toBe(before);
  });

  it('goes, and comes back', async () => {
    const page = await read(address, ada);
    const action = /action="([^"]*remove[^"]*)"/.exec(page)?.[1]?.replace('&#x3D;', '=') ?? '';
    await expectRedirect(ada.post(action));
    expect(logoOf(await read('/'))).toBeUndefined();
    expect((await visitor.get('/own/logo.png')).status).toBe(404);
    await undo('logo');
    expect((await visitor.get(logoOf(await read('/')) ?? '')).status).toBe(200);
  });
});

describe('The words that people agree to', () => {
  const address = '/curate/consent-wording/new';

  it('get a new version, which is asked from then on, and those before stay', async () => {
    const code = newPrivateCode();
    const agreed = aFullDraft();
    const uses = { web: true, kiosk: true, research: false };
    const elsewhere = { neighbourhood: neighbourhood('workington') };
    const answers = {
      ...agreed.answers,
      ...elsewhere,
      wordingVersion: archive.stores.wordings.current.version,
      uses,
    };
    await archive.stores.stories.insert({ ...agreed, codeHash: hashCode(code), answers });
    const before = archive.stores.wordings.current;

    await expectRedirect(fill(address, { 'web-question': 'May everyone see your story <here>?' }));
    expect(archive.stores.wordings.current.version > before.version).toBe(true);
    expect(archive.stores.wordings.all).toContainEqual(before);
    expect(await read('/curate/system', ada)).toContain(`Version ${archive.stores.wordings.current.version}`);
    const teller = new Visitor(archive.url, { share: code });
    expect(await read('/share/showing', teller)).toContain('May everyone see your story &lt;here&gt;?');
    // It had said yes to other words, so it is asked again.
    expect((await teller.post('/share/send')).status).toBe(422);
    expect(await read('/curate/consent-wording', ada)).toContain(before.questions.web.question);

    await undo('wording');
    const { wordings } = archive.stores;
    expect(wordings.current.questions).toEqual(before.questions);
    expect(wordings.all).toHaveLength(4);
  });

  it('are refused where a line is empty, an exhibition is not named, or nothing has changed', async () => {
    const wrong: readonly (readonly [Record<string, string>, string])[] = [
      [{ 'web-yes': ' ' }, 'is empty. Write something there.'],
      [{ 'exhibition-question': 'May we show it?' }, 'Write {name} where the name of the exhibition stands.'],
      [{}, 'These are the words that are asked now.'],
    ];
    for (const [over, said] of wrong) {
      const answer = await fill(address, over);
      expect([answer.status, (await answer.text()).includes(said)]).toEqual([422, true]);
    }
  });
});

describe('A neighbourhood', () => {
  const hill = '/curate/places/neighbourhood/haslingden';
  const published = newStoryId();
  const waiting = newStoryId();
  const code = newPrivateCode();
  let draft: StoryId;

  beforeAll(async () => {
    const { stories, exhibitions } = archive.stores;
    const there = { neighbourhood: neighbourhood('haslingden'), themes: [theme('isolation')] };
    await stories.insert(aPublishedStory({ id: published, title: 'A published gate', ...there }));
    await stories.insert(aStoryInReview({ id: waiting, ...there }));
    const begun = aFullDraft();
    draft = begun.id;
    const answers = { ...begun.answers, neighbourhood: neighbourhood('haslingden') };
    await stories.insert({ ...begun, codeHash: hashCode(code), answers });
    await exhibitions.save({
      ...nothingChosen,
      ...{ slug: 'hall' as ExhibitionSlug, name: 'In the hall', about: '', place: 'The hall' },
      ...{ opens: null, closes: null, asking: false, neighbourhood: neighbourhood('haslingden') },
      rule: { themes: [], neighbourhoods: [neighbourhood('haslingden')], forms: [] },
    });
  });
  const teller = () => new Visitor(archive.url, { share: code });
  const find = async (id: StoryId) => {
    const story = await archive.stores.stories.find(id);
    if (!story || !isSent(story)) throw new Error(`Expected ${id} to be sent`);
    return story;
  };

  it('is renamed, at its old address, and a draft begun there goes on', async () => {
    await expectRedirect(fill(hill, { name: 'Haslingden and Helmshore' }));
    expect(await read('/neighbourhoods/haslingden')).toContain('<h1>Haslingden and Helmshore</h1>');
    expect(await read('/share/check', teller())).toContain('Haslingden and Helmshore');
  });

  it('tells what its residents looked at once that is filled in, and takes it back by going back', async () => {
    const claremont = '/curate/places/neighbourhood/claremont';
    const bare = await read('/neighbourhoods/claremont');
    expect(bare).toContain('No stories are told from Claremont here yet.');
    for (const part of ['What residents looked at', 'A walk round', 'Residents document:'])
      expect(mainOf(bare)).not.toContain(part);
    const missing =
      'What residents document here, Video tour that lies elsewhere, The question, When, Who took part, What was found, and what came of it';
    expect(await read(claremont, ada)).toContain(`Still to fill in: ${missing}.`);
    expect(await read('/curate/places', ada)).toContain(`<td>${missing}</td>`);

    const told = {
      ...{
        documents: 'Gardens',
        question: 'Who <b>digs</b>?',
        dates: 'Spring 2020',
        tookPart: 'Nine people',
      },
      ...{ tour: 'https://www.film.example/tour?a=1&b="2', where: '53.83, -3.05' },
      outcomes: '## A bench\n\nSee [the notes](https://example.org/notes).\n\n<script>alert(1)</script>',
    };
    const refused = await fill(claremont, { ...told, tour: 'film.example', where: 'here' });
    expect(refused.status).toBe(422);
    const again = await refused.text();
    for (const said of ['This is not an address of a page.', 'Write two numbers with a comma', 'Spring 2020'])
      expect(again).toContain(said);
    await expectRedirect(fill(claremont, told));
    const page = mainOf(await read('/neighbourhoods/claremont'));
    for (const said of [
      'Who &lt;b&gt;digs&lt;/b&gt;?',
      'Spring 2020',
      'Nine people',
      '<h3>A bench</h3>',
      '<a href="https://example.org/notes">the notes</a>',
      '&lt;script&gt;',
      'Gardens',
      'class="drawn-map"',
    ])
      expect(page).toContain(said);
    expect(page).toContain(
      'on <a href="https://www.film.example/tour?a&#x3D;1&amp;b&#x3D;&quot;2" rel="external">film.example</a>',
    );
    const network = mainOf(await read('/network'));
    expect(network).toContain('<span class="visually-hidden"> of Claremont</span> on film.example');
    expect(await read(claremont, ada)).not.toContain('Still to fill in');
    const changes = await read('/curate/settings/changes?about=neighbourhood/claremont', ada);
    expect(changes).toContain('Nine people');
    await undo('neighbourhood/claremont');
    expect(mainOf(await read('/neighbourhoods/claremont'))).not.toContain('Nine people');
  });

  it('stands on the page of the network by whether it tells stories, or not at all', async () => {
    const network = mainOf(await read('/network'));
    const [tellers = '', notYet = ''] = network.split('id="not-yet"');
    expect(tellers).toContain('href="/neighbourhoods/haslingden"');
    for (const slug of [
      'claremont',
      'mill-hill-and-wensley-fold',
      'st-georges',
      'old-swan',
      'central-southport',
    ])
      expect(notYet).toContain(`href="/neighbourhoods/${slug}"`);
    expect(network).not.toContain('Somewhere else near here');
    expect(await read('/')).toContain('href="/network"');
    const swan = '/curate/places/neighbourhood/old-swan';
    const form = formFields(mainOf(await read(swan, ada)), swan);
    form.delete('inNetwork');
    await expectRedirect(ada.post(swan, form));
    expect(await read('/network')).not.toContain('Old Swan');
    await undo('neighbourhood/old-swan');
    expect(await read('/network')).toContain('Old Swan');
  });

  it('leads to its stories by theme, and to the exhibitions that have a day', async () => {
    const page = mainOf(await read('/neighbourhoods/haslingden'));
    expect(page).toContain('href="/search?theme&#x3D;isolation&amp;neighbourhood&#x3D;haslingden"');
    expect(page).not.toContain('In the hall');
    const hall = await archive.stores.exhibitions.find('hall' as ExhibitionSlug);
    if (!hall) throw new Error('Expected the exhibition');
    await archive.stores.exhibitions.save({ ...hall, opens: new Date('2026-01-05T12:00:00Z') });
    const dated = mainOf(await read('/neighbourhoods/haslingden'));
    expect(dated).toContain('In the hall, The hall');
    expect(dated).toContain('from 5 January 2026');
    await archive.stores.exhibitions.save({ ...hall, opens: new Date(0), closes: new Date(1) });
    expect(await read('/neighbourhoods/haslingden')).not.toContain('In the hall');
    await archive.stores.exhibitions.save(hall);
  });

  it('says before it is closed what it holds, keeps its stories where they show, and takes none', async () => {
    const form = await read(hill, ada);
    expect(form).toContain('1 story on the website and 1 other.');
    expect(form).toContain('1 person has chosen it for a story that is not sent yet');
    const page = formFields(mainOf(form), hill);
    page.delete('open');
    expect(await expectRedirect(ada.post(hill, page))).toBe('/curate/places?done=closed');

    const home = await read('/');
    expect(home).toContain('href="/neighbourhoods/haslingden"');
    expect(home).toContain('1 story · closed for new stories');
    const gallery = await read('/neighbourhoods/haslingden');
    expect(gallery).toContain('is closed for new stories. Those that it has stay here.');
    expect(gallery).toContain('A published gate');
    expect(gallery).not.toContain('take us along');
    expect(await read('/search?neighbourhood=haslingden')).toContain('A published gate');
    expect((await visitor.get(`/stories/${published}`)).status).toBe(200);

    const offered = await read('/share/place', teller());
    expect(offered).not.toContain('value="haslingden"');
    expect(offered).toContain('The neighbourhood that you chose takes no new stories any more.');
    const sent = await teller().post('/share/send');
    expect([sent.status, (await archive.stores.stories.find(draft))?.state]).toEqual([422, 'draft']);
    expect(await sent.text()).toContain('Choose another one. All else that you have told us is still here.');
  });

  it('is removed only once it is said where its stories go, and they go there with a line each', async () => {
    const form = await read(`${hill}/remove`, ada);
    expect(form).toContain('It has 1 story on the website and 1 other.');
    expect(form).toContain('In the hall');
    const refused = await fill(`${hill}/remove`, {});
    expect([refused.status, (await refused.text()).includes('Choose where its stories go.')]).toEqual([
      422,
      true,
    ]);

    expect(await expectRedirect(fill(`${hill}/remove`, { to: 'workington' }))).toBe(
      '/curate/places?done=removed',
    );
    for (const id of [published, waiting]) {
      const story = await find(id);
      expect(story.neighbourhood).toBe('workington');
      expect(story.history.at(-1)?.action).toBe('moved');
      expect(firstBrokenEntry(story.history)).toBe(-1);
    }
    expect(await read('/neighbourhoods/workington')).toContain('A published gate');
    expect((await visitor.get('/neighbourhoods/haslingden')).status).toBe(404);
    expect(await archive.stores.exhibitions.find('hall' as ExhibitionSlug)).toMatchObject({
      neighbourhood: 'workington',
      rule: { neighbourhoods: ['workington'] },
    });
    expect(await read(`/curate/stories/${waiting}`, ada)).toContain('You moved it, with all others');
    expect(await read('/share/place', teller())).toContain('The neighbourhood that you chose takes no new');
  });

  it('comes back with its stories, but for those that were moved on since', async () => {
    const later = newStoryId();
    await archive.stores.stories.insert(
      aPublishedStory({ id: later, neighbourhood: neighbourhood('workington') }),
    );
    await undo('neighbourhood/haslingden');
    expect((await find(published)).neighbourhood).toBe('haslingden');
    expect((await find(waiting)).neighbourhood).toBe('haslingden');
    expect((await find(later)).neighbourhood).toBe('workington');
    expect(await read('/neighbourhoods/haslingden')).toContain('A published gate');
    expect((await archive.stores.places.neighbourhoods()).map(({ slug }) => slug)).toContain('haslingden');
  });

  it('that was added is taken off again while it has no stories, and not afterwards', async () => {
    const add = { name: 'Tuebrook', order: '7' };
    await expectRedirect(fill('/curate/places/add-neighbourhood', add));
    expect(await read('/')).toContain('Tuebrook');
    await undo('neighbourhood/tuebrook');
    expect(await read('/')).not.toContain('Tuebrook');
    await expectRedirect(fill('/curate/places/add-neighbourhood', add));
    const story = aPublishedStory({ id: newStoryId(), neighbourhood: neighbourhood('tuebrook') });
    await archive.stores.stories.insert(story);
    const page = await read('/curate/settings/changes?about=neighbourhood/tuebrook', ada);
    const number = /name="number" value="(\d+)"/.exec(page)?.[1] ?? '';
    const answer = await ada.post('/curate/settings/back', { number, side: 'before' });
    expect([answer.status, (await answer.text()).includes('remove it there')]).toEqual([422, true]);
  });
});

describe('A theme', () => {
  it('is removed, and a story that had both keeps one', async () => {
    const id = newStoryId();
    await archive.stores.stories.insert(
      aPublishedStory({ id, themes: [theme('isolation'), theme('employment')] }),
    );
    await expectRedirect(fill('/curate/places/theme/isolation/remove', { to: 'employment' }));
    const story = await archive.stores.stories.find(id);
    expect(story && isSent(story) && story.themes).toEqual(['employment']);
    await eventually(
      'the theme’s stories under the other',
      () => read('/themes/employment'),
      (page) => page.includes('A published gate'),
    );
    expect((await visitor.get('/themes/isolation')).status).toBe(404);
  });

  it('that is closed is offered to nobody, and a draft that has another goes on and is told', async () => {
    const code = newPrivateCode();
    const begun = aFullDraft();
    const answers = { ...begun.answers, themes: [theme('employment'), theme('connectedness')] };
    await archive.stores.stories.insert({ ...begun, codeHash: hashCode(code), answers });
    const address = '/curate/places/theme/employment';
    const fields = formFields(mainOf(await read(address, ada)), address);
    fields.delete('open');
    await expectRedirect(ada.post(address, fields));
    const teller = new Visitor(archive.url, { share: code });
    expect(await read('/share/place', teller)).toContain(
      'A theme that you chose before takes no new stories',
    );
    expect(await read('/share/check', teller)).toContain(
      'Another that you chose takes no new stories any more.',
    );
    expect(await read('/themes/employment')).toContain('This theme is closed for new stories.');
  });
});

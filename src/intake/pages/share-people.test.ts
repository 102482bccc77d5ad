import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestArchive, type TestArchive } from '../../../test/support/archive.ts';
import { aReceivedFile, someWordings } from '../../../test/support/drafts.ts';
import { png } from '../../../test/support/raw-upload.ts';
import {
  asForm,
  aTelling,
  expectRedirect,
  fillIn,
  type Telling,
  Visitor,
} from '../../../test/support/storyteller.ts';
import { temporaryFolder } from '../../../test/support/temporary.ts';
import type { Job } from '../../jobs/job.ts';
import { createLogger } from '../../logger.ts';
import { hashCode } from '../../random.ts';
import type { Exhibition } from '../../story/exhibitions.ts';
import { nothingChosen } from '../../story/exhibitions.ts';
import type { ExhibitionSlug } from '../../story/ids.ts';
import { type DraftStory, isSent } from '../../story/story.ts';
import { sendDraft } from '../send-draft.ts';
import { readContext } from './form-context.ts';

/** The people in a story and what is agreed, through the pages and into the stores. */

let archive: TestArchive;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let files: readonly string[];
beforeAll(async () => {
  folder = await temporaryFolder();
  files = [path.join(folder.path, 'gate.png')];
  await writeFile(files[0] ?? '', png);
  archive = await openTestArchive({ env: { QUOTA_STORIES_PER_ADDRESS_PER_HOUR: '1000' } });
}, 60_000);
afterAll(async () => {
  await archive?.close();
  await folder?.remove();
});

async function storyOf(code: string) {
  return archive.stores.stories.findByCodeHash(hashCode(code));
}
async function draftOf(code: string): Promise<DraftStory> {
  const story = await storyOf(code);
  if (story?.state !== 'draft') throw new Error('Expected a draft');
  return story;
}
const contactOf = async (code: string) => archive.stores.contacts.find((await draftOf(code)).id);

async function begin(): Promise<{ person: Visitor; code: string }> {
  const person = new Visitor(archive.url);
  const cookie = (await person.post('/share/start')).headers.get('set-cookie') ?? '';
  return { person, code: /share=([^;]+)/.exec(cookie)?.[1] ?? '' };
}

/** The form up to its check page; resolves to what that says. */
async function tellOf(telling: Partial<Telling>) {
  const { person, code } = await begin();
  await fillIn(person, { ...aTelling, files, ...telling });
  return { person, code, check: await (await person.get('/share/check')).text() };
}
const send = (person: Visitor) => person.post('/share/send');

const harbour: Exhibition = {
  slug: 'harbour' as ExhibitionSlug,
  name: 'Voices of the Harbour',
  about: 'Stories of work.',
  place: 'Workington Library',
  opens: null,
  closes: null,
  asking: true,
  ...nothingChosen,
};
const guardian = { name: 'Grace Guardian', reach: '01632 960 001' };

describe('A whole story', () => {
  it('keeps who can be recognised, whose work it is and what was agreed, and nobody’s contact', async () => {
    await archive.stores.exhibitions.save(harbour);
    const { person, code } = await tellOf({
      age: 'teen',
      guardian,
      others: [{ who: 'my sister', shown: ['seen', 'named'], permission: 'yes' }],
      rights: 'shared',
      makers: 'Ann and Bo',
      quoted: 'A hymn',
      licence: 'cc-by-nc-4.0',
      topics: ['death'],
      research: 'yes',
      exhibitions: { harbour: 'yes' },
      from: '1 7 2090',
      until: '31 7 2090',
      email: 'ann@example.org',
      phone: '01632 960 002',
    });
    await expectRedirect(send(person));
    await archive.stores.exhibitions.save({ ...harbour, asking: false, ...nothingChosen });
    const story = await storyOf(code);
    if (!story || !isSent(story)) throw new Error('Expected a sent story');
    expect(story).toMatchObject({
      age: 'teen',
      guardianAgreed: true,
      others: [{ who: 'my sister', shownBy: ['seen', 'named'], permission: 'yes' }],
      rights: { own: 'shared', makers: 'Ann and Bo', quoted: 'A hymn' },
      licence: 'cc-by-nc-4.0',
      sensitive: { topics: ['death'], note: null },
    });
    expect(story.consent).toMatchObject([
      {
        how: 'share-form',
        from: new Date('2090-06-30T23:00:00.000Z'),
        until: new Date('2090-07-31T22:59:59.999Z'),
      },
    ]);
    expect(story.consent[0]?.answers.map(({ use, granted }) => [use, granted])).toEqual([
      ['web', true],
      ['kiosk', false],
      ['exhibition:harbour', true],
      ['research', true],
    ]);
    expect(story.consent[0]?.statements.map(({ about }) => about)).toEqual([
      'age',
      'guardian',
      'rights',
      'licence',
    ]);
    expect(await archive.stores.contacts.find(story.id)).toEqual({
      of: story.id,
      email: 'ann@example.org',
      phone: '01632 960 002',
      guardian,
      toldUpTo: 0,
    });
    for (const secret of ['Grace', '960', 'ann@example.org'])
      expect(JSON.stringify(story)).not.toContain(secret);
  });

  it('adds a job for each file, and one to tell its teller', async () => {
    const { code } = await tellOf({});
    const draft = await draftOf(code);
    const { stores } = archive;
    const jobs: Job[] = [];
    const services = {
      ...stores,
      jobs: { add: async (job: Job) => void jobs.push(job) },
      logger: createLogger({ level: 'silent', process: 'server' }),
    };
    await sendDraft(services, draft, await readContext(readers(), draft));
    expect(jobs).toEqual([
      { type: 'inspect', story: draft.id, media: draft.media[0]?.id },
      { type: 'tell', story: draft.id },
    ]);
  });
});

const readers = () => ({
  places: archive.stores.places,
  topics: archive.stores.topics,
  exhibitions: archive.stores.exhibitions,
  contacts: archive.stores.contacts,
  arrivals: archive.stores.arrivals,
  wordings: someWordings,
  now: () => new Date(),
});

describe('Somebody under 13', () => {
  it('keeps their answers, and sends once their guardian says yes', async () => {
    const { person, code } = await begin();
    await expectRedirect(person.post('/share/age', { age: 'child' }));
    const wait = await person.post('/share/guardian', { guardian: 'no' });
    expect(wait.status).toBe(422);
    expect(await wait.text()).toContain('Sit down with your parent or guardian and ask them.');
    expect((await draftOf(code)).answers).toMatchObject({ age: 'child', guardianAgreed: false });
    const tried = await send(person);
    expect(tried.status).toBe(422);
    expect(await tried.text()).toContain('href="/share/guardian?from&#x3D;check"');

    const next = await expectRedirect(person.post('/share/guardian?from=check', { guardian: 'yes' }));
    expect(next).toBe('/share/guardian-contact?from=check');
    const reach = { 'guardian-name': guardian.name, 'guardian-reach': guardian.reach };
    expect(await expectRedirect(person.post(next, reach))).toBe('/share/check');
    expect((await contactOf(code))?.guardian).toEqual(guardian);
    expect(await (await person.get('/share/check')).text()).toContain(guardian.name);
  });

  it('who turns out to be an adult leaves nothing of a guardian, and keeps their own contact', async () => {
    const { person, code } = await begin();
    await person.post('/share/age', { age: 'child' });
    await person.post('/share/guardian', { guardian: 'yes' });
    await person.post('/share/guardian-contact', { 'guardian-name': 'Grace', 'guardian-reach': 'Next door' });
    await person.post('/share/contact', { email: 'ann@example.org' });
    await expectRedirect(person.post('/share/age', { age: 'adult' }));
    expect(await contactOf(code)).toMatchObject({ email: 'ann@example.org', guardian: null });
    expect((await draftOf(code)).answers.guardianAgreed).toBeNull();
    expect(await expectRedirect(person.get('/share/guardian'))).toBe('/share/others');
    expect(await expectRedirect(person.get('/share/guardian?from=check'))).toBe('/share/check');
  });
});

describe('A contact', () => {
  it('goes when it is taken back, and when the answers are cleared', async () => {
    const { person, code } = await begin();
    await person.post('/share/contact', { email: 'ann@example.org', phone: '' });
    expect(await contactOf(code)).toMatchObject({ email: 'ann@example.org', phone: null });
    expect(await (await person.get('/share/contact')).text()).toContain('value="ann@example.org"');
    await person.post('/share/contact', { email: '', phone: '' });
    expect(await contactOf(code)).toBeNull();
    await person.post('/share/contact', { phone: '01632 960 001' });
    const { id } = await draftOf(code);
    await person.post('/share/clear');
    expect(await archive.stores.contacts.find(id)).toBeNull();
  });

  it('is not left behind by a draft that is cleared at the same moment', async () => {
    for (let round = 0; round < 30; round += 1) {
      const { person, code } = await begin();
      const { id } = await draftOf(code);
      await Promise.all([
        person.post('/share/contact', { email: 'ann@example.org' }),
        person.post('/share/clear'),
      ]);
      expect(await archive.stores.stories.find(id)).toBeNull();
      expect(await archive.stores.contacts.find(id)).toBeNull();
    }
  }, 60_000);

  it('is shown to nobody else', async () => {
    const { person } = await tellOf({ email: 'ann@example.org' });
    const stranger = await begin();
    expect(await (await stranger.person.get('/share/contact')).text()).not.toContain('ann@example.org');
    await expectRedirect(send(person));
  });
});

describe('Other people', () => {
  it('are listed, removed and listed again without script', async () => {
    const { person, code } = await begin();
    expect(await expectRedirect(person.post('/share/others', { others: 'yes' }))).toBe('/share/people');
    const add = (who: string, next: string) =>
      person.post('/share/people', asForm({ who, shown: ['seen', 'home'], permission: 'not-yet', next }));
    expect(await expectRedirect(add('my sister', 'another'))).toBe('/share/people');
    expect(await expectRedirect(add('my brother', 'another'))).toBe('/share/people');
    const page = await (await person.get('/share/people')).text();
    expect(page).toContain('Seen, home shown. Has not agreed yet.');
    const [, first = ''] = /name="remove" value="([0-9a-f]{16})"/.exec(page) ?? [];
    expect(await expectRedirect(person.post('/share/people?from=check', { remove: first }))).toBe(
      '/share/people?from=check',
    );
    expect((await draftOf(code)).answers.others?.map(({ who }) => who)).toEqual(['my brother']);
    expect(await expectRedirect(person.post('/share/people'))).toBe('/share/rights');
    await person.post('/share/others', { others: 'no' });
    expect((await draftOf(code)).answers.others).toEqual([]);
  });
});

describe('The check page', () => {
  it('says what keeps the story from being shown, and lets it be sent', async () => {
    const { person, check } = await tellOf({
      age: 'teen',
      others: [{ who: 'a friend', shown: ['heard'], permission: 'no' }],
      rights: 'unsure',
      web: 'no',
    });
    expect(check).toContain('You said no to every use.');
    expect(check).toContain('We cannot show it until your parent or guardian agrees.');
    expect(check).toContain('We cannot show it while someone in it has not agreed.');
    expect(check).toContain('a curator will ask you about it');
    await expectRedirect(send(person));
  });

  it('says nothing of the kind where nothing does', async () => {
    const { check } = await tellOf({});
    expect(check).not.toContain('class="notice"');
    const research = await tellOf({ web: 'no', research: 'yes' });
    expect(research.check).toContain('Researchers may read it, as you chose.');
  });

  it('has a way to change every line', async () => {
    const { person, check } = await tellOf({ age: 'teen', guardian });
    const links = [...check.matchAll(/href="(\/share\/[a-z-]+)\?from&#x3D;check"/g)].map(
      ([, address]) => address ?? '',
    );
    expect(links).toHaveLength(check.split('<dt>').length - 1);
    for (const address of new Set(links)) {
      const page = await person.get(`${address}?from=check`);
      expect({ address, status: page.status }).toEqual({ address, status: 200 });
      expect(await page.text()).toContain('href="/share/check"');
    }
  });
});

describe('Skipping', () => {
  it('leads on, and is noted', async () => {
    const { person, code } = await begin();
    expect(await expectRedirect(person.post('/share/topics?skip=yes', { topics: 'death' }))).toBe(
      '/share/credit',
    );
    expect(await expectRedirect(person.post('/share/time?skip=yes', { 'from-day': '99' }))).toBe(
      '/share/contact',
    );
    expect(await expectRedirect(person.post('/share/contact?skip=yes&from=check'))).toBe('/share/check');
    expect((await draftOf(code)).answers).toMatchObject({
      sensitiveTopics: [],
      showing: { from: null, until: null },
      contactAsked: true,
    });
  });

  it('is no way past what must be answered', async () => {
    const { person } = await begin();
    for (const slug of ['words', 'age', 'others', 'rights', 'consent-web'])
      expect((await person.post(`/share/${slug}?skip=yes`)).status).toBe(422);
  });

  it('clears nothing that was answered before', async () => {
    const { person, code } = await begin();
    await person.post('/share/contact', { email: 'ann@example.org' });
    expect(await (await person.get('/share/contact')).text()).not.toContain('Skip this');
    await person.post('/share/contact?skip=yes', { email: 'ann@example.org' });
    expect(await contactOf(code)).toMatchObject({ email: 'ann@example.org' });
  });
});

describe('What changes while somebody answers', () => {
  it('an exhibition that stops asking is asked no more, and is no part of the record', async () => {
    await archive.stores.exhibitions.save(harbour);
    const { person, code } = await tellOf({ exhibitions: { harbour: 'yes' } });
    expect((await draftOf(code)).answers.uses).toMatchObject({ 'exhibition:harbour': true });
    await archive.stores.exhibitions.save({ ...harbour, asking: false, ...nothingChosen });
    expect(await expectRedirect(person.get('/share/exhibitions/harbour'))).toBe('/share/check');
    const answer = { 'consent-exhibition-harbour': 'no' };
    expect(await expectRedirect(person.post('/share/exhibitions/harbour', answer))).toBe('/share/check');
    expect(await (await person.get('/share/check')).text()).not.toContain('Harbour');
    await expectRedirect(send(person));
    const story = await storyOf(code);
    expect(JSON.stringify(story && isSent(story) && story.consent)).not.toContain('harbour');
  });

  it('one that begins to ask is asked before it is sent', async () => {
    const { person } = await tellOf({});
    await archive.stores.exhibitions.save(harbour);
    const tried = await send(person);
    expect(tried.status).toBe(422);
    expect(await tried.text()).toContain('Say whether we may show your story at Voices of the Harbour.');
    const no = { 'consent-exhibition-harbour': 'no' };
    expect(await expectRedirect(person.post('/share/exhibitions/harbour?from=check', no))).toBe(
      '/share/check',
    );
    await archive.stores.exhibitions.save({ ...harbour, asking: false, ...nothingChosen });
    await expectRedirect(send(person));
  });

  it('a film that is removed takes its questions with it', async () => {
    const { person, code } = await tellOf({});
    const draft = await draftOf(code);
    const film = aReceivedFile(draft, 'film');
    await archive.stores.stories.replace(draft, { ...draft, media: [...draft.media, film] });
    await expectRedirect(
      person.post('/share/said', { [`said-${film.id}`]: 'Hello', [`seen-${film.id}`]: 'A gate opens.' }),
    );
    expect(await (await person.get('/share/check')).text()).toContain('A gate opens.');
    await expectRedirect(person.post('/share/files/remove', { media: film.id }));
    expect(await expectRedirect(person.get('/share/said'))).toBe('/share/topics');
    expect(await (await person.get('/share/check')).text()).not.toContain('A gate opens.');
    await expectRedirect(send(person));
  });
});

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestArchive, type TestArchive } from '../../../test/support/archive.ts';
import { someWordings } from '../../../test/support/drafts.ts';
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
      research: 'yes',
      exhibitions: { harbour: 'yes' },
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
      licence: 'own',
      sensitive: { topics: [], note: null },
    });
    expect(story.consent).toMatchObject([
      {
        how: 'share-form',
        from: null,
        until: null,
      },
    ]);
    expect(story.consent[0]?.answers.map(({ use, granted }) => [use, granted])).toEqual([
      ['web', true],
      ['kiosk', false],
      ['exhibition:harbour', true],
      ['research', true],
    ]);
    expect(story.consent[0]?.statements.map(({ about }) => about)).toEqual(['age', 'guardian', 'rights']);
    expect(await archive.stores.contacts.find(story.id)).toEqual({
      of: story.id,
      email: 'ann@example.org',
      phone: '01632 960 002',
      guardian,
      toldUpTo: 0,
    });
    for (const secret of ['Grace', '01632 960', 'ann@example.org'])
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
    await sendDraft(services, draft, await readContext(readers(), draft), 'a mark');
    expect(jobs).toEqual([
      { type: 'inspect', story: draft.id, media: draft.media[0]?.id },
      { type: 'tell', story: draft.id },
    ]);
    // Whoever prepares it counts it for the address that it came from.
    expect((await stores.stories.find(draft.id))?.media).toMatchObject([{ sender: 'a mark' }]);
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

describe('Somebody under 18', () => {
  it('keeps what they typed, and goes on once their guardian says yes', async () => {
    const { person, code } = await begin();
    const you = { credit: 'anonymous', age: 'child' };
    const wait = await person.post('/share/you', { ...you, guardian: 'no' });
    expect(wait.status).toBe(422);
    expect(await wait.text()).toContain('Sit down with your parent or guardian and ask them.');
    expect((await draftOf(code)).answers).toMatchObject({ age: null, guardianAgreed: null });
    expect(await (await person.get('/share/you')).text()).toMatch(/value="child"[^>]* checked/);
    const tried = await send(person);
    expect(tried.status).toBe(422);
    expect(await tried.text()).toContain('href="/share/you?from&#x3D;check"');

    const reach = { 'guardian-name': guardian.name, 'guardian-reach': guardian.reach };
    const next = await expectRedirect(
      person.post('/share/you?from=check', { ...you, guardian: 'yes', ...reach }),
    );
    expect(next).toBe('/share/check');
    expect((await contactOf(code))?.guardian).toEqual(guardian);
    expect(JSON.stringify(await draftOf(code))).not.toContain(guardian.name);
    expect(await (await person.get('/share/check')).text()).toContain(guardian.name);
  });

  it('types how to reach the guardian nowhere before it is sent (P12)', async () => {
    const { person, code } = await begin();
    const typed = { age: 'teen', guardian: 'yes', 'guardian-name': 'Grace', 'guardian-reach': '' };
    expect((await person.post('/share/you', typed)).status).toBe(422);
    expect((await person.post('/share/typed/you', typed)).status).toBe(204);
    const draft = await draftOf(code);
    expect(draft.typed).toMatchObject([{ fields: { age: 'teen', guardian: 'yes' } }]);
    expect(JSON.stringify(draft)).not.toContain('Grace');
  });

  it('who turns out to be an adult leaves nothing of a guardian, and keeps their own contact', async () => {
    const { person, code } = await begin();
    const reach = { 'guardian-name': 'Grace', 'guardian-reach': 'Next door' };
    const you = { credit: 'anonymous', age: 'child', guardian: 'yes', ...reach };
    await expectRedirect(person.post('/share/you', you));
    await person.post('/share/contact', { email: 'ann@example.org' });
    await expectRedirect(person.post('/share/you', { ...you, age: 'adult' }));
    expect(await contactOf(code)).toMatchObject({ email: 'ann@example.org', guardian: null });
    expect((await draftOf(code)).answers.guardianAgreed).toBeNull();
  });

  it('of the longer form of before finds each of its pages again', async () => {
    const { person } = await begin();
    expect(await expectRedirect(person.get('/share/guardian'))).toBe('/share/you');
    expect(await expectRedirect(person.get('/share/exhibitions/harbour'))).toBe('/share/showing');
    expect(await expectRedirect(person.get('/share/licence'))).toBe('/share/check');
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
    const add = (who: string, next: string) =>
      person.post(
        '/share/people',
        asForm({ others: 'yes', who, shown: ['seen', 'home'], permission: 'not-yet', next }),
      );
    expect(await expectRedirect(add('my sister', 'another'))).toBe('/share/people');
    expect(await expectRedirect(add('my brother', 'another'))).toBe('/share/people');
    const page = await (await person.get('/share/people')).text();
    expect(page).toContain('seen and home shown. Has not agreed yet.');
    const [, first = ''] = /name="remove" value="([0-9a-f]{16})"/.exec(page) ?? [];
    expect(await expectRedirect(person.post('/share/people?from=check', { remove: first }))).toBe(
      '/share/people?from=check',
    );
    expect((await draftOf(code)).answers.others?.map(({ who }) => who)).toEqual(['my brother']);
    expect(await expectRedirect(person.post('/share/people', { others: 'yes' }))).toBe('/share/rights');
    await person.post('/share/people', { others: 'no' });
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

  it('has a way to change every page', async () => {
    const { person, check } = await tellOf({ age: 'teen', guardian });
    const links = [...check.matchAll(/href="(\/share\/[a-z-]+)\?from&#x3D;check"/g)].map(
      ([, address]) => address ?? '',
    );
    expect(links).toEqual(
      ['place', 'files', 'words', 'you', 'people', 'rights', 'showing', 'contact'].map(
        (slug) => `/share/${slug}`,
      ),
    );
    for (const address of new Set(links)) {
      const page = await person.get(`${address}?from=check`);
      expect({ address, status: page.status }).toEqual({ address, status: 200 });
      expect(await page.text()).toContain('href="/share/check"');
    }
  });
});

describe('A page that asks nothing that must be answered', () => {
  it('leads on when it is left empty, and is not missed then', async () => {
    const { person, code } = await begin();
    expect((await draftOf(code)).answers.contactAsked).toBe(false);
    expect(await expectRedirect(person.post('/share/contact'))).toBe('/share/check');
    expect((await draftOf(code)).answers.contactAsked).toBe(true);
  });

  it('is no other page', async () => {
    const { person } = await begin();
    for (const slug of ['place', 'words', 'you', 'people', 'rights', 'showing'])
      expect((await person.post(`/share/${slug}`)).status).toBe(422);
  });
});

describe('What changes while somebody answers', () => {
  it('an exhibition that stops asking is asked no more, and is no part of the record', async () => {
    await archive.stores.exhibitions.save(harbour);
    const { person, code } = await tellOf({ exhibitions: { harbour: 'yes' } });
    expect((await draftOf(code)).answers.uses).toMatchObject({ 'exhibition:harbour': true });
    await archive.stores.exhibitions.save({ ...harbour, asking: false, ...nothingChosen });
    expect(await (await person.get('/share/showing')).text()).not.toContain('Harbour');
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
    const answers = {
      'consent-web': 'yes',
      'consent-kiosk': 'no',
      'consent-exhibition-harbour': 'no',
      'consent-research': 'no',
    };
    expect(await expectRedirect(person.post('/share/showing?from=check', answers))).toBe('/share/check');
    await archive.stores.exhibitions.save({ ...harbour, asking: false, ...nothingChosen });
    await expectRedirect(send(person));
  });
});

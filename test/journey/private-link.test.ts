import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { groupedCode } from '../../src/private-code.ts';
import { hashCode, newCuratorId, newMediaId, newPrivateCode } from '../../src/random.ts';
import { raiseConcern } from '../../src/story/changes/concerns.ts';
import { answer, askForChange } from '../../src/story/changes/conversation.ts';
import { edit } from '../../src/story/changes/correct.ts';
import { askErasure, makeTombstone } from '../../src/story/changes/erase.ts';
import { approve, decline, unpublish } from '../../src/story/changes/publish.ts';
import { revise } from '../../src/story/changes/revise.ts';
import { hide } from '../../src/story/changes/withdraw.ts';
import { grants } from '../../src/story/consent.ts';
import { nothingChosen } from '../../src/story/exhibitions.ts';
import type { ConcernId, ExhibitionSlug, StoryId } from '../../src/story/ids.ts';
import { isSent, type SentStory, type Story } from '../../src/story/story.ts';
import { madeFromStory } from '../../src/story-form/made-from.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { type Answer, ask } from '../support/ask.ts';
import { Curator } from '../support/curator.ts';
import { someWordings } from '../support/drafts.ts';
import { formFields } from '../support/form-fields.ts';
import { allTicked, aStoryInReview, consentTo } from '../support/stories.ts';
import { expectRedirect, Visitor } from '../support/storyteller.ts';

/** The storyteller's own room: what it says in every state, what can be changed in it, and who cannot get in. */

const title = 'A lantern in yard 9';
const question = 'Who is the man on the bench?';
const teller = { role: 'storyteller' } as const;
const curatorActor = { role: 'curator', id: newCuratorId() } as const;
const now = new Date();
/** Of no story that there is. */
const aMark = '0123456789abcdef';

let archive: TestArchive;
let person: Visitor;
let curator: Curator;

beforeAll(async () => {
  archive = await openTestArchive({ env: { TRUSTED_PROXIES: '1' } });
  await archive.stores.exhibitions.save({
    slug: 'threads' as ExhibitionSlug,
    name: 'Threads',
    about: '',
    place: 'Workington Library',
    opens: null,
    closes: null,
    asking: true,
    ...nothingChosen,
  });
  person = new Visitor(archive.url);
  const services = { curators: archive.stores.curators, now: () => new Date() };
  const link = await invite(services, 'ada@example.org', 'curator');
  curator = await Curator.arrive(archive.url, new URL(link, archive.url));
}, 60_000);
afterAll(() => archive?.close());

interface Kept {
  readonly id: StoryId;
  readonly code: string;
  readonly home: string;
}

/** Stores a story as `build` makes it of one that waits for review. */
async function keep(
  build: (waiting: ReturnType<typeof aStoryInReview>) => Story = (waiting) => waiting,
  over: Parameters<typeof aStoryInReview>[0] = {},
): Promise<Kept> {
  const code = newPrivateCode();
  const waiting = aStoryInReview({ title, codeHash: hashCode(code), ...over });
  const story = build(waiting);
  await archive.stores.stories.insert(story);
  return { id: story.id, code, home: `/my-story/${code}` };
}

const published = (waiting: ReturnType<typeof aStoryInReview>) => approve(waiting, now, curatorActor);

async function sent(id: StoryId): Promise<SentStory> {
  const story = await archive.stores.stories.find(id);
  if (!story || !isSent(story)) throw new Error('Expected a story that was sent');
  return story;
}

const textOf = (html: string) =>
  html
    .replaceAll(/<(?:head|style|script)[\s\S]*?<\/(?:head|style|script)>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

/** Fills in a page's form as it stands, but for `over`, and sends it. */
async function change(
  { home }: Kept,
  slug: string,
  over: Readonly<Record<string, string>>,
): Promise<Response> {
  const fields = await formOf(`${home}/${slug}`);
  for (const [name, value] of Object.entries(over)) fields.set(name, value);
  return person.post(`${home}/${slug}`, fields);
}

async function formOf(address: string): Promise<URLSearchParams> {
  return formFields(await (await person.get(address)).text(), address);
}

/** Another asker each time: guessing is what the limits are for. */
function addresses(net: string): () => string {
  let asked = 0;
  return () => {
    asked += 1;
    return `${net}.${asked >> 8}.${asked & 255}`;
  };
}

describe('In every state', () => {
  const concern = {
    id: newMediaId() as unknown as ConcernId,
    askedAt: now,
    dueBy: now,
    words: 'I am the one in the red coat.',
    childhood: false,
    settled: null,
  };
  const edits = {
    title,
    words: '',
    themes: [],
    videoTour: false,
    alt: new Map(),
    hearing: new Map(),
    checks: [],
    sensitive: { topics: [], note: null },
  };

  it.each<[string, (waiting: ReturnType<typeof aStoryInReview>) => Story, readonly string[]]>([
    ['waits', (story) => story, ['Your story is waiting for a curator', 'What happens next']],
    [
      'was edited',
      (story) => edit(story, edits, now, curatorActor),
      ['A curator changed the title, the words', 'You can change any of it again below.'],
    ],
    [
      'was asked about',
      (story) => askForChange(story, question, now, curatorActor),
      ['A curator has a question for you', question, 'Send it back'],
    ],
    [
      'was answered',
      (story) => answer(askForChange(story, question, now, curatorActor), 'My uncle.', now, teller),
      ['A curator will look at your change', 'What you and the curators wrote', question, 'My uncle.'],
    ],
    [
      'is published',
      published,
      ['Your story is published', 'See your story in the gallery', 'Where it shows'],
    ],
    [
      'was taken down',
      (story) => unpublish(published(story), 'Between us curators.', now, curatorActor),
      ['A curator has taken your story down'],
    ],
    [
      'is hidden for somebody else',
      (story) => raiseConcern(published(story), concern, now),
      ['Somebody who may be in your story asked us to hide it'],
    ],
    [
      'was declined',
      (story) => decline(story, 'A face can be seen.', now, curatorActor),
      ['Your story will not be shown as it is', 'A face can be seen.'],
    ],
    [
      'is hidden',
      (story) => hide(published(story), now, teller),
      ['Your story is hidden', 'Nobody but you can bring it back', 'Show it again'],
    ],
  ])('a story that %s says so, and what can be done', async (_name, build, wanted) => {
    const { code, home } = await keep(build, {
      conversation: [],
      consent: [consentTo({ web: true, 'exhibition:threads': false })],
    });
    const response = await person.get(home);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const html = await response.text();
    expect(html).toContain('<meta name="robots" content="noindex">');
    const text = textOf(html);
    for (const words of [
      ...wanted,
      title,
      groupedCode(code),
      'Threads, Workington Library',
      'What you can do',
    ])
      expect(text).toContain(words);
    for (const slug of [
      ...['words', 'files', 'descriptions', 'uses', 'credit', 'people'],
      ...['licence', 'hard-subjects', 'contact', 'take-back'],
    ])
      expect(html).toContain(`href="${home}/${slug}"`);
    for (const kept of [curatorActor.id, 'red coat', 'Between us curators']) expect(html).not.toContain(kept);
  });

  it('tells what was said oldest first', async () => {
    const { home } = await keep((story) =>
      askForChange(
        answer(
          askForChange(story, 'First question?', now, curatorActor),
          'First answer.',
          now,
          teller,
        ) as never,
        'Second question?',
        now,
        curatorActor,
      ),
    );
    const talk =
      textOf(await (await person.get(home)).text()).split('What you and the curators wrote')[1] ?? '';
    const order = ['First question?', 'First answer.', 'Second question?'].map((words) =>
      talk.indexOf(words),
    );
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(order[0]).toBeGreaterThan(0);
  });

  it.each([
    [
      'is being erased',
      (story: ReturnType<typeof aStoryInReview>) => askErasure(story, now, teller),
      'is being erased',
    ],
    [
      'is erased',
      (story: ReturnType<typeof aStoryInReview>) => makeTombstone(askErasure(story, now, teller), now),
      'Your story is erased',
    ],
  ])('of a story that %s nothing is left to see or change', async (_name, build, words) => {
    const kept = await keep(build);
    const before = await archive.stores.stories.find(kept.id);
    for (const slug of [
      '',
      '/words',
      '/uses',
      '/credit',
      '/people',
      '/people/add',
      '/licence',
      '/contact',
      '/files',
    ]) {
      const page = await person.get(kept.home + slug);
      const html = await page.text();
      expect({ slug, status: page.status, said: textOf(html).includes(words) }).toEqual({
        slug,
        status: 200,
        said: true,
      });
      expect(html).not.toContain(title);
    }
    for (const slug of ['words', 'uses', 'credit', 'people', 'licence', 'answer']) {
      const { status } = await person.post(`${kept.home}/${slug}`, {
        'made-from': aMark,
        title: 'x',
        answer: 'x',
      });
      expect({ slug, status: status < 500 }).toEqual({ slug, status: true });
    }
    await expectRedirect(person.post(`${kept.home}/contact`, { email: 'rosa@example.org' }));
    expect(await archive.stores.stories.find(kept.id)).toEqual(before);
    expect(await archive.stores.contacts.find(kept.id)).toBeNull();
  });
});

describe('What a storyteller changes', () => {
  it('in the words comes down at once, and waits for a curator who sees it', async () => {
    const kept = await keep(published);
    expect((await person.get(`/stories/${kept.id}`)).status).toBe(200);
    expect(textOf(await (await person.get(`${kept.home}/words`)).text())).toContain('your story comes down');
    const home = await expectRedirect(
      change(kept, 'words', { title: 'A lantern, mended', words: 'It shone again.', language: 'cy' }),
    );
    expect(textOf(await (await person.get(home)).text())).toContain('Your words are saved');
    expect((await person.get(`/stories/${kept.id}`)).status).toBe(404);
    expect(await sent(kept.id)).toMatchObject({
      state: 'inReview',
      title: 'A lantern, mended',
      words: 'It shone again.',
      language: 'cy',
      checks: [],
    });
    const review = textOf(await (await curator.get(`/curate/stories/${kept.id}`)).text());
    expect(review).toContain('A lantern, mended');
  });

  it('in nothing at all changes nothing, and the story stays up', async () => {
    const kept = await keep(published);
    for (const slug of ['words', 'descriptions', 'hard-subjects', 'uses', 'credit', 'people', 'licence']) {
      expect(await expectRedirect(change(kept, slug, {}))).toBe(`${kept.home}?done=nothing`);
    }
    expect(await sent(kept.id)).toMatchObject({ state: 'published', version: 1 });
  });

  it('in its uses counts with the next request, both ways, and is kept with the words that were asked', async () => {
    const kept = await keep(published, { consent: [consentTo({ web: true, kiosk: true })] });
    await expectRedirect(change(kept, 'uses', { 'consent-web': 'no', 'consent-exhibition-threads': 'no' }));
    expect((await person.get(`/stories/${kept.id}`)).status).toBe(404);
    const story = await sent(kept.id);
    expect(story).toMatchObject({ state: 'published' });
    expect(story.consent).toHaveLength(2);
    expect(story.consent.at(-1)).toMatchObject({
      by: 'storyteller',
      how: 'private-link',
      wordingVersion: someWordings.current.version,
    });
    expect(grants(story.consent, 'kiosk')).toBe(true);
    expect(grants(story.consent, 'exhibition:threads')).toBe(false);
    expect(story.consent.at(-1)?.answers.find(({ use }) => use === 'web')?.question).toContain(
      'public website',
    );
    await expectRedirect(change(kept, 'uses', { 'consent-web': 'yes' }));
    expect((await person.get(`/stories/${kept.id}`)).status).toBe(200);
    const tomorrow = new Date(Date.now() + 36 * 3_600_000);
    await expectRedirect(
      change(kept, 'uses', {
        'from-day': String(tomorrow.getDate()),
        'from-month': String(tomorrow.getMonth() + 1),
        'from-year': String(tomorrow.getFullYear()),
      }),
    );
    expect((await person.get(`/stories/${kept.id}`)).status).toBe(404);
    expect(textOf(await (await person.get(kept.home)).text())).toContain('Your story will show from');
  });

  it('in a use that was never asked about stays unasked until it is answered', async () => {
    const kept = await keep(published, { consent: [consentTo({ web: true, kiosk: true })] });
    await expectRedirect(change(kept, 'uses', { 'consent-research': 'yes' }));
    const { consent } = await sent(kept.id);
    expect(consent.at(-1)?.answers.map(({ use }) => use)).toEqual(['web', 'kiosk', 'research']);
    expect(grants(consent, 'exhibition:threads')).toBe(true);
  });

  it('in how they are named is looked at first', async () => {
    const kept = await keep(published);
    const refused = await change(kept, 'credit', { credit: 'full-name', name: ' ' });
    expect(refused.status).toBe(422);
    await expectRedirect(change(kept, 'credit', { credit: 'full-name', name: 'Rosa Quill' }));
    expect(await sent(kept.id)).toMatchObject({
      state: 'inReview',
      credit: { kind: 'full-name', name: 'Rosa Quill' },
    });
    expect((await person.get(`/stories/${kept.id}`)).status).toBe(404);
  });

  it('about people and rights lifts what stood in the way of publishing', async () => {
    const kept = await keep(undefined, {
      age: 'teen',
      others: [
        { who: 'my sister', shownBy: ['seen'], permission: 'not-yet' },
        { who: 'a neighbour', shownBy: ['heard'], permission: 'no' },
      ],
      rights: { own: 'unsure', makers: '', quoted: '' },
    });
    const fields = await formOf(`${kept.home}/people`);
    const [sister = '', neighbour = ''] = [...fields.keys()].filter((name) => name.startsWith('person-'));
    await expectRedirect(
      change(kept, 'people', { [sister]: 'yes', [neighbour]: 'gone', rights: 'mine', guardian: 'yes' }),
    );
    const story = await sent(kept.id);
    expect(story).toMatchObject({
      others: [{ who: 'my sister', permission: 'yes' }],
      rights: { own: 'mine' },
      guardianAgreed: true,
    });
    // The record keeps what was said, in the words of the question; the uses stay as they were.
    const entry = story.consent.at(-1);
    expect(entry?.statements.map(({ about }) => about)).toEqual(['guardian', 'rights']);
    expect(entry?.answers).toEqual(story.consent[0]?.answers);
    await expectRedirect(
      change(kept, 'people/add', { who: 'my uncle', shown: 'home', permission: 'not-yet' }),
    );
    expect((await sent(kept.id)).others.map(({ who }) => who)).toEqual(['my sister', 'my uncle']);
  });

  it('in the licence is confirmed first, and never taken back', async () => {
    const kept = await keep();
    const unsure = await change(kept, 'licence', { licence: 'cc-by-4.0' });
    expect(unsure.status).toBe(422);
    expect((await sent(kept.id)).licence).toBe('own');
    await expectRedirect(change(kept, 'licence', { licence: 'cc-by-4.0', sure: 'yes' }));
    const story = await sent(kept.id);
    expect(story.licence).toBe('cc-by-4.0');
    expect(story.consent.at(-1)?.statements).toMatchObject([{ about: 'licence' }]);
    const page = await (await person.get(`${kept.home}/licence`)).text();
    expect(page).not.toContain('<form method="post" action="/my-story');
    for (const licence of ['own', 'cc-by-nc-4.0']) {
      await person.post(`${kept.home}/licence`, { licence, sure: 'yes', 'made-from': madeFromStory(story) });
    }
    expect((await sent(kept.id)).licence).toBe('cc-by-4.0');
  });

  it('in how to reach them is kept apart from the story, and forgotten on demand', async () => {
    const kept = await keep(published);
    await expectRedirect(
      person.post(`${kept.home}/contact`, { email: 'rosa@example.org', phone: '01632 960 001' }),
    );
    expect(await archive.stores.contacts.find(kept.id)).toMatchObject({
      email: 'rosa@example.org',
      toldUpTo: 2,
    });
    expect(JSON.stringify(await sent(kept.id))).not.toContain('rosa@example');
    expect(await sent(kept.id)).toMatchObject({ state: 'published', version: 1 });
    expect(await (await person.get(`${kept.home}/contact`)).text()).toContain('rosa@example.org');
    expect(await (await person.get(kept.home)).text()).not.toContain('rosa@example');
    expect((await person.post(`${kept.home}/contact`, { email: 'rosa at home', phone: '' })).status).toBe(
      422,
    );
    await expectRedirect(person.post(`${kept.home}/contact`, { email: '', phone: '' }));
    expect(await archive.stores.contacts.find(kept.id)).toBeNull();
  });

  it('answers the curator’s question and hands the story back', async () => {
    const kept = await keep((story) => askForChange(story, question, now, curatorActor));
    expect((await change(kept, 'words', { words: 'He sat there, too.' })).status).toBe(303);
    expect(await sent(kept.id)).toMatchObject({ state: 'changesRequested', words: 'He sat there, too.' });
    const fields = formFields(await (await person.get(kept.home)).text(), `${kept.home}/answer`);
    fields.set('answer', 'It is my uncle.\n\nHe says yes.');
    await expectRedirect(person.post(`${kept.home}/answer`, fields));
    // The same once more, as a double click sends it.
    await expectRedirect(person.post(`${kept.home}/answer`, fields));
    const story = await sent(kept.id);
    expect(story).toMatchObject({ state: 'inReview' });
    expect(story.conversation.map(({ words }) => words)).toEqual([
      question,
      'It is my uncle.\n\nHe says yes.',
    ]);
    const review = textOf(await (await curator.get(`/curate/stories/${kept.id}`)).text());
    for (const words of ['It is my uncle.', 'He sat there, too.']) expect(review).toContain(words);
  });

  it('needs an answer or a change before it is sent back', async () => {
    const kept = await keep((story) => askForChange(story, question, now, curatorActor));
    const mark = madeFromStory(await sent(kept.id));
    const empty = await person.post(`${kept.home}/answer`, { answer: ' ', 'made-from': mark });
    expect(empty.status).toBe(422);
    expect(textOf(await empty.text())).toContain('Write an answer, or change your story first.');
    await expectRedirect(change(kept, 'words', { words: 'Changed.' }));
    const fields = formFields(await (await person.get(kept.home)).text(), `${kept.home}/answer`);
    await expectRedirect(person.post(`${kept.home}/answer`, fields));
    expect(await sent(kept.id)).toMatchObject({ state: 'inReview', conversation: [{ from: 'curator' }] });
  });
});

describe('Where something happened since the page was made', () => {
  it('nothing is saved and nothing typed is lost; the same page saves it after a look', async () => {
    const kept = await keep();
    const fields = await formOf(`${kept.home}/words`);
    fields.set('title', 'Typed on the bus');
    await curator.approve(kept.id);
    const late = await person.post(`${kept.home}/words`, fields);
    expect(late.status).toBe(409);
    const html = await late.text();
    expect(textOf(html)).toContain('A curator said yes to your story.');
    expect(await sent(kept.id)).toMatchObject({ state: 'published', title });
    const again = formFields(html, `${kept.home}/words`);
    expect(again.get('title')).toBe('Typed on the bus');
    expect(textOf(html)).toContain('your story comes down');
    await expectRedirect(person.post(`${kept.home}/words`, again));
    expect(await sent(kept.id)).toMatchObject({ state: 'inReview', title: 'Typed on the bus' });
  });

  it('an answer to a question that was taken back is shown again, to be copied', async () => {
    const kept = await keep((story) => askForChange(story, question, now, curatorActor));
    const mark = madeFromStory(await sent(kept.id));
    await expectRedirect(curator.decide(kept.id, 'take-back-question'));
    const late = await person.post(`${kept.home}/answer`, {
      answer: 'I had just asked him.',
      'made-from': mark,
    });
    expect(late.status).toBe(409);
    expect(textOf(await late.text())).toContain('I had just asked him.');
    expect((await sent(kept.id)).conversation).toHaveLength(1);
  });

  it('a worker’s save is nothing that happened', async () => {
    const kept = await keep();
    const fields = await formOf(`${kept.home}/words`);
    fields.set('title', 'Typed while it was prepared');
    const story = await sent(kept.id);
    await archive.stores.stories.replace(story, { ...story });
    await expectRedirect(person.post(`${kept.home}/words`, fields));
    expect((await sent(kept.id)).title).toBe('Typed while it was prepared');
  });

  it('a curator and a storyteller at the same moment: one of them is first, and no change goes up unseen', async () => {
    for (let round = 0; round < 12; round += 1) {
      const kept = await keep(undefined, { checks: allTicked(now) });
      const [fields, madeFrom] = await Promise.all([
        formOf(`${kept.home}/words`),
        curator.madeFromOf(kept.id),
      ]);
      fields.set('title', 'Changed at that moment');
      const [mine, theirs] = await Promise.all([
        person.post(`${kept.home}/words`, fields),
        curator.post(`/curate/stories/${kept.id}/approve`, { 'made-from': madeFrom }),
      ]);
      const story = await sent(kept.id);
      expect([303, 409]).toContain(mine.status);
      if (mine.status === 303)
        expect(story).toMatchObject({ state: 'inReview', title: 'Changed at that moment' });
      else expect(story).toMatchObject({ state: 'published', title });
      // Whoever saved second was told.
      expect([mine.status, theirs.status].includes(409)).toBe(true);
    }
  }, 60_000);
});

describe('The way back from another device', () => {
  const next = addresses('10.1');
  const find = (fields: Readonly<Record<string, string>>, from = next()): Promise<Answer> =>
    ask(archive.url, '/my-story', {
      method: 'POST',
      headers: { origin: archive.url.origin, 'x-forwarded-for': from },
      body: new URLSearchParams(fields).toString(),
    });

  it('leads on by reference and code, however they are typed', async () => {
    const kept = await keep();
    const { reference } = await sent(kept.id);
    for (const [given, code] of [
      [reference, kept.code],
      [reference.toLowerCase().replace('-', ' '), groupedCode(kept.code).toUpperCase()],
      [` ${reference}`, kept.code.replaceAll('0', 'o').replaceAll('1', 'L')],
      [reference, `${archive.url.href}my-story/${kept.code}`],
    ] as const) {
      const { status, headers } = await find({ reference: given, code });
      expect({ status, location: headers.location }).toEqual({ status: 303, location: kept.home });
    }
  });

  it('says the same of whatever does not fit together', async () => {
    const [one, other] = [await keep(), await keep()];
    const [mine, theirs] = [await sent(one.id), await sent(other.id)];
    const answers = [
      await find({ reference: theirs.reference, code: one.code }),
      await find({ reference: mine.reference, code: newPrivateCode() }),
      await find({ reference: 'ZZZZ-ZZZZ', code: one.code }),
      await find({ reference: mine.reference, code: 'no code at all' }),
      await find({ reference: mine.codeHash, code: mine.codeHash }),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(422);
      expect(textOf(body).match(/We cannot find a story[^.]*\./)?.[0]).toBe(
        textOf(answers[0]?.body ?? '').match(/We cannot find a story[^.]*\./)?.[0],
      );
      expect(body).not.toContain(title);
    }
    const draftCode = newPrivateCode();
    expect((await find({ reference: '', code: draftCode })).status).toBe(422);
  });

  it('closes after many wrong tries from one address, to right ones too', async () => {
    const kept = await keep();
    const { reference } = await sent(kept.id);
    const statuses: number[] = [];
    for (let round = 0; round < 22; round += 1) {
      statuses.push((await find({ reference, code: newPrivateCode() }, '203.0.113.7')).status);
    }
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 422));
    expect(statuses.at(-1)).toBe(429);
    expect((await find({ reference, code: kept.code }, '203.0.113.7')).status).toBe(429);
    expect((await find({ reference, code: kept.code }, '203.0.113.8')).status).toBe(303);
  });
});

describe('Hostile input', () => {
  it('with another story’s code, or none, finds what is not there, at every address and alike', async () => {
    const kept = await keep();
    const posts = [
      'answer',
      'words',
      'uses',
      'credit',
      'people',
      'people/add',
      'licence',
      'contact',
      'files/remove',
    ];
    const gets = [
      '',
      'progress',
      'words',
      'uses',
      'credit',
      'people',
      'people/add',
      'licence',
      'contact',
      'files',
    ];
    const next = addresses('10.2');
    const at = (method: string, address: string) =>
      ask(archive.url, address, {
        method,
        headers: { origin: archive.url.origin, 'x-forwarded-for': next() },
        ...(method === 'POST' ? { body: `made-from=${aMark}` } : {}),
      });
    const wrong = [
      'x',
      newPrivateCode(),
      kept.code.toUpperCase(),
      kept.code.slice(1),
      '%2e%2e',
      `${kept.code}%00`,
    ];
    for (const [method, slugs] of [
      ['GET', gets],
      ['POST', posts],
    ] as const) {
      for (const slug of slugs) {
        for (const code of wrong) {
          const address = `/my-story/${code}${slug === '' ? '' : `/${slug}`}`;
          expect({ address, status: (await at(method, address)).status }).toEqual({ address, status: 404 });
        }
      }
    }
  }, 60_000);

  it.each<[string, string]>([
    ['a repeated field', `title=a&title=b`],
    ['an operator', 'title[$ne]=x'],
    ['a prototype', '__proto__[x]=y'],
    ['an unknown field', 'title=a&state=published'],
    ['another file’s description', 'title=a&alt-0123456789=x'],
  ])('with %s is a bad request, and changes nothing', async (_name, body) => {
    const kept = await keep(published);
    const mark = madeFromStory(await sent(kept.id));
    const { status } = await ask(archive.url, `${kept.home}/words`, {
      method: 'POST',
      headers: { origin: archive.url.origin },
      body: `${body}&themes=employment&made-from=${mark}`,
    });
    expect(status).toBe(400);
    expect(await sent(kept.id)).toMatchObject({ state: 'published', version: 1 });
  });

  it.each([
    '',
    '&made-from=',
    '&made-from=1',
    '&made-from=0123456789abcdeg',
    `&made-from=${aMark}&made-from=${aMark}`,
  ])('that does not say what it was made from is a bad request: %j', async (mark) => {
    const kept = await keep(published);
    const { status } = await ask(archive.url, `${kept.home}/words`, {
      method: 'POST',
      headers: { origin: archive.url.origin },
      body: `title=a&themes=employment${mark}`,
    });
    expect(status).toBe(400);
    expect(await sent(kept.id)).toMatchObject({ state: 'published', version: 1 });
  });

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '{{title}}',
    "'; DROP TABLE",
    '\u2067gpj.exe\u2069',
    '👨‍👩‍👧‍👦 ﷽',
  ])('in the words, the name and the answer stays words: %s', async (words) => {
    const kept = await keep((story) => askForChange(story, words, now, curatorActor));
    await expectRedirect(change(kept, 'words', { title: words, words }));
    await expectRedirect(change(kept, 'credit', { credit: 'another-name', name: words }));
    const fields = formFields(await (await person.get(kept.home)).text(), `${kept.home}/answer`);
    fields.set('answer', words);
    await expectRedirect(person.post(`${kept.home}/answer`, fields));
    const story = await sent(kept.id);
    expect(story).toMatchObject({ title: words, words, credit: { name: words } });
    for (const slug of ['', '/words', '/credit', '/files']) {
      const html = await (await person.get(kept.home + slug)).text();
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('<img src=x');
    }
    expect((await formOf(`${kept.home}/words`)).get('words')).toBe(words);
  });

  it('is told what is too long, and keeps it', async () => {
    const kept = await keep((story) => askForChange(story, question, now, curatorActor));
    const mark = madeFromStory(await sent(kept.id));
    const long = 'so '.repeat(2000).trim();
    const refused = await person.post(`${kept.home}/answer`, { answer: long, 'made-from': mark });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(textOf(html)).toContain('must be 5,000 characters or fewer. Yours has 5,999.');
    expect(html).toContain(long);
  });

  it('from another site changes nothing', async () => {
    const kept = await keep(published);
    for (const slug of ['words', 'uses', 'credit', 'people', 'licence', 'contact', 'answer', 'files']) {
      const { status } = await ask(archive.url, `${kept.home}/${slug}`, {
        method: 'POST',
        headers: { origin: 'https://evil.example' },
        body: `made-from=${aMark}`,
      });
      expect({ slug, status }).toEqual({ slug, status: 403 });
    }
    expect((await sent(kept.id)).version).toBe(1);
  });

  it('cannot revise what is being erased', async () => {
    const kept = await keep((story) => askErasure(story, now, teller));
    expect(() => revise(askErasure(aStoryInReview(), now, teller), { title: 'x' }, now, teller)).toThrow();
    await expectRedirect(person.post(`${kept.home}/words`, { title: 'x', 'made-from': aMark }));
    expect(await sent(kept.id)).toMatchObject({ state: 'withdrawn', title });
  });
});

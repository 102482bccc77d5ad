import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import type { Browser, Page } from 'playwright-core';
import { invite } from '../../src/curators/accounts/accounts.ts';
import type { Curator } from '../../src/curators/curator.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { newCuratorId, newMediaId, newStoryId } from '../../src/random.ts';
import { raiseConcern } from '../../src/story/changes/concerns.ts';
import { askForChange } from '../../src/story/changes/conversation.ts';
import { askErasure } from '../../src/story/changes/erase.ts';
import { revise, setUses } from '../../src/story/changes/revise.ts';
import { hide } from '../../src/story/changes/withdraw.ts';
import type { Concern } from '../../src/story/concern.ts';
import { grants } from '../../src/story/consent.ts';
import { nothingChosen } from '../../src/story/exhibitions.ts';
import { firstBrokenEntry } from '../../src/story/history.ts';
import type { ConcernId, ExhibitionSlug } from '../../src/story/ids.ts';
import { isSent, type SentStory, type Story } from '../../src/story/story.ts';
import { madeFromStory } from '../../src/story-form/made-from.ts';
import { personKey } from '../../src/story-form/people.ts';
import { addressOf, namedBy } from '../support/addresses.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { ask, sessionIn } from '../support/ask.ts';
import { axeFindings, desk, openBrowser, phone } from '../support/browser.ts';
import { someWordings } from '../support/drafts.ts';
import { keepStory, originalBytes } from '../support/every-state.ts';
import { aPublishedStory, aStoryInReview, consentTo, neighbourhood, theme } from '../support/stories.ts';
import { expectRedirect, Visitor } from '../support/storyteller.ts';

const password = 'four small boats at dawn';
const day = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * day);
const teller = { role: 'storyteller' } as const;

let archive: TestArchive;
let connection: Connection;
/** Looks after all neighbourhoods. */
let ada: Visitor;
/** Looks after Haslingden alone. */
let hal: Visitor;

async function arrive(name: string, neighbourhoods: Curator['neighbourhoods']): Promise<Visitor> {
  const services = { curators: archive.stores.curators, now: () => new Date() };
  const link = await invite(services, `${name.toLowerCase()}@example.org`, 'curator', neighbourhoods);
  const person = new Visitor(archive.url);
  await expectRedirect(person.post(link, { name, password }));
  return person;
}

/** What a page about the story carries of what it was made from. */
const from = (story: SentStory) => ({ 'made-from': madeFromStory(story) });

beforeAll(async () => {
  archive = await openTestArchive();
  connection = await connectMongo(archive.config.mongoUri ?? '');
  ada = await arrive('Ada', null);
  hal = await arrive('Hal', [neighbourhood('haslingden')]);
});
afterAll(async () => {
  await connection?.close();
  await archive?.close();
});

/** The cookie of one more session of theirs, for what a Visitor does not ask. */
async function cookieOf(name: string): Promise<string> {
  const body = new URLSearchParams({ email: `${name}@example.org`, password }).toString();
  const headers = { origin: archive.url.origin };
  const answer = await ask(archive.url, '/curate/sign-in', { method: 'POST', headers, body });
  return sessionIn(answer);
}

const page = ({ id }: Pick<Story, 'id'>, rest = '') => `/curate/stories/${id}${rest}`;

async function keep<Kind extends Story>(story: Kind): Promise<Kind> {
  await archive.stores.stories.insert(story);
  return story;
}

async function stored({ id }: Pick<Story, 'id'>): Promise<SentStory> {
  const story = await archive.stores.stories.find(id);
  if (!story || !isSent(story)) throw new Error('Expected a story that has been sent');
  return story;
}

async function read(person: Visitor, address: string): Promise<string> {
  const response = await person.get(address);
  expect({ address, status: response.status }).toEqual({ address, status: 200 });
  return response.text();
}

async function jobsOf({ id }: Pick<Story, 'id'>): Promise<unknown[]> {
  const found = await connection.db?.collection('jobs').find({ 'data.story': id }).toArray();
  return (found ?? []).map(({ data }) => data.type).sort();
}

const looksOf = async (story: Pick<Story, 'id'>) =>
  (await archive.stores.looks.of(story.id)).map(({ what }) => what);

function aConcern(over: Partial<Concern> = {}): Concern {
  const id: string = newMediaId();
  return {
    id: id as ConcernId,
    askedAt: ago(2),
    dueBy: new Date(Date.now() + 12 * day),
    words: 'That is my front door.',
    childhood: false,
    settled: null,
    ...over,
  };
}

describe('A curator of another neighbourhood (P24)', () => {
  const inWorkington = { neighbourhood: neighbourhood('workington') };

  it('finds nothing at any address that names the story, in the very words of an unknown id', async () => {
    const kept = await keepStory(archive.stores, 'published');
    const madeFrom = madeFromStory(aPublishedStory());
    const routes = archive.routes.filter(({ path }) => path.startsWith('/curate/stories/:id'));
    expect(routes.length).toBeGreaterThan(15);
    for (const { method, path } of routes) {
      const values = { media: kept.media, rendition: kept.rendition };
      const at = (story: string) => addressOf(path, { ...values, story } as Parameters<typeof addressOf>[1]);
      const answer = async (story: string) => {
        const response = await (method === 'get'
          ? hal.get(at(story))
          : hal.post(at(story), { 'made-from': madeFrom }));
        return { path, status: response.status, body: (await response.text()).replaceAll(story, 'ID') };
      };
      expect(namedBy(path)).toContain('story');
      const here = await answer(kept.story.id);
      expect(here).toEqual(await answer(newStoryId()));
      expect(here.status).toBe(404);
    }
    expect(await archive.stores.stories.find(kept.story.id)).toEqual(kept.story);
    expect(await looksOf(kept.story)).toEqual([]);
  });

  it('is shown only the own neighbourhood: list, numbers, requests, references, filters and what comes next', async () => {
    const theirs = await keep(
      raiseConcern(aStoryInReview({ ...inWorkington, title: 'Theirs' }), aConcern(), new Date()),
    );
    const mine = await keep(aStoryInReview({ neighbourhood: neighbourhood('haslingden'), title: 'Mine' }));
    const html = await read(hal, '/curate');
    expect(html).toContain(page(mine));
    expect(html).not.toContain(theirs.id);
    expect(html).not.toContain('People are waiting for an answer');
    expect(html).toContain('You look after Haslingden.');
    expect(html).toContain('Waiting <span class="number">1</span>');
    expect(html).not.toContain('value="workington"');
    const found = await hal.get(`/curate?reference=${theirs.reference}`);
    expect(await found.text()).toContain('No story here has this reference or these words.');
    expect(await expectRedirect(hal.get(`/curate?reference=${mine.reference}`))).toBe(page(mine));
    expect(await read(hal, page(mine, '?done=declined'))).not.toContain(theirs.id);
    const everyone = await read(ada, '/curate');
    for (const { id } of [theirs, mine]) expect(everyone).toContain(id);
    expect(everyone).not.toContain('You look after');
  });
});

describe('The queue', () => {
  it('finds a story by its reference, in small letters and without the dash', async () => {
    const story = await keep(aPublishedStory());
    const said = story.reference.toLowerCase().replace('-', ' ');
    expect(await expectRedirect(ada.get(`/curate?reference=${encodeURIComponent(said)}`))).toBe(page(story));
    const none = await ada.get('/curate?reference=gate%22%3E');
    const html = await none.text();
    expect(html).toContain('No story here has this reference or these words.');
    expect(html).toContain('value="gate&quot;&gt;"');
  });

  it('finds stories by words in whatever state, as they are typed, and none of another neighbourhood', async () => {
    const waiting = await keep(
      aStoryInReview({ title: 'The Quillet (1)', neighbourhood: neighbourhood('haslingden') }),
    );
    const published = await keep(
      aPublishedStory({
        words: 'We sat by the quillet (1) and sang.',
        neighbourhood: neighbourhood('haslingden'),
      }),
    );
    const elsewhere = await keep(
      aPublishedStory({ title: 'A quillet (1)', neighbourhood: neighbourhood('claremont') }),
    );
    const found = await read(ada, '/curate?reference=QUILLET+(1)');
    for (const story of [waiting, published, elsewhere]) expect(found).toContain(page(story));
    expect(found).toContain('Stories with “QUILLET (1)”');
    const mine = await read(hal, '/curate?reference=quillet+(1)');
    expect([page(waiting), page(published), page(elsewhere)].map((each) => mine.includes(each))).toEqual([
      ...[true, true, false],
    ]);
    expect(await read(ada, '/curate?reference=quill.t')).not.toContain(page(waiting));
  });

  it('says how much there is, what is missing and about how long it takes, and puts first what is done soonest', async () => {
    const long = await keep(
      aStoryInReview({ title: 'Long', words: 'word '.repeat(2400), media: [], checks: [] }),
    );
    const unsure = await keep(
      aStoryInReview({ title: 'Unsure', others: [{ who: 'Ann', shownBy: ['seen'], permission: 'not-yet' }] }),
    );
    const short = await keep(aStoryInReview({ title: 'Short', words: 'Two words', media: [] }));
    const at = async (address: string) => {
      const html = await read(ada, address);
      return [long, unsure, short].map((story) => html.indexOf(page(story)));
    };
    const [longAt = 0, unsureAt = 0, shortAt = 0] = await at('/curate?sort=soonest');
    expect(shortAt).toBeGreaterThan(0);
    expect(shortAt).toBeLessThan(longAt);
    // Nobody can finish what somebody else must answer first.
    expect(longAt).toBeLessThan(unsureAt);
    const html = await read(ada, '/curate?sort=soonest');
    const line = html.slice(longAt, html.indexOf('</li>', longAt));
    expect(line).toContain('2,400 words');
    expect(line).toContain('Still to do: a look for private details and a look for hard subjects');
    expect(line).toContain('About 13 minutes');
    expect((await ada.get('/curate?sort=soonest&from=older-1-2')).status).toBe(400);
  });

  it('is gone through as it was narrowed and sorted, and never back to what was skipped', async () => {
    const alike = { themes: [theme('connectedness')], media: [] };
    const [first, skipped, last] = [
      await keep(aStoryInReview({ ...alike, title: 'First', words: 'word '.repeat(200) })),
      await keep(aStoryInReview({ ...alike, title: 'Skipped', words: 'word '.repeat(800) })),
      await keep(aStoryInReview({ ...alike, title: 'Last', words: 'word '.repeat(1600) })),
    ];
    const query = 'theme=connectedness&sort=soonest';
    const inList = ({ id }: SentStory) => `/curate/stories/${id}?${new URLSearchParams({ list: query })}`;
    const plainly = (html: string) => html.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
    const list = plainly(await read(ada, `/curate?${query}`));
    for (const story of [first, skipped, last]) expect(list).toContain(inList(story));

    const decide = async (story: SentStory, deed: string) => {
      const answer = await expectRedirect(
        ada.post(`/curate/stories/${story.id}/${deed}`, {
          ...{ 'made-from': madeFromStory(story), list: query, reason: 'Not here.' },
        }),
      );
      return plainly(await read(ada, answer));
    };
    const decided = await decide(first, 'decline');
    expect(decided).toContain(`<a class="target" href="${inList(skipped)}" data-key="N">`);
    expect(decided).toContain(`href="/curate?${query}">Back to the list`);
    // It is left as it is.
    expect(plainly(await read(ada, inList(skipped)))).toContain(
      `href="${inList(last)}" data-key="N">Leave it for now, and go on to <bdi>Last</bdi>`,
    );
    const end = await decide(last, 'decline');
    expect(end).toContain('That was the last one in this list.');
    expect(end).not.toContain(skipped.id);
  });

  it('has a tab for what is asked about and for what is hidden, and marks what is being erased', async () => {
    const curator = { role: 'curator', id: newCuratorId() } as const;
    const asked = await keep(askForChange(aStoryInReview(), 'Who is in it?', ago(3), curator));
    const hidden = await keep(hide(aPublishedStory(), ago(3), teller));
    const erased = await keep(askErasure(aPublishedStory(), new Date(), teller));
    const asking = await read(ada, '/curate?state=asked');
    expect(asking).toContain(page(asked));
    expect(asking).toContain('Waiting for an answer for 3 days');
    const hiding = await read(ada, '/curate?state=hidden');
    expect(hiding).toContain('Hidden for 3 days');
    const line = (id: string) =>
      new RegExp(`${id}["?][\\s\\S]*?</li>`).exec(hiding.split('class="tabs"')[1] ?? '')?.[0];
    expect(line(hidden.id)).not.toContain('Being erased');
    expect(line(erased.id)).toContain('Being erased');
  });

  it('marks what its storyteller changed since a curator decided, and nothing else', async () => {
    const fresh = await keep(aStoryInReview());
    const waiting = await keep(aStoryInReview());
    await expectRedirect(
      ada.post(page(waiting, '/decline'), { ...from(waiting), reason: 'Too dark, sorry.' }),
    );
    const declined = await stored(waiting);
    await archive.stores.stories.replace(
      declined,
      revise(declined, { title: 'Lighter' }, new Date(), teller),
    );
    const html = await read(ada, '/curate');
    const line = (id: string) =>
      new RegExp(`${id}["?][\\s\\S]*?</li>`).exec(html.split('class="tabs"')[1] ?? '')?.[0];
    expect(line(waiting.id)).toContain('Changed since you looked');
    expect(line(fresh.id)).not.toContain('Changed since you looked');
  });

  it('shows who waits for an answer: childhood first, then others, then erasures, each with the days left', async () => {
    const here = { neighbourhood: neighbourhood('claremont') };
    const claire = await arrive('Claire', [here.neighbourhood]);
    const inDays = (days: number) => new Date(Date.now() + days * day);
    const erasing = await keep(askErasure(aPublishedStory({ ...here, title: 'Erase me' }), ago(0), teller));
    const stuck = askErasure(aPublishedStory({ ...here, title: 'Stuck' }), ago(34), teller);
    await keep(stuck);
    const late = await keep(
      raiseConcern(aPublishedStory({ ...here, title: 'Late' }), aConcern({ dueBy: inDays(-3) }), ago(33)),
    );
    const today = await keep(
      raiseConcern(aPublishedStory({ ...here, title: 'Today' }), aConcern({ dueBy: inDays(0) }), ago(30)),
    );
    const child = await keep(
      raiseConcern(aPublishedStory({ ...here, title: 'Child' }), aConcern({ childhood: true }), ago(2)),
    );
    const panel = (await read(claire, '/curate')).split('class="tabs"')[0] ?? '';
    expect([...panel.matchAll(/<h3><a href="([^"]+)"/g)].map(([, address]) => address)).toEqual([
      page(child, '/concerns'),
      page(late, '/concerns'),
      page(today, '/concerns'),
      page(stuck),
      page(erasing),
    ]);
    for (const words of ['12 days left', '3 days overdue', 'Due today', 'asked 2 days ago']) {
      expect(panel).toContain(words);
    }
    expect(panel).toMatch(
      /Stuck<[\s\S]*something keeps it[\s\S]*Erase me<[\s\S]*The archive is erasing it now/,
    );
    expect(panel.match(/something keeps it/g)).toHaveLength(1);
  });
});

describe('A request to hide a story (P18)', () => {
  async function aRequest(over: Partial<Concern> = {}) {
    const concern = aConcern(over);
    const story = await keep(raiseConcern(aPublishedStory(), concern, new Date()));
    return { story, concern };
  }

  it('is read with what they wrote; how to reach them shows once the look is on record', async () => {
    const { story, concern } = await aRequest({ childhood: true });
    await archive.stores.contacts.save({
      of: concern.id,
      email: 'neighbour@example.org',
      phone: null,
      guardian: null,
      toldUpTo: 0,
    });
    const html = await read(ada, page(story, '/concerns'));
    expect(html).toContain('That is my front door.');
    expect(html).toContain('They were a child at the time');
    expect(html).toContain('12 days left');
    expect(html).not.toContain('neighbour@example.org');
    expect(await looksOf(story)).toEqual([]);
    const shown = await ada.post(page(story, '/concerns/contact'), { concern: concern.id });
    expect(shown.headers.get('cache-control')).toBe('private, no-store');
    expect(await shown.text()).toContain('neighbour@example.org');
    expect(await looksOf(story)).toEqual(['concern-contact']);
    expect(await read(ada, page(story, '/looks'))).toContain(
      'You looked at how to reach somebody who asked us to hide it.',
    );
  });

  it('blocks publishing until it is settled with a sentence, and both are on record', async () => {
    const { story, concern } = await aRequest();
    expect((await ada.post(page(story, '/approve'), from(story))).status).toBe(422);
    const name = `outcome-${concern.id}`;
    const fields = { ...from(story), concern: concern.id };
    const empty = await ada.post(page(story, '/concerns/settle'), { ...fields, [name]: '  ' });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('Write what was done, in a sentence.');
    const settled = ada.post(page(story, '/concerns/settle'), {
      ...fields,
      [name]: 'We talked. They agree.',
    });
    expect(await expectRedirect(settled)).toBe(page(story, '/concerns?done=settled'));
    const after = await stored(story);
    expect(after.concerns[0]?.settled?.outcome).toBe('We talked. They agree.');
    expect(after.history.at(-1)).toMatchObject({
      action: 'concernSettled',
      reason: 'We talked. They agree.',
    });
    expect(await jobsOf(story)).toEqual(['list-wish', 'tell']);
    expect(await read(ada, page(story, '/concerns'))).toMatch(
      /Ada settled it on[\s\S]*We talked. They agree./,
    );
    await expectRedirect(ada.post(page(story, '/approve'), from(after)));
    expect((await stored(story)).state).toBe('published');
  });

  it('is settled once: the second curator sees who did, and keeps the words they typed', async () => {
    const { story, concern } = await aRequest();
    const bea = await arrive('Bea', null);
    const fields = (outcome: string) => ({
      ...from(story),
      concern: concern.id,
      [`outcome-${concern.id}`]: outcome,
    });
    const answers = await Promise.all([
      ada.post(page(story, '/concerns/settle'), fields('Ada called them.')),
      bea.post(page(story, '/concerns/settle'), fields('Bea wrote to them.')),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const lost = await answers.find(({ status }) => status === 409)?.text();
    expect(lost).toMatch(/(Ada|Bea) settled a request to hide it\./);
    expect(lost).toMatch(/Ada called them\.|Bea wrote to them\./);
    const { history } = await stored(story);
    expect(history.filter(({ action }) => action === 'concernSettled')).toHaveLength(1);
    expect(firstBrokenEntry(history)).toBe(-1);
  });

  it('of another story cannot be settled or looked up from here', async () => {
    const { story } = await aRequest();
    const other = await aRequest();
    await archive.stores.contacts.save({
      of: other.concern.id,
      email: 'other@example.org',
      phone: null,
      guardian: null,
      toldUpTo: 0,
    });
    const strange = await ada.post(page(story, '/concerns/contact'), { concern: other.concern.id });
    expect(strange.status).toBe(409);
    expect(await strange.text()).not.toContain('other@example.org');
    const settle = { ...from(other.story), concern: other.concern.id };
    expect((await ada.post(page(story, '/concerns/settle'), settle)).status).toBe(409);
    expect((await stored(other.story)).concerns[0]?.settled).toBeNull();
    expect([...(await looksOf(story)), ...(await looksOf(other.story))]).toEqual([]);
  });
});

describe('What is kept back (P12)', () => {
  it('is the contact: a page says what it is for, and shows it for one answer only, on record', async () => {
    const story = await keep(aStoryInReview());
    expect(await read(ada, page(story, '/contact'))).toContain('left no way to reach them');
    await archive.stores.contacts.save({
      of: story.id,
      email: 'teller@example.org',
      phone: '01632 960 001',
      guardian: { name: 'Grace Guardian', reach: '01632 960 002' },
      toldUpTo: 0,
    });
    const secrets = ['teller@example.org', '01632 960 001', 'Grace Guardian', '01632 960 002'];
    const before = await read(ada, page(story, '/contact'));
    for (const secret of secrets) expect(before).not.toContain(secret);
    expect(await looksOf(story)).toEqual([]);
    const shown = await ada.post(page(story, '/contact'));
    expect(shown.status).toBe(200);
    expect(shown.headers.get('cache-control')).toBe('private, no-store');
    const html = await shown.text();
    for (const secret of secrets) expect(html).toContain(secret);
    expect(html).toContain('href="tel:01632960001"');
    expect(await looksOf(story)).toEqual(['contact']);
    expect(await read(ada, page(story, '/contact'))).not.toContain('teller@example.org');
    expect(await read(ada, page(story))).not.toContain('teller@example.org');
  });

  it('is every original: a download is on record, asking after its size is none', async () => {
    const { story, media } = await keepStory(archive.stores, 'in review');
    const address = page(story, `/originals/${media}`);
    const head = await ask(archive.url, address, {
      method: 'HEAD',
      headers: { cookie: await cookieOf('ada') },
    });
    expect(head).toMatchObject({ status: 200, headers: { 'content-length': String(originalBytes.length) } });
    expect(await looksOf(story)).toEqual([]);
    expect((await ada.get(address)).status).toBe(200);
    expect((await ada.get(page(story, `/media/${media}/image-320.jpg`))).status).toBe(200);
    expect(await looksOf(story)).toEqual(['original']);
    expect(await read(ada, page(story, '/looks'))).toContain('You downloaded an original file.');
    const bob = await arrive('Bob', null);
    expect(await read(bob, page(story, '/looks'))).toContain('Ada downloaded an original file.');
  });

  it('and the pages about it are linked from the story’s own page', async () => {
    const story = await keep(raiseConcern(aPublishedStory(), aConcern(), new Date()));
    const html = await read(ada, page(story));
    for (const rest of ['/concerns', '/contact', '/on-behalf', '/looks']) {
      expect(html).toContain(`href="${page(story, rest)}"`);
    }
    expect(html).toContain('Answer a request to hide it');
  });
});

describe('On the storyteller’s behalf (P14)', () => {
  const at = (story: Pick<Story, 'id'>, rest = '') => page(story, `/on-behalf${rest}`);

  it('says how to be sure that it is them', async () => {
    const story = await keep(aPublishedStory());
    const html = await read(ada, at(story));
    expect(html).toContain(`It must be ${story.reference}.`);
    expect(html).toContain('call back on the number they left');
  });

  it('hides a story at once and lets it be shown again, after another look', async () => {
    const story = await keep(aPublishedStory());
    const visitor = new Visitor(archive.url);
    expect((await visitor.get(`/stories/${story.id}`)).status).toBe(200);
    expect(await expectRedirect(ada.post(at(story, '/hide')))).toBe(at(story, '?done=hide'));
    expect((await visitor.get(`/stories/${story.id}`)).status).not.toBe(200);
    const hidden = await stored(story);
    expect(hidden.history.at(-1)).toMatchObject({ action: 'hidden', actor: { role: 'curator' } });
    expect(await jobsOf(story)).toEqual(['list-wish', 'tell']);
    const stale = await ada.post(at(story, '/show-again'), from(story));
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain('You hid it, as the storyteller asked.');
    await expectRedirect(ada.post(at(story, '/show-again'), from(hidden)));
    expect((await stored(story)).state).toBe('inReview');
    expect((await visitor.get(`/stories/${story.id}`)).status).not.toBe(200);
  });

  it('takes the name off, and the story stays where it shows', async () => {
    const story = await keep(aPublishedStory({ credit: { kind: 'full-name', name: 'Nora Name' } }));
    expect(await read(ada, at(story))).toMatch(/It is told by “<bdi>Nora Name<\/bdi>” now\./);
    await expectRedirect(ada.post(at(story, '/name-off')));
    expect(await stored(story)).toMatchObject({ state: 'published', credit: { kind: 'anonymous' } });
    expect(await read(new Visitor(archive.url), `/stories/${story.id}`)).not.toContain('Nora Name');
    const { version } = await stored(story);
    await expectRedirect(ada.post(at(story, '/name-off')));
    expect((await stored(story)).version).toBe(version);
  });

  const allNo = {
    'consent-web': 'no',
    'consent-kiosk': 'no',
    'consent-research': 'no',
    known: 'called-back',
  };

  it('asks the same questions again and keeps the answers as spoken, with who asked and how they knew', async () => {
    const story = await keep(aPublishedStory({}, { web: true, kiosk: false }));
    const html = await read(ada, at(story, '/uses'));
    expect(html).toContain('May we show your story on our public website?');
    expect(html).toMatch(/name="consent-web" value="yes" checked/);
    expect(html).toMatch(/name="consent-kiosk" value="no" checked/);
    const fields = { ...allNo, ...from(story), 'consent-kiosk': 'yes' };
    const unknown = await ada.post(at(story, '/uses'), { ...fields, known: '', 'consent-research': '' });
    expect(unknown.status).toBe(422);
    const refused = await unknown.text();
    expect(refused).toContain('Ask this too, and choose yes or no.');
    expect(refused).toContain('Say how you knew that it was the storyteller.');
    expect(refused).toMatch(/name="consent-kiosk" value="yes" checked/);
    const days = { 'until-day': '1', 'until-month': '1', 'until-year': '2099' };
    expect(await expectRedirect(ada.post(at(story, '/uses'), { ...fields, ...days }))).toBe(
      at(story, '?done=uses'),
    );
    const { consent, history, state } = await stored(story);
    expect(state).toBe('published');
    expect(consent).toHaveLength(2);
    expect([grants(consent, 'web'), grants(consent, 'kiosk')]).toEqual([false, true]);
    expect(consent[1]).toMatchObject({
      by: 'curator',
      how: 'spoken',
      wordingVersion: someWordings.current.version,
      until: new Date('2099-01-01T23:59:59.999Z'),
      statements: [
        { about: 'asked-by', answer: 'Ada' },
        { about: 'known-by', answer: 'I called back on the number they left.' },
      ],
    });
    expect(history.at(-1)).toMatchObject({ action: 'usesChanged', actor: { role: 'curator' } });
    expect((await new Visitor(archive.url).get(`/stories/${story.id}`)).status).not.toBe(200);
    expect(await jobsOf(story)).toEqual(['list-wish', 'tell']);
    const same = { ...fields, ...days, ...from(await stored(story)) };
    expect(await expectRedirect(ada.post(at(story, '/uses'), same))).toBe(at(story, '?done=unchanged'));
    expect((await stored(story)).consent).toHaveLength(2);
  });

  it('keeps every no where the storyteller answered at the same time, and gives nothing', async () => {
    const story = await keep(aPublishedStory({}, { web: true, kiosk: true, research: true }));
    const theirs = consentTo({ web: true, kiosk: false, research: true });
    await archive.stores.stories.replace(story, setUses(story, theirs, new Date(), { role: 'storyteller' }));
    const typed = { ...allNo, ...from(story), 'consent-kiosk': 'yes', 'consent-research': 'yes' };
    expect(await expectRedirect(ada.post(at(story, '/uses'), typed))).toBe(at(story, '/uses?done=moved'));
    const { consent } = await stored(story);
    expect((['web', 'kiosk', 'research'] as const).map((use) => grants(consent, use))).toEqual([
      false,
      false,
      true,
    ]);
    expect(await read(ada, at(story, '/uses?done=moved'))).toContain('Every no holds, theirs and yours.');
  });

  it('asks again about an exhibition that was answered by name, and loses no answer to it', async () => {
    const slug = 'by-the-canal' as ExhibitionSlug;
    const exhibition = {
      slug,
      name: 'By the canal',
      about: '',
      place: 'The Library',
      opens: null,
      closes: null,
    };
    await archive.stores.exhibitions.save({ ...exhibition, asking: false, ...nothingChosen });
    const story = await keep(
      aPublishedStory({ consent: [consentTo({ web: true, kiosk: true, 'exhibition:by-the-canal': false })] }),
    );
    expect(await read(ada, at(story, '/uses'))).toMatch(
      /name="consent-exhibition-by-the-canal" value="no" checked/,
    );
    const typed = {
      ...allNo,
      'consent-kiosk': 'yes',
      'consent-exhibition-by-the-canal': 'no',
      ...from(story),
    };
    await expectRedirect(ada.post(at(story, '/uses'), typed));
    const { consent } = await stored(story);
    expect(grants(consent, 'exhibition:by-the-canal')).toBe(false);
    expect(grants(consent, 'kiosk')).toBe(true);
  });

  it('notes who has agreed; a published story comes down where somebody no longer does', async () => {
    const others = [{ who: 'my sister', shownBy: ['seen'], permission: 'yes' }] as const;
    const story = await keep(aPublishedStory({ others, age: 'teen', guardianAgreed: true }));
    const html = await read(ada, at(story, '/permissions'));
    expect(html).toContain('Does “my sister” agree?');
    expect(html).toContain('Does a parent or guardian agree?');
    const [sister] = others;
    const permission = { [`person-${personKey(sister)}`]: 'no', guardian: 'yes' };
    const down = ada.post(at(story, '/permissions'), { ...from(story), ...permission });
    expect(await expectRedirect(down)).toBe(at(story, '?done=taken-down'));
    const after = await stored(story);
    expect(after).toMatchObject({ state: 'inReview', others: [{ permission: 'no' }], guardianAgreed: true });
    expect(after.history.slice(-2).map(({ action }) => action)).toEqual(['permissionNoted', 'unpublished']);
    const stale = await ada.post(at(story, '/permissions'), { ...from(story), ...permission });
    expect(stale.status).toBe(409);
    const agreed = { [`person-${personKey({ ...sister, permission: 'no' })}`]: 'yes', guardian: 'no' };
    await expectRedirect(ada.post(at(story, '/permissions'), { ...from(after), ...agreed }));
    expect(await stored(story)).toMatchObject({ others: [{ permission: 'yes' }], guardianAgreed: false });
  });

  it('erases a story once it is asked for surely, by the job that is added at once', async () => {
    const { story } = await keepStory(archive.stores, 'published');
    const visitor = new Visitor(archive.url);
    expect(await read(ada, at(story, '/erase'))).toContain('Nothing brings them back.');
    const unsure = await ada.post(at(story, '/erase'));
    expect(unsure.status).toBe(422);
    expect((await stored(story)).state).toBe('published');
    expect(await expectRedirect(ada.post(at(story, '/erase'), { sure: 'yes' }))).toBe('/curate?done=erasing');
    const after = await stored(story);
    expect(after).toMatchObject({ state: 'withdrawn', wishUnlisted: true });
    expect(after.history.at(-1)).toMatchObject({ action: 'erasureAsked', actor: { role: 'curator' } });
    expect((await visitor.get(`/stories/${story.id}`)).status).not.toBe(200);
    expect(await jobsOf(story)).toEqual(['erase', 'list-wish', 'tell']);
    await archive.stores.contacts.save({
      of: story.id,
      email: 'gone@example.org',
      phone: null,
      guardian: null,
      toldUpTo: 0,
    });
    expect(await (await ada.post(page(story, '/contact'))).text()).not.toContain('gone@example.org');
    expect(await looksOf(story)).toEqual([]);
    for (const rest of ['', '/uses', '/permissions', '/erase']) {
      expect(await read(ada, at(story, rest))).not.toContain(`action="${at(story, rest)}"`);
    }
    const late = [
      ada.post(at(story, '/hide')),
      ada.post(at(story, '/name-off')),
      ada.post(at(story, '/uses'), { ...allNo, ...from(after) }),
      ada.post(at(story, '/show-again'), from(after)),
      ada.post(at(story, '/permissions'), from(after)),
      ada.post(at(story, '/erase'), { sure: 'yes' }),
    ];
    expect((await Promise.all(late)).map(({ status }) => status)).toEqual([409, 409, 409, 409, 409, 409]);
    expect(await stored(story)).toEqual(after);
  });

  it('wins over a decision that is taken at the same moment, 25 times (S22)', async () => {
    const bea = await arrive('Beate', null);
    for (let round = 0; round < 25; round += 1) {
      const story = await keep(aStoryInReview());
      const [hidden] = await Promise.all([
        ada.post(at(story, '/hide')),
        bea.post(page(story, '/approve'), from(story)),
      ]);
      expect(hidden.status).toBe(303);
      expect((await stored(story)).state).toBe('withdrawn');
      expect(firstBrokenEntry((await stored(story)).history)).toBe(-1);
    }
  }, 60_000);
});

describe('Without script, by keys alone', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  /** Goes on with Tab until what is focused has that name, as a screen reader would say it. */
  async function tabTo(here: Page, name: RegExp): Promise<void> {
    for (let i = 0; i < 80; i += 1) {
      await here.keyboard.press('Tab');
      const focused = here.locator(':focus');
      const said = (await focused.count()) > 0 ? await focused.ariaSnapshot() : '';
      if (name.test(said)) return;
    }
    throw new Error(`Expected to come to ${name} by Tab`);
  }

  it('a curator finds a story by its reference, settles a request and hides it for a caller', async () => {
    const story = await keep(raiseConcern(aPublishedStory(), aConcern(), new Date()));
    const context = await browser.newContext({
      ...phone,
      javaScriptEnabled: false,
      baseURL: archive.url.href,
    });
    const [name, value] = (await cookieOf('ada')).split('=');
    await context.addCookies([{ name: name ?? '', value: value ?? '', url: `${archive.url.href}curate` }]);
    const here = await context.newPage();
    await here.goto('/curate');
    await tabTo(here, /textbox "Find by reference/);
    await here.keyboard.type(story.reference.toLowerCase());
    await here.keyboard.press('Enter');
    await here.waitForURL(`**${page(story)}`);
    await tabTo(here, /link "Answer their request"/);
    await here.keyboard.press('Enter');
    await here.waitForURL('**/concerns');
    await tabTo(here, /textbox "What was done/);
    await here.keyboard.type('We talked.');
    await tabTo(here, /button "Settle this request"/);
    await here.keyboard.press('Enter');
    await here.waitForURL('**done=settled');
    expect((await stored(story)).concerns[0]?.settled?.outcome).toBe('We talked.');
    await here.goto(page(story));
    await tabTo(here, /link "Do something the storyteller asks for"/);
    await here.keyboard.press('Enter');
    await tabTo(here, /button "Hide it now"/);
    await here.keyboard.press('Enter');
    await here.waitForURL('**done=hide');
    expect((await stored(story)).state).toBe('withdrawn');
    await context.close();
  }, 60_000);

  it.each([
    ['a narrow phone', { ...phone, viewport: { width: 320, height: 640 } }],
    ['a desk in the dark', { ...desk, colorScheme: 'dark' as const }],
  ])('contacts are shown on a page without fault, on %s', async (_name, view) => {
    const concern = aConcern();
    const story = await keep(raiseConcern(aPublishedStory(), concern, new Date()));
    const contact = { email: 'teller@example.org', phone: '01632 960 001', toldUpTo: 0 };
    const guardian = { name: 'Grace Guardian', reach: '01632 960 002' };
    for (const whose of [story.id, concern.id]) {
      await archive.stores.contacts.save({ ...contact, of: whose, guardian });
    }
    const context = await browser.newContext({ ...view, baseURL: archive.url.href });
    const [name, value] = (await cookieOf('ada')).split('=');
    await context.addCookies([{ name: name ?? '', value: value ?? '', url: `${archive.url.href}curate` }]);
    const here = await context.newPage();
    const found: string[] = [];
    for (const [rest, button] of [
      ['/contact', 'Show the contact'],
      ['/concerns', 'Show how to reach them'],
    ] as const) {
      await here.goto(page(story, rest));
      await here.getByRole('button', { name: button, exact: true }).click();
      await here.getByText('teller@example.org').waitFor();
      found.push(...(await axeFindings(here)));
      const sideways = await here.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      if (sideways > 0) found.push(`${rest} is ${sideways} pixels too wide`);
    }
    await context.close();
    expect(found).toEqual([]);
  });
});

import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invite } from '../../src/curators/accounts/accounts.ts';
import { createLogger } from '../../src/logger.ts';
import { takeBack } from '../../src/my-story/take-back.ts';
import { hashCode, newPrivateCode, newStoryId } from '../../src/random.ts';
import type { StoryId } from '../../src/story/ids.ts';
import type { PublishedStory, SentStory, Story } from '../../src/story/story.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { Curator } from '../support/curator.ts';
import { allTicked, aPublishedStory, readyArtwork } from '../support/stories.ts';
import { eventually, expectRedirect, Visitor } from '../support/storyteller.ts';

/** Taking a story back, by its storyteller and by people who are in it, as plain requests without script. */

let archive: TestArchive;
let asked = 0;
const teller = () => new Visitor(archive.url);

beforeAll(async () => {
  archive = await openTestArchive({ env: { TRUSTED_PROXIES: '1', WORKER_LEASE_SECONDS: '2' } });
  await archive.work();
}, 30_000);
afterAll(() => archive?.close());

interface Shown {
  readonly story: PublishedStory;
  readonly code: string;
  readonly page: string;
  readonly bytes: string;
}

async function aShownStory(over: Partial<PublishedStory> = {}): Promise<Shown> {
  const code = newPrivateCode();
  const story = aPublishedStory(
    {
      codeHash: hashCode(code),
      title: `A quince ${newStoryId()}`,
      credit: { kind: 'full-name', name: 'Wilhelmina Quackenbush' },
      checks: allTicked(new Date()),
      ...over,
    },
    { web: true, kiosk: true },
  );
  const drawing = readyArtwork(story);
  const [rendition] = drawing.renditions;
  if (!rendition) throw new Error('Expected a rendition');
  const { blobs, stories } = archive.stores;
  const facts = await blobs.put(rendition.key, Readable.from([Buffer.from('bytes')]));
  await blobs.put(drawing.original.key, Readable.from([Buffer.from('original')]));
  const whole = { ...story, media: [{ ...drawing, renditions: [{ ...rendition, ...facts }] }] };
  await stories.insert(whole);
  await archive.stores.contacts.save({
    of: story.id,
    email: null,
    phone: '01632 960 001',
    guardian: null,
    toldUpTo: 0,
  });
  return {
    story: whole,
    code,
    page: `/stories/${story.id}`,
    bytes: `/media/${story.id}/${drawing.id}/${rendition.name}`,
  };
}

const statusOf = async (address: string) => (await teller().get(address)).status;
const textOf = async (address: string) => (await teller().get(address)).text();
async function stateOf(id: StoryId): Promise<Story['state'] | undefined> {
  return (await archive.stores.stories.find(id))?.state;
}

describe('A storyteller', () => {
  it('hides a story in one request, and lets it be shown again by way of a curator', async () => {
    const { story, code, page, bytes } = await aShownStory();
    const choices = await textOf(`/my-story/${code}/take-back`);
    for (const words of ['Hide my story', 'Take my name off', 'Choose where it may show', 'Erase my story']) {
      expect(choices).toContain(words);
    }
    expect(choices).toContain('printed or saved');
    expect([await statusOf(page), await statusOf(bytes)]).toEqual([200, 200]);

    const done = await expectRedirect(teller().post(`/my-story/${code}/hide`));
    expect([await statusOf(page), await statusOf(bytes)]).toEqual([410, 404]);
    expect(await textOf('/search?q=quince')).not.toContain(story.id);
    expect(await textOf(done)).toContain('Your story is hidden');
    // A second press, or a page that was left open, changes nothing.
    const once = await archive.stores.stories.find(story.id);
    await expectRedirect(teller().post(`/my-story/${code}/hide`));
    const twice = await archive.stores.stories.find(story.id);
    expect(twice?.state === 'withdrawn' && twice.history).toEqual(
      once?.state === 'withdrawn' && once.history,
    );

    const again = await expectRedirect(teller().post(`/my-story/${code}/show-again`));
    expect(await stateOf(story.id)).toBe('inReview');
    expect(await textOf(again)).toContain('with the curators');
    expect(await statusOf(page)).toBe(404);
  });

  it('takes the name off where the story shows, at once', async () => {
    const { story, code, page } = await aShownStory();
    expect(await textOf(page)).toContain('Quackenbush');
    const done = await expectRedirect(teller().post(`/my-story/${code}/name-off`));
    expect(await statusOf(page)).toBe(200);
    expect(await textOf(page)).not.toContain('Quackenbush');
    expect(await archive.stores.published('web').story(story.id)).toMatchObject({ credit: null });
    expect(await textOf(done)).toContain('Your name is off');
    expect(await textOf(done)).toContain('It names nobody now.');
    expect(await archive.stores.stories.find(story.id)).toMatchObject({ credit: { kind: 'anonymous' } });
  });

  it('erases a story after one question, and the address says that somebody took it back', async () => {
    const { story, code, page, bytes } = await aShownStory();
    const question = await textOf(`/my-story/${code}/erase`);
    expect(question).toContain('Erase your story for good?');
    expect(question).not.toMatch(/<(input|textarea|select)/);
    expect(await statusOf(page)).toBe(200);

    const done = await expectRedirect(teller().post(`/my-story/${code}/erase`));
    expect([await statusOf(page), await statusOf(bytes)]).toEqual([410, 404]);
    const gone = await textOf(page);
    for (const word of [story.id, 'quince', 'Quackenbush', 'Workington', story.reference]) {
      expect(gone).not.toContain(word);
    }
    expect(await textOf(done)).toMatch(/being erased|is erased/);
    await eventually(
      'the tombstone',
      () => stateOf(story.id),
      (state) => state === 'erased',
    );
    expect(await textOf(done)).toContain('Your story is erased');
    expect([await statusOf(page), await statusOf(bytes)]).toEqual([410, 404]);
    const left: string[] = [];
    for await (const { key } of archive.stores.blobs.list('')) if (key.includes(story.id)) left.push(key);
    expect(left.every((key) => key.startsWith('withdrawals/'))).toBe(true);
    expect(await archive.stores.contacts.find(story.id)).toBeNull();
    // What was left open in another window neither fails nor brings it back.
    for (const taking of ['hide', 'show-again', 'name-off', 'erase']) {
      await expectRedirect(teller().post(`/my-story/${code}/${taking}`));
    }
    expect(await stateOf(story.id)).toBe('erased');
  });

  it('is not kept from it by a queue that is away', async () => {
    const { story, code, page } = await aShownStory();
    const jobs = { add: () => Promise.reject(new Error('The queue is away.')) };
    const services = {
      stories: archive.stores.stories,
      jobs,
      logger: createLogger({ level: 'silent', process: 'server' }),
      now: () => new Date(),
    };
    await takeBack(services, story.id, 'erase');
    expect(await statusOf(page)).toBe(410);
    // The worker's own look for lost work finds it.
    await archive.stores.queue.add({ type: 'reconcile' });
    await eventually(
      'the tombstone',
      () => stateOf(story.id),
      (state) => state === 'erased',
    );
    expect(await textOf(`/my-story/${code}/take-back`)).toContain('Your story is erased');
  });
});

/** A visitor from an address of their own. */
function stranger() {
  asked += 1;
  const from = `10.9.${asked >> 8}.${asked & 255}`;
  const send = (address: string, body?: Record<string, string>) =>
    fetch(new URL(address, archive.url), {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { accept: 'text/html', origin: archive.url.origin, 'x-forwarded-for': from },
      ...(body ? { body: new URLSearchParams(body) } : {}),
    });
  return {
    send,
    async ticketFor(page: string): Promise<string> {
      const form = await (await send(`${page}/i-am-in-this`)).text();
      const ticket = /name="ticket" value="([^"]+)"/.exec(form)?.[1];
      if (!ticket) throw new Error('Expected a form with a ticket');
      return ticket;
    },
  };
}

async function concernsOf(id: StoryId): Promise<SentStory['concerns']> {
  const story = await archive.stores.stories.find(id);
  return story && 'concerns' in story ? story.concerns : [];
}

describe('Somebody who is in a story', () => {
  it('has it hidden with the same request, and is told what comes next', async () => {
    const { story, page, bytes } = await aShownStory();
    const person = stranger();
    const ticket = await person.ticketFor(page);
    const answer = await person.send(`${page}/i-am-in-this`, {
      ticket,
      words: 'That is me at the gate.',
      childhood: 'yes',
      email: 'me@example.org',
      phone: '',
    });
    expect(answer.status).toBe(303);
    expect([await statusOf(page), await statusOf(bytes)]).toEqual([404, 404]);
    expect(await stateOf(story.id)).toBe('inReview');
    const [concern] = await concernsOf(story.id);
    expect(concern).toMatchObject({ words: 'That is me at the gate.', childhood: true, settled: null });
    if (!concern) throw new Error('Expected a concern');
    expect(await archive.stores.contacts.find(concern.id)).toMatchObject({ email: 'me@example.org' });
    const thanks = await (await person.send(String(answer.headers.get('location')))).text();
    expect(thanks).toContain('The story is hidden');
    expect(thanks).toMatch(/by \d+ \w+ \d{4}/);
    for (const word of [story.id, 'quince', 'me@example.org', 'gate']) expect(thanks).not.toContain(word);
    const [request] = await archive.stores.reviewQueue.requests(null);
    expect(request).toMatchObject({ id: story.id, kind: 'childhood' });

    // The same form again, as by a double press, asks once.
    expect((await person.send(`${page}/i-am-in-this`, { ticket, words: 'Again.' })).status).toBe(303);
    expect(await concernsOf(story.id)).toHaveLength(1);
  });

  it('is heard though somebody else was faster, but not without having seen it', async () => {
    const { story, page } = await aShownStory();
    const [first, second] = [stranger(), stranger()];
    const tickets = [await first.ticketFor(page), await second.ticketFor(page)];
    for (const [index, person] of [first, second].entries()) {
      const answer = await person.send(`${page}/i-am-in-this`, { ticket: tickets[index] ?? '' });
      expect(answer.status).toBe(303);
    }
    expect(await concernsOf(story.id)).toHaveLength(2);
    const other = await aShownStory();
    for (const ticket of ['', 'made-up', tickets[0] ?? '', await stranger().ticketFor(other.page)]) {
      if (ticket === tickets[0]) continue;
      const answer = await stranger().send(`${page}/i-am-in-this`, { ticket });
      const nowhere = await stranger().send(`/stories/${newStoryId()}/i-am-in-this`, { ticket });
      expect([answer.status, nowhere.status]).toEqual([404, 404]);
      expect(await answer.text()).toBe(await nowhere.text());
    }
    expect(await concernsOf(story.id)).toHaveLength(2);
  });

  it('keeps what was typed where something is wrong with it, and hides nothing yet', async () => {
    const { story, page } = await aShownStory();
    const person = stranger();
    const ticket = await person.ticketFor(page);
    const answer = await person.send(`${page}/i-am-in-this`, {
      ticket,
      words: 'That is me.',
      childhood: 'yes',
      email: 'not an address',
    });
    expect(answer.status).toBe(422);
    const form = await answer.text();
    for (const words of ['There is a problem', 'That is me.', 'not an address', ticket])
      expect(form).toContain(words);
    expect(form).toMatch(/value="yes" checked/);
    expect(await stateOf(story.id)).toBe('published');
  });

  it('cannot hide a whole archive from one address', async () => {
    const vandal = stranger();
    const statuses: number[] = [];
    for (let tries = 0; tries < 11; tries += 1) {
      const { page } = await aShownStory();
      const ticket = await vandal.ticketFor(page);
      statuses.push((await vandal.send(`${page}/i-am-in-this`, { ticket })).status);
    }
    expect(statuses.slice(0, 10).every((status) => status === 303)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
  });

  it('hides it however many others have just asked', async () => {
    const all = archive.stores.limiter({
      name: 'all-concerns',
      points: 30,
      seconds: 3600,
      sentence: () => '',
    });
    for (let others = 0; others < 30; others += 1) await all.take('everybody').catch(() => undefined);
    await expect(all.check('everybody')).rejects.toMatchObject({ status: 429 });
    const { story, page } = await aShownStory();
    const person = stranger();
    const answer = await person.send(`${page}/i-am-in-this`, { ticket: await person.ticketFor(page) });
    expect(answer.status).toBe(303);
    expect(await stateOf(story.id)).toBe('inReview');
  });

  it('finds the form by the address of the story’s page', async () => {
    const { page } = await aShownStory();
    const person = stranger();
    const led = await person.send('/hide-a-story', { story: `See ${new URL(page, archive.url)}?x=1` });
    expect(led.headers.get('location')).toBe(`${page}/i-am-in-this`);
    for (const story of [`/stories/${newStoryId()}`, 'the one about the gate', '']) {
      const answer = await person.send('/hide-a-story', { story });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('There is a problem');
    }
  });

  it('sees it come up again only once a curator has settled it', async () => {
    const { story, page } = await aShownStory();
    const person = stranger();
    await person.send(`${page}/i-am-in-this`, { ticket: await person.ticketFor(page) });
    const services = { curators: archive.stores.curators, now: () => new Date() };
    const link = await invite(services, 'ada@example.org', 'admin');
    const curator = await Curator.arrive(archive.url, new URL(link, archive.url), 'ada@example.org');
    // The withdrawal list is written in the background, and nobody's page grows old by it.
    expect((await curator.decide(story.id, 'approve')).status).toBe(422);
    expect(await statusOf(page)).toBe(404);
  });
});

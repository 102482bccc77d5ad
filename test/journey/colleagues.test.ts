import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newCuratorId } from '../../src/random.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { arriveAs } from '../support/curator.ts';
import { formFields } from '../support/form-fields.ts';
import { aStoryInReview } from '../support/stories.ts';
import { expectRedirect, type Visitor } from '../support/storyteller.ts';

/** What curators see of each other at a story (issue 12, 4). */

let archive: TestArchive;
let ada: Visitor;
let ben: Visitor;
beforeAll(async () => {
  archive = await openTestArchive();
  ada = await arriveAs(archive, 'Ada', 'admin');
  ben = await arriveAs(archive, 'Ben');
});
afterAll(async () => {
  await archive?.close();
});

/** Each has waited a little less than the one before it. */
let kept = 0;
async function keep(title: string) {
  kept += 1;
  const story = aStoryInReview({ title, waitingSince: new Date(Date.UTC(2026, 0, 2, 10, kept)) });
  await archive.stores.stories.insert(story);
  return { story, address: `/curate/stories/${story.id}` };
}
const read = async (who: Visitor, address: string) => (await who.get(address)).text();

describe('A story that a colleague has open', () => {
  it('says so on its page and in the list, to others, until they have decided', async () => {
    const { address } = await keep('A quince tree');
    expect(await read(ben, address)).not.toContain('opened this');
    for (const page of [address, '/curate'])
      expect(await read(ada, page)).toContain('Ben opened this less than a minute ago and may be at it.');
    expect(await read(ben, '/curate')).not.toContain('Ben opened this');
    await expectRedirect(
      ben.post(`${address}/ask`, formWith(await read(ben, address), `${address}/edit`, { question: 'Who?' })),
    );
    expect(await read(ada, address)).not.toContain('opened this');
  });

  it('is free again after a while', async () => {
    const { story, address } = await keep('A pear tree');
    const by = newCuratorId();
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    await archive.stores.colleagues.attend(story.id, { by, at: minutesAgo(19) });
    expect(await read(ada, address)).toContain('opened this 19 minutes ago');
    await archive.stores.colleagues.attend(story.id, { by, at: minutesAgo(21) });
    expect(await read(ada, address)).not.toContain('opened this');
  });
});

describe('A story that somebody looks after', () => {
  it('says so to others, is found by it, keeps nobody out, and is free again by hand, by decision and in time', async () => {
    const { story, address } = await keep('A medlar tree');
    const { address: other } = await keep('A service tree');
    const list = 'state=waiting';
    await expectRedirect(ben.post(`${address}/claim`, { list: '' }));
    expect(await read(ben, address)).toContain('You look after this one, until');
    for (const page of [address, `/curate?${list}`])
      expect(await read(ada, page)).toMatch(/Ben looks after this one, until \d+ \w+ \d{4}\./);
    const lists = async (who: Visitor, claim: string) => {
      const html = await read(who, `/curate?claim=${claim}`);
      return [address, other].map((each) => html.includes(`"${each}?list`));
    };
    expect(await lists(ben, 'mine')).toEqual([true, false]);
    expect(await lists(ben, 'nobody')).toEqual([false, true]);
    expect(await lists(ada, 'mine')).toEqual([false, false]);
    // Only their own is given back by hand; whoever takes it over does so on purpose.
    await expectRedirect(ada.post(`${address}/claim/release`, { list: '' }));
    expect(await lists(ben, 'mine')).toEqual([true, false]);
    expect(await read(ada, address)).toContain('I look after this one instead');
    expect(await expectRedirect(ada.post(`${address}/claim`, { list: 'claim=nobody' }))).toBe(
      `${address}?list=claim%3Dnobody`,
    );
    expect([await lists(ben, 'mine'), await lists(ada, 'mine')]).toEqual([
      [false, false],
      [true, false],
    ]);
    // The list goes on from a story that has left it by a claim.
    expect(await read(ada, `${address}?list=claim%3Dnobody`)).toContain('and go on to');
    await expectRedirect(ada.post(`${address}/claim/release`, { list: '' }));
    expect(await lists(ada, 'nobody')).toEqual([true, true]);

    const until = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    const by = (await archive.stores.curators.findByEmail('ben@example.org'))?.id ?? newCuratorId();
    await archive.stores.colleagues.claim(story.id, { by, until: until(-1) });
    expect(await lists(ada, 'nobody')).toEqual([true, true]);
    await archive.stores.colleagues.claim(story.id, { by, until: until(1) });
    expect(await lists(ada, 'nobody')).toEqual([false, true]);
    await expectRedirect(
      ada.post(`${address}/ask`, formWith(await read(ada, address), `${address}/edit`, { question: 'Who?' })),
    );
    expect((await archive.stores.colleagues.of(story.id, new Date())).claim).toBeNull();
  });
});

describe('A note between colleagues', () => {
  it('is read by each of them, and taken out by whoever wrote it', async () => {
    const { address } = await keep('A plum tree');
    const note = 'Ring the centre first. <b>Ask for Rosa.</b>';
    expect(await expectRedirect(ben.post(`${address}/notes`, { 'colleague-note': note }))).toBe(
      `${address}#colleagues`,
    );
    const seen = await read(ada, address);
    expect(seen).toContain('Ask for Rosa.&lt;/b&gt;');
    expect(seen).not.toContain('/notes/remove');
    const fields = formFields(await read(ben, address), `${address}/notes/remove`);
    await expectRedirect(ada.post(`${address}/notes/remove`, fields));
    expect(await read(ada, address)).toContain('Ask for Rosa.');
    await expectRedirect(ben.post(`${address}/notes/remove`, fields));
    expect(await read(ada, address)).not.toContain('Ask for Rosa.');
  });

  it('that is too long comes back with a sentence, and one of nothing is none', async () => {
    const { story, address } = await keep('A fig tree');
    const answer = await ben.post(`${address}/notes`, { 'colleague-note': 'x'.repeat(2001) });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('x'.repeat(2001));
    expect(page).toContain('2,000');
    await expectRedirect(ben.post(`${address}/notes`, { 'colleague-note': ' \n ' }));
    expect((await archive.stores.colleagues.of(story.id, new Date())).notes).toEqual([]);
  });
});

function formWith(page: string, action: string, over: Record<string, string>): URLSearchParams {
  const fields = formFields(page, action);
  for (const [name, value] of Object.entries(over)) fields.set(name, value);
  return fields;
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashCode, newPrivateCode } from '../../src/random.ts';
import { isSent, type SentStory } from '../../src/story/story.ts';
import { rightsField } from '../../src/story-form/rights.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { arriveAs } from '../support/curator.ts';
import { someContext } from '../support/drafts.ts';
import { formFields } from '../support/form-fields.ts';
import { aPublishedStory, aReadySound, aStoryInReview } from '../support/stories.ts';
import { expectRedirect, Visitor } from '../support/storyteller.ts';

/** What was said in several places and had come to disagree: limits, words of consent, and what goes with a name. */

let archive: TestArchive;
let ada: Visitor;
let teller: Visitor;

beforeAll(async () => {
  archive = await openTestArchive();
  ada = await arriveAs(archive, 'Ada', 'admin');
  teller = new Visitor(archive.url);
});
afterAll(() => archive?.close());

async function keep(story: SentStory): Promise<{ story: SentStory; home: string; review: string }> {
  const code = newPrivateCode();
  const kept = { ...story, codeHash: hashCode(code) };
  await archive.stores.stories.insert(kept);
  return { story: kept, home: `/my-story/${code}`, review: `/curate/stories/${story.id}` };
}

async function stored({ id }: SentStory): Promise<SentStory> {
  const story = await archive.stores.stories.find(id);
  if (!story || !isSent(story)) throw new Error('Expected a story that was sent');
  return story;
}

/** Sends a page's form as it stands, but for what is typed over it. */
async function send(who: Visitor, page: string, action: string, typed: Readonly<Record<string, string>>) {
  const fields = formFields(await (await who.get(page)).text(), action);
  for (const [name, value] of Object.entries(typed)) fields.set(name, value);
  return who.post(action, fields);
}

describe('A limit', () => {
  it('of the title is one for both: a curator’s long title leaves its storyteller’s page working', async () => {
    const { story, home, review } = await keep(aStoryInReview());
    const title = 'So '.repeat(60).trim();
    expect(title.length).toBeGreaterThan(150);
    await expectRedirect(send(ada, review, `${review}/edit`, { title }));
    expect((await stored(story)).title).toBe(title);
    await expectRedirect(send(teller, `${home}/words`, `${home}/words`, { words: 'Other words.' }));
    expect(await stored(story)).toMatchObject({ title, words: 'Other words.' });
    for (const [who, page, action] of [
      [ada, review, `${review}/edit`],
      [teller, `${home}/words`, `${home}/words`],
    ] as const)
      expect((await send(who, page, action, { title: 'x'.repeat(201) })).status).toBe(422);
  });

  it('of a transcript is one for both: a long one is kept by whoever writes it', async () => {
    const blank = aStoryInReview();
    const sound = aReadySound(blank.id);
    const { story, home, review } = await keep({ ...blank, media: [sound] });
    const long = (word: string) => `${word} `.repeat(150_000 / (word.length + 1)).trim();
    const name = `transcript-${sound.id}`;
    const heard = async () => (await stored(story)).media[0]?.hearing.transcript;
    await expectRedirect(send(ada, review, `${review}/edit`, { [name]: long('rain') }));
    expect(await heard()).toBe(long('rain'));
    const page = `${home}/transcripts`;
    await expectRedirect(send(teller, page, page, { [name]: long('hail') }));
    expect(await heard()).toBe(long('hail'));
  }, 30_000);
});

describe('The record of consent', () => {
  it('asks whose work it is in one wording, at the sending and on the private link', async () => {
    const { story, home } = await keep(aStoryInReview({ rights: { own: 'unsure', makers: '', quoted: '' } }));
    await expectRedirect(send(teller, `${home}/people`, `${home}/people`, { rights: 'mine' }));
    const told = { answers: { rights: { own: 'mine' } }, media: [] } as never;
    const atSending = rightsField.statements?.(told, someContext);
    expect(atSending).toHaveLength(1);
    expect((await stored(story)).consent.at(-1)?.statements).toEqual(atSending);
  });
});

describe('Taking a name off', () => {
  const named = () =>
    aPublishedStory({
      credit: { kind: 'full-name', name: 'Nora Name' },
      rights: { own: 'shared', makers: 'Mo Maker', quoted: '' },
    });
  const unnamed = { credit: { kind: 'anonymous' }, rights: { makers: '' } };

  it.each<[string, (kept: Awaited<ReturnType<typeof keep>>) => Promise<Response>]>([
    ['by its storyteller at once', ({ home }) => teller.post(`${home}/name-off`)],
    [
      'by its storyteller as they say how they are named',
      ({ home }) => send(teller, `${home}/credit`, `${home}/credit`, { credit: 'anonymous' }),
    ],
    ['by a curator', ({ review }) => ada.post(`${review}/on-behalf/name-off`)],
  ])('%s takes the names of its makers along', async (_how, act) => {
    const kept = await keep(named());
    await expectRedirect(act(kept));
    expect(await stored(kept.story)).toMatchObject(unnamed);
  });

  it.each<[string, (kept: Awaited<ReturnType<typeof keep>>) => Promise<Response>]>([
    ['its storyteller', ({ home }) => teller.post(`${home}/name-off`)],
    ['a curator', ({ review }) => ada.post(`${review}/on-behalf/name-off`)],
  ])('clears the makers of an anonymous story by %s too', async (_who, act) => {
    const kept = await keep({ ...named(), credit: { kind: 'anonymous' } });
    await expectRedirect(act(kept));
    expect(await stored(kept.story)).toMatchObject(unnamed);
  });
});

describe('What a story is made of', () => {
  it('is one field: told at the sending, changed on the private link and by a curator, and seen by each', async () => {
    const { story, home, review } = await keep(aStoryInReview());
    await expectRedirect(send(teller, `${home}/words`, `${home}/words`, { 'made-of': 'Chalk on slate' }));
    expect(await (await ada.get(review)).text()).toContain('value="Chalk on slate"');
    await expectRedirect(send(ada, review, `${review}/edit`, { 'made-of': 'Chalk on a roof slate' }));
    expect(await (await teller.get(`${home}/words`)).text()).toContain('value="Chalk on a roof slate"');
    expect((await stored(story)).madeOf).toBe('Chalk on a roof slate');
  });
});

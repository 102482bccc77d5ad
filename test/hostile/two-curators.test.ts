import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { manualCheckNames } from '../../src/story/manual-checks.ts';
import { isSent, type SentStory } from '../../src/story/story.ts';
import { madeFromStory } from '../../src/story-form/made-from.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { arriveAs } from '../support/curator.ts';
import { aStoryInReview, readyArtwork } from '../support/stories.ts';
import type { Visitor } from '../support/storyteller.ts';

/** P23: two curators decide about one story at the same moment, each in a session of their own. */

let archive: TestArchive;
let ada: Visitor;
let ben: Visitor;

beforeAll(async () => {
  archive = await openTestArchive();
  ada = await arriveAs(archive, 'Ada', 'admin');
  ben = await arriveAs(archive, 'Ben');
});
afterAll(() => archive?.close());

/** A decision with words that only its curator has, and what it leaves behind where it comes first. */
interface Deciding {
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly state: SentStory['state'];
  readonly said: string;
}

const publish: Deciding = { name: 'approve', fields: {}, state: 'published', said: 'published it' };
const decline = (reason: string): Deciding => ({
  name: 'decline',
  fields: { reason },
  state: 'declined',
  said: 'declined it',
});
const ask = (question: string): Deciding => ({
  name: 'ask',
  fields: { question },
  state: 'changesRequested',
  said: 'asked the storyteller for a change',
});
const retitle = (title: string): Deciding => ({
  name: 'edit',
  fields: { edits: 'yes', title },
  state: 'inReview',
  said: 'changed what it says or its checks',
});

const pairs: readonly (readonly [Deciding, Deciding])[] = [
  [publish, decline('Too quiet to hear, sorry.')],
  [ask('Who stands at the gate?'), publish],
  [decline('It names a child, sorry.'), ask('May we name the child?')],
  [retitle('The gate in spring'), publish],
  [decline('This is Ada’s reason.'), decline('This is Ben’s reason.')],
];

function send(who: Visitor, story: SentStory, { name, fields }: Deciding): Promise<Response> {
  const boxes: Readonly<Record<string, string>> = {
    title: story.title,
    words: story.words,
    themes: story.themes[0] ?? '',
    neighbourhood: story.neighbourhood,
    language: story.language,
    [`alt-${readyArtwork(story).id}`]: 'A drawing of a gate',
  };
  const form = new URLSearchParams({
    ...('edits' in fields ? boxes : {}),
    ...fields,
    'made-from': madeFromStory(story),
  });
  if ('edits' in fields) for (const check of manualCheckNames) form.append('checks', check);
  return who.post(`/curate/stories/${story.id}/${name}`, form);
}

describe('Two curators who decide at the same moment', () => {
  it.each(pairs.map((pair, index) => [index, ...pair] as const))(
    'make one decision, and the other learns who was first and keeps every word, pair %i, 10 times',
    async (_index, adas, bens) => {
      for (let round = 0; round < 10; round += 1) {
        const story = aStoryInReview();
        await archive.stores.stories.insert(story);
        // Whoever is asked first tends to win: both get their turn.
        const sending = round % 2 === 0;
        const first = sending ? send(ada, story, adas) : send(ben, story, bens);
        const second = sending ? send(ben, story, bens) : send(ada, story, adas);
        const [byAda, byBen] = sending ? [await first, await second] : [await second, await first];
        expect([byAda.status, byBen.status].sort()).toEqual([303, 409]);

        const adaWon = byAda.status === 303;
        const [won, lost, refusal] = adaWon ? [adas, bens, byBen] : [bens, adas, byAda];
        const after = await archive.stores.stories.find(story.id);
        if (!after || !isSent(after)) throw new Error('Expected the story to be there');
        expect(after).toMatchObject({ state: won.state, version: story.version + 1 });
        expect(after.history).toHaveLength(story.history.length + 1);

        const page = (await refusal.text()).replaceAll('&#x27;', "'");
        expect(page).toContain('Someone else got there first');
        expect(page).toContain(`${adaWon ? 'Ada' : 'Ben'} ${won.said}.`);
        for (const [name, words] of Object.entries(lost.fields)) {
          if (name !== 'edits') expect(page).toContain(`${words}</textarea>`);
        }
        expect(JSON.stringify(after)).not.toContain(Object.values(lost.fields).at(-1) ?? 'no such words');
      }
    },
    120_000,
  );
});

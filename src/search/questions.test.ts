import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  type MadeQuestion,
  type MadeStory,
  madeCollection,
  madeThemes,
} from '../../test/support/made-collection.ts';
import type { SearchRecord } from './search-record.ts';
import { createStoryIndex, type StoryIndex } from './story-index.ts';

/** 200 questions with their right answers over 5,000 stories in three languages, and words that must never be found. */

const { stories, questions } = madeCollection(5000);
const byId = new Map(stories.map((story) => [story.record.id, story]));
let index: StoryIndex;

const secret = (number: number) => `zq${number.toString(36)}vexlor${number}`;
const taken = Array.from(
  { length: 100 },
  (_, number): SearchRecord => ({
    ...(stories[number] as MadeStory).record,
    id: `taken-${number}`,
    title: `Taken ${secret(number)}`,
    texts: [
      { field: 'title', language: 'en', text: `Taken ${secret(number)}` },
      { field: 'credit', language: 'en', text: `Teller${secret(number)}` },
      { field: 'spoken', language: 'pl', text: `Mówiła ${secret(number)} głośno` },
    ],
  }),
);

beforeAll(() => {
  index = createStoryIndex();
  // Half of what is taken away was there before the others came.
  index.put(taken.slice(0, 50));
  index.put(stories.map(({ record }) => record));
  index.put(taken.slice(50));
  const named = (slug: string) => ({ slug, name: slug });
  index.name({ theme: madeThemes.map(named), neighbourhood: [named('workington')], exhibition: [] });
  index.remove(taken.map(({ id }) => id));
});

const asked = (words: string) => index.find({ words, chosen: {}, order: 'best', from: 0, most: 10 });

/** Discounted gain of the first ten over that of the best order there is; 1 is perfect. */
function gain(question: MadeQuestion): number {
  const grades = stories.map((story) => question.grade(story)).sort((one, other) => other - one);
  const found = asked(question.typed).ids.map((id) => question.grade(byId.get(id) as MadeStory));
  const best = sum(grades.slice(0, 10));
  return best === 0 ? 1 : sum(found) / best;
}
const sum = (grades: readonly number[]) =>
  grades.reduce((all, grade, at) => all + (2 ** grade - 1) / Math.log2(at + 2), 0);

describe('200 questions over 5,000 stories', () => {
  it('find what is right first: nDCG@10 is 0.9 and more', () => {
    expect(questions).toHaveLength(200);
    const gains = questions.map((question) => ({ question, gain: gain(question) }));
    const mean = (all: readonly { gain: number }[]) =>
      all.reduce((total, each) => total + each.gain, 0) / all.length;
    for (const kind of new Set(questions.map((question) => question.kind))) {
      const ofKind = mean(gains.filter(({ question }) => question.kind === kind));
      process.stdout.write(`${kind}: ${ofKind.toFixed(3)}\n`);
      expect(ofKind).toBeGreaterThan(0.85);
    }
    process.stdout.write(`all: ${mean(gains).toFixed(3)}\n`);
    expect(mean(gains)).toBeGreaterThanOrEqual(0.9);
  });

  it('never find a word of a story that was taken away, and never suggest one', () => {
    for (const [number] of taken.entries()) {
      const word = secret(number);
      for (const typed of [word, word.slice(0, 6), `"${word}"`, `Teller${word}`, `${word.slice(0, -1)}x`]) {
        const { total, ids, instead } = asked(typed);
        expect({ typed, ids, total, instead }).toEqual({ typed, ids: [], total: 0, instead: null });
      }
      expect(index.suggest(word.slice(0, 4))).toEqual({ words: [], stories: [] });
    }
    expect(index.size).toBe(stories.length);
  });
});

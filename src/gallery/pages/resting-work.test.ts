import { describe, expect, it } from '@jest/globals';
import { aPublishedStory } from '../../../test/support/stories.ts';
import { toListed } from '../../mongo/published/published-view.ts';
import type { ListedStory } from '../../publish/published-stories.ts';
import type { TopicSlug } from '../../story/ids.ts';
import type { PublishedStory } from '../../story/story.ts';
import { restingWork } from './resting-work.ts';

const now = new Date('2026-06-10T12:00:00Z');
const yesterday = new Date('2026-06-09T12:00:00Z');

const listed = (over: Partial<PublishedStory> = {}): ListedStory =>
  toListed({ ...aPublishedStory(), publishedAt: yesterday, ...over });
const drawn = (stories: readonly ListedStory[], at = now) => restingWork(stories, [], at)?.id;

describe('The work that hangs first for a day', () => {
  const many = Array.from({ length: 20 }, () => listed());

  it('rests from midnight to midnight, whatever the order and whatever came today', () => {
    const chosen = drawn(many);
    expect(chosen).toBeDefined();
    expect(drawn(many.toReversed(), new Date('2026-06-10T22:59:00Z'))).toBe(chosen);
    // Midnight in London is an hour earlier in summer.
    expect(drawn(many, new Date('2026-06-09T23:00:00Z'))).toBe(chosen);
    const today = Array.from({ length: 50 }, () => listed({ publishedAt: now }));
    expect(drawn([...today, ...many])).toBe(chosen);
    expect(drawn(many.filter(({ id }) => id !== many[0]?.id || id === chosen))).toBe(chosen);
  });

  it('is another on other days, and each has its turn', () => {
    const days = Array.from({ length: 60 }, (_, day) =>
      drawn(many, new Date(Date.UTC(2026, 6, 1 + day, 12))),
    );
    expect(new Set(days).size).toBeGreaterThan(10);
  });

  it('goes to the next where it is taken back', () => {
    const chosen = drawn(many);
    const next = drawn(many.filter(({ id }) => id !== chosen));
    expect(next).toBeDefined();
    expect(next).not.toBe(chosen);
  });

  it('has a picture and no content note', () => {
    const seen = listed();
    const hard = { topics: ['death' as TopicSlug], note: null };
    expect(drawn([listed({ media: [] }), seen, listed({ sensitive: hard })])).toBe(seen.id);
    expect(
      drawn([listed({ media: [] }), listed({ sensitive: { topics: [], note: 'Blood.' } })]),
    ).toBeUndefined();
    expect(drawn([])).toBeUndefined();
  });

  it('is no strip, of which only the beginning would show', () => {
    const strip = listed();
    const long = strip.media.map((media) => ({
      ...media,
      renditions: media.renditions.map((each) =>
        each.kind === 'image' ? { ...each, width: 2000, height: 200 } : each,
      ),
    }));
    expect(drawn([{ ...strip, media: long }])).toBeUndefined();
  });

  it('is a resident’s before it is a sample, and one of today where there is no other', () => {
    const [sample, today] = [listed({ sample: true }), listed({ publishedAt: now })];
    expect(drawn([sample, today])).toBe(today.id);
    expect(drawn([sample])).toBe(sample.id);
  });
});

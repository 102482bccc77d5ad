import { describe, expect, it } from '@jest/globals';
import {
  aPublishedStory,
  aStoryInReview,
  neighbourhood,
  readyArtwork,
} from '../../../test/support/stories.ts';
import { firstBrokenEntry } from '../history.ts';
import type { CuratorId, TopicSlug } from '../ids.ts';
import type { InReviewStory, PublishedStory } from '../story.ts';
import { correct, type Edits, edit, markSensitive, notePermissions } from './correct.ts';
import { approve } from './publish.ts';
import { expectState } from './story-parts.ts';

const at = new Date('2026-03-01T12:00:00Z');
const curator = { role: 'curator', id: '0123456789abcdef' as CuratorId } as const;

describe('edit', () => {
  it('edits words, themes and descriptions, and leaves the rest', () => {
    const story = aStoryInReview();
    const [media] = story.media;
    const alt = new Map([[media?.id ?? '', { kind: 'decorative' as const }]]);
    const edited = edit(story, { ...asItIs(story), title: 'New', alt }, at, curator);
    expect(edited).toMatchObject({ title: 'New', media: [{ alt: { kind: 'decorative' } }] });
    expect(edited.consent).toEqual(story.consent);
    const untouched = edit(story, asItIs(story), at, curator);
    expect(untouched).toEqual({ ...story, history: untouched.history });
  });

  it('ticks and unticks: a tick that stays keeps who made it and when', () => {
    const story = aStoryInReview({
      checks: [{ name: 'private-details', at: new Date('2026-02-01'), by: null }],
    });
    const more = edit(story, { ...asItIs(story), checks: ['private-details', 'sensitive'] }, at, curator);
    expect(more.checks).toEqual([...story.checks, { name: 'sensitive', at, by: curator.id }]);
    const less = edit(more, { ...asItIs(story), checks: ['sensitive'] }, at, curator);
    expect(less.checks.map(({ name }) => name)).toEqual(['sensitive']);
    expect(() => approve(less, at, curator)).toThrow('Look for addresses');
  });
});

describe('A correction of a published story', () => {
  const story = aPublishedStory();
  const unchanged = asItIs(story);

  it('is an edit and an approval at once, and the story keeps its place', () => {
    const after = correct(story, { ...unchanged, title: 'The green gate' }, at, curator);
    expect(after).toMatchObject({
      state: 'published',
      title: 'The green gate',
      publishedAt: story.publishedAt,
      decidedBy: curator.id,
      lastReviewed: { at, title: 'The green gate' },
    });
    expect(after).not.toHaveProperty('waitingSince');
    expect(after.history.slice(story.history.length).map(({ action }) => action)).toEqual([
      'edited',
      'approved',
    ]);
    expect(firstBrokenEntry(after.history)).toBe(-1);
  });

  it('can move it and name its language; what is not given stays', () => {
    const moved = correct(
      story,
      { ...unchanged, neighbourhood: neighbourhood('haslingden'), language: 'cy' },
      at,
      curator,
    );
    expect(moved).toMatchObject({ neighbourhood: 'haslingden', language: 'cy' });
    expect(correct(story, unchanged, at, curator)).toMatchObject({
      neighbourhood: 'workington',
      language: 'en',
    });
  });

  it('keeps who ticked a check and when', () => {
    expect(correct(story, unchanged, at, curator).checks).toEqual(story.checks);
  });

  it('has to meet the same checklist', () => {
    const undescribed = { ...unchanged, alt: new Map([[readyArtwork(story).id, null]]) };
    expect(() => correct(story, undescribed, at, curator)).toThrow('Describe the picture');
    expect(() => correct(story, { ...unchanged, checks: [] }, at, curator)).toThrow('Look for addresses');
  });
});

describe('notes that keep a story where it is', () => {
  it('marks hard subjects of a published story, which stays published', () => {
    const sensitive = { topics: ['death' as TopicSlug], note: 'It is quiet, and sad.' };
    const story = aPublishedStory();
    expect(markSensitive(story, sensitive, at, curator)).toEqual({
      ...story,
      sensitive,
      history: expect.anything(),
    });
  });

  it('notes who has agreed', () => {
    const others = [{ who: 'my sister', shownBy: ['seen'], permission: 'no' }] as const;
    const noted = notePermissions(aStoryInReview(), { others, guardianAgreed: true }, at, curator);
    expect(noted).toMatchObject({ others, guardianAgreed: true, state: 'inReview' });
    expect(() => approve(expectState(noted, 'inReview'), at, curator)).toThrow('One person in this story');
  });
});

function asItIs({
  title,
  words,
  themes,
  videoTour,
  checks,
  sensitive,
}: InReviewStory | PublishedStory): Edits {
  return {
    ...{ title, words, themes, videoTour, sensitive },
    checks: checks.map(({ name }) => name),
    alt: new Map(),
    hearing: new Map(),
  };
}

import { describe, expect, it } from '@jest/globals';
import { aPublishedStory, neighbourhood, readyArtwork } from '../../../test/support/stories.ts';
import { newCuratorId } from '../../random.ts';
import { firstBrokenEntry } from '../history.ts';
import { correct } from './correct.ts';
import type { Edits } from './transitions.ts';

const at = new Date('2026-11-23T09:00:00Z');
const by = { role: 'curator', id: newCuratorId() } as const;
const story = aPublishedStory();
const asItIs: Edits = {
  title: story.title,
  words: story.words,
  themes: story.themes,
  videoTour: false,
  alt: new Map(),
  hearing: new Map(),
  checks: story.checks.map(({ name }) => name),
  sensitive: story.sensitive,
};

describe('A correction of a published story', () => {
  it('is an edit and an approval at once, and the story keeps its place', () => {
    const after = correct(story, { ...asItIs, title: 'The green gate' }, at, by);
    expect(after).toMatchObject({
      state: 'published',
      title: 'The green gate',
      publishedAt: story.publishedAt,
      decidedBy: by.id,
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
      { ...asItIs, neighbourhood: neighbourhood('haslingden'), language: 'cy' },
      at,
      by,
    );
    expect(moved).toMatchObject({ neighbourhood: 'haslingden', language: 'cy' });
    expect(correct(story, asItIs, at, by)).toMatchObject({ neighbourhood: 'workington', language: 'en' });
  });

  it('keeps who ticked a check and when', () => {
    expect(correct(story, asItIs, at, by).checks).toEqual(story.checks);
  });

  it('has to meet the same checklist', () => {
    const undescribed = { ...asItIs, alt: new Map([[readyArtwork(story).id, null]]) };
    expect(() => correct(story, undescribed, at, by)).toThrow('Describe the picture');
    expect(() => correct(story, { ...asItIs, checks: [] }, at, by)).toThrow('Look for addresses');
  });
});

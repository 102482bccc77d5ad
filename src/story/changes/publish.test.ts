import { describe, expect, it } from '@jest/globals';
import { aPublishedStory, aReadyArtwork, aStoryInReview, consentTo } from '../../../test/support/stories.ts';
import { Conflict, Unacceptable } from '../../errors.ts';
import { firstBrokenEntry } from '../history.ts';
import type { CuratorId } from '../ids.ts';
import { approve, decline, reconsider, unpublish } from './publish.ts';
import { expectState } from './story-parts.ts';

const at = new Date('2026-03-01T12:00:00Z');
const curator = { role: 'curator', id: '0123456789abcdef' as CuratorId } as const;

describe('what a curator decides', () => {
  it('publishes and takes down again, with every step on record', () => {
    const published = approve(aStoryInReview(), at, curator);
    expect(published).toMatchObject({ state: 'published', publishedAt: at, decidedBy: curator.id });
    expect(published).not.toHaveProperty('waitingSince');
    const down = unpublish(published, 'The family rang.', at, curator);
    expect(down).toMatchObject({ state: 'inReview', waitingSince: at });
    expect(down).not.toHaveProperty('publishedAt');
    expect(down.history.map(({ action }) => action)).toEqual(['sent', 'approved', 'unpublished']);
    expect(firstBrokenEntry(down.history)).toBe(-1);
  });

  it.each([
    ['no use was agreed to', { consent: [consentTo({ web: false, kiosk: false })] }],
    ['a picture has no words', { media: [{ ...aReadyArtwork(aStoryInReview().id), alt: null }] }],
    ['there is nothing to show', { media: [], words: '' }],
  ])('does not publish where %s', (_why, over) => {
    expect(() => approve(aStoryInReview(over), at, curator)).toThrow(Unacceptable);
  });

  it('declines with a reason that the storyteller reads, and can look again', () => {
    const declined = decline(aStoryInReview(), 'We hear your neighbour’s full name.', at, curator);
    expect(declined).toMatchObject({ state: 'declined', reason: 'We hear your neighbour’s full name.' });
    const again = reconsider(declined, at, curator);
    expect(again.state).toBe('inReview');
    expect(again).not.toHaveProperty('reason');
    expect(again).not.toHaveProperty('declinedAt');
  });

  it('is refused on a story that has moved on', () => {
    expect(() => expectState(aPublishedStory(), 'inReview')).toThrow(Conflict);
    expect(expectState(aStoryInReview(), 'inReview').state).toBe('inReview');
  });
});

import { describe, expect, it } from '@jest/globals';
import { aReadyFilm, aReadySound, aStoryInReview, readyArtwork } from '../../../test/support/stories.ts';
import { nothingToRead, type ReadyMedia } from '../media.ts';
import type { InReviewStory } from '../story.ts';
import { secondsOf, workLeft } from './work-left.ts';

/** What a curator still has to do, and about how long it takes (issue 12, 4). */

const bare = (over: Partial<InReviewStory> = {}) =>
  aStoryInReview({ words: '', media: [], checks: [], ...over });
const long = (media: ReadyMedia, minutes: number): ReadyMedia =>
  media.facts.form === 'artwork'
    ? media
    : { ...media, hearing: nothingToRead, facts: { ...media.facts, seconds: 60 * minutes } };
const soundOf = (minutes: number) => long(aReadySound(aStoryInReview().id), minutes);
const filmOf = (minutes: number) => long(aReadyFilm(aStoryInReview().id), minutes);
const minutes = (over: Partial<InReviewStory>) => workLeft(bare(over)).minutes;

describe('The work that is left', () => {
  it('is at least a minute, and grows with what there is to read', () => {
    expect(workLeft(bare({ words: 'Two words' }))).toEqual({
      missing: ['private-details', 'sensitive'],
      minutes: 2,
      waits: false,
    });
    expect(minutes({ words: 'word '.repeat(2000) })).toBe(11);
    expect(workLeft(aStoryInReview({ words: '', media: [] })).minutes).toBe(1);
  });

  it('of a spoken story is mostly its words: typed, checked, or said not to be there', () => {
    const drafted = (state: 'heard' | 'silent') => ({ ...soundOf(5), listening: { state, tries: 0 } });
    expect(minutes({ media: [soundOf(5)] })).toBe(31);
    expect(minutes({ media: [drafted('heard')] })).toBe(11);
    expect(minutes({ media: [drafted('silent')] })).toBe(6);
    expect(minutes({ media: [{ ...soundOf(5), hearing: { ...nothingToRead, transcript: 'Hello.' } }] })).toBe(
      6,
    );
    const captions = { vtt: 'WEBVTT', language: 'en', checked: false };
    expect(minutes({ media: [filmOf(5)] })).toBe(62);
    expect(minutes({ media: [{ ...filmOf(5), hearing: { ...nothingToRead, captions } }] })).toBe(12);
  });

  it('counts a minute for each picture without a description', () => {
    const story = aStoryInReview();
    expect(minutes({ media: [{ ...readyArtwork(story), alt: null }] })).toBe(2);
  });

  it('waits where somebody else comes first', () => {
    const others = [{ who: 'Ann', shownBy: ['seen'], permission: 'not-yet' }] as const;
    expect(workLeft(bare({ words: 'Two words', others }))).toMatchObject({
      missing: ['others', 'private-details', 'sensitive'],
      waits: true,
    });
  });

  it('knows how long a recording is, and nothing of a picture’s length', () => {
    expect(secondsOf(soundOf(2))).toBe(120);
    expect(secondsOf(readyArtwork(aStoryInReview()))).toBe(0);
  });
});

import { describe, expect, it } from '@jest/globals';
import { aPublishedStory } from '../../../test/support/stories.ts';
import { Conflict } from '../../errors.ts';
import { firstBrokenEntry } from '../history.ts';
import type { ConcernId, CuratorId } from '../ids.ts';
import { raiseConcern, settleConcern } from './concerns.ts';
import { approve } from './publish.ts';
import { expectState } from './story-parts.ts';

const at = new Date('2026-03-01T12:00:00Z');
const curator = { role: 'curator', id: '0123456789abcdef' as CuratorId } as const;

describe('what people in the story say', () => {
  const concern = {
    id: 'abcdefghjk' as ConcernId,
    askedAt: at,
    dueBy: at,
    words: 'That is me.',
    childhood: false,
    settled: null,
  };

  it('brings a published story down until the request is settled and a curator approves it anew', () => {
    const down = raiseConcern(aPublishedStory(), concern, at);
    expect(down).toMatchObject({
      state: 'inReview',
      waitingSince: at,
      concerns: [concern],
      wishUnlisted: true,
    });
    expect(down).not.toHaveProperty('publishedAt');
    const waiting = expectState(down, 'inReview');
    expect(() => approve(waiting, at, curator)).toThrow('Settle their request first');
    const settled = settleConcern(waiting, concern.id, 'They are content now.', at, curator);
    expect(settled.concerns).toMatchObject([{ settled: { at, by: curator.id } }]);
    expect(approve(expectState(settled, 'inReview'), at, curator).state).toBe('published');
    expect(firstBrokenEntry(settled.history)).toBe(-1);
  });

  it('is settled once', () => {
    const down = raiseConcern(aPublishedStory(), concern, at);
    const settled = settleConcern(down, concern.id, 'Done.', at, curator);
    expect(() => settleConcern(settled, concern.id, 'Again.', at, curator)).toThrow(Conflict);
    expect(() => settleConcern(aPublishedStory(), concern.id, 'What?', at, curator)).toThrow(Conflict);
  });
});

import { describe, expect, it } from '@jest/globals';
import { aPublishedStory, aStoryInReview } from '../../../test/support/stories.ts';
import { Conflict } from '../../errors.ts';
import type { CuratorId } from '../ids.ts';
import { askErasure } from './erase.ts';
import { approve } from './publish.ts';
import { hide, showAgain, takeNameOff } from './withdraw.ts';

const at = new Date('2026-01-31T12:00:00Z');
const later = new Date('2026-02-03T12:00:00Z');
const curator = { role: 'curator', id: '0123456789abcdef' as CuratorId } as const;
const teller = { role: 'storyteller' } as const;

describe('hiding', () => {
  it('hides with the moment, and keeps the first one when asked again', () => {
    const hidden = hide(aPublishedStory(), at, teller);
    expect(hidden).toMatchObject({ state: 'withdrawn', withdrawnAt: at, erasure: null, wishUnlisted: true });
    expect(hide(hidden, later, teller)).toBe(hidden);
  });

  it('shows again what was hidden, after a curator’s look, and nothing that is being erased', () => {
    const again = showAgain(hide(aPublishedStory(), at, teller), later, teller);
    expect(again).toMatchObject({ state: 'inReview', waitingSince: later, wishUnlisted: true });
    expect(() => showAgain(askErasure(aPublishedStory(), at, teller), later, teller)).toThrow(Conflict);
  });
});

describe('takeNameOff', () => {
  it('leaves the story where it shows, without a name in it, in what was decided on, or beside the makers', () => {
    const story = approve(
      aStoryInReview({
        credit: { kind: 'full-name', name: 'Zephyrine Quill' },
        rights: { own: 'shared', makers: 'Zephyrine Quill and Joe', quoted: '' },
      }),
      at,
      curator,
    );
    const after = takeNameOff(story, later, teller);
    expect(after).toMatchObject({ state: 'published', credit: { kind: 'anonymous' }, wishUnlisted: true });
    expect(JSON.stringify(after)).not.toContain('Zephyrine');
  });
});

import { describe, expect, it } from '@jest/globals';
import { aPublishedStory, aStoryInReview, consentTo } from '../../test/support/stories.ts';
import type { CuratorId } from './ids.ts';
import { decline, unpublish } from './transitions.ts';
import { isShownOn, surfaces } from './visibility.ts';

const at = new Date('2026-03-01T12:00:00Z');
const curator = { role: 'curator', id: '0123456789abcdef' as CuratorId } as const;
const yes = consentTo({ web: true, kiosk: true });
const no = consentTo({ web: false, kiosk: false });

describe('isShownOn', () => {
  it.each([true, false].flatMap((web) => [true, false].map((kiosk) => ({ web, kiosk }))))(
    'shows a published story where %j was agreed to, each use for itself',
    (choices) => {
      const story = aPublishedStory({}, choices);
      expect(surfaces.filter((surface) => isShownOn(story, surface))).toEqual(
        surfaces.filter((surface) => choices[surface]),
      );
    },
  );

  it('shows nothing in any other state, whatever was agreed to', () => {
    const waiting = aStoryInReview({ consent: [yes] });
    const down = unpublish(aPublishedStory(), null, at, curator);
    for (const story of [waiting, down, decline(waiting, 'No.', at, curator)]) {
      for (const surface of surfaces) expect(isShownOn(story, surface)).toBe(false);
    }
  });

  it('goes by the latest word: a change of mind counts', () => {
    expect(isShownOn(aPublishedStory({ consent: [yes, no] }), 'web')).toBe(false);
    expect(isShownOn(aPublishedStory({ consent: [no, yes] }), 'web')).toBe(true);
    expect(isShownOn(aPublishedStory({ consent: [] }), 'web')).toBe(false);
  });
});

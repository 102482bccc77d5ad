import { describe, expect, it } from '@jest/globals';
import { aReadyArtwork, aReceivedArtwork, aStoryInReview } from '../../../test/support/stories.ts';
import type { RefusedMedia } from '../media.ts';
import type { ProcessingStory } from '../story.ts';
import { withMedia } from './prepare.ts';

const at = new Date('2026-03-01T12:00:00Z');

describe('withMedia', () => {
  it('goes on to review with the last file, and not before', () => {
    const { waitingSince: _waiting, ...kept } = aStoryInReview();
    const ready = aReadyArtwork(kept.id);
    const [first, second] = [aReceivedArtwork(kept.id), aReceivedArtwork(kept.id)];
    const story: ProcessingStory = { ...kept, state: 'processing', media: [first, second] };
    const half = withMedia(story, { ...ready, id: first.id }, at);
    expect(half.state).toBe('processing');
    if (half.state !== 'processing') return;
    const refused: RefusedMedia = { ...ready, id: second.id, state: 'refused', reason: 'It is empty.' };
    const whole = withMedia(half, refused, at);
    expect(whole).toMatchObject({ state: 'inReview', waitingSince: at });
    expect(whole.history.at(-1)).toMatchObject({ action: 'prepared', actor: { role: 'worker' } });
  });
});

import { describe, expect, it } from '@jest/globals';
import { anEmptyDraft, aReceivedFile } from '../../test/support/drafts.ts';
import { aPublishedStory, aStoryInReview } from '../../test/support/stories.ts';
import { newAttemptToken, newCuratorId, newPrivateCode } from '../random.ts';
import type { InspectedMedia } from '../story/media.ts';
import { approve, decline, unpublish } from '../story/transitions.ts';
import { privateLink, qrPicture } from './private-link.ts';
import { mediaInWords, progressOf } from './receipt.ts';

const now = new Date('2026-03-01T12:00:00Z');
const archive = { role: 'archive' } as const;
const address = (id: string) => `/stories/${id}`;

describe('Progress', () => {
  const received = aReceivedFile(anEmptyDraft(), 'sound');
  const attempt = { token: newAttemptToken(), leaseUntil: new Date(), percent: 40.4 };
  const inspected: InspectedMedia = {
    ...received,
    state: 'inspected',
    facts: { form: 'sound', container: 'mp3', codec: 'mp3', seconds: 3, channels: 2 },
  };
  const { id, original, guess, alt, hearing } = received;

  it('of a file is said in words', () => {
    expect(mediaInWords(received)).toBe('Waiting to be checked');
    expect(mediaInWords({ ...received, attempt })).toBe('Being checked');
    expect(mediaInWords(inspected)).toBe('Checked, waiting to be prepared');
    expect(mediaInWords({ ...inspected, attempt })).toBe('Being prepared: 40%');
    const refused = {
      id,
      original,
      guess,
      alt,
      hearing,
      state: 'refused',
      reason: 'The file is empty.',
    } as const;
    expect(mediaInWords(refused)).toBe('Could not be used. The file is empty.');
  });

  it('of a story that was taken down says so, and of one that waits for the first time does not', () => {
    const down = unpublish(approve(aStoryInReview(), now, archive), null, now, archive);
    expect(progressOf(down, address)).toMatchObject({
      heading: 'Your story has been taken down',
      underWay: false,
    });
    expect(progressOf(aStoryInReview(), address)).toMatchObject({ underWay: true, link: null });
    const again = approve(down, now, archive);
    expect(progressOf(again, address)).toMatchObject({ heading: 'Your story is published' });
  });

  it('of a published story leads to it, where the web may show it', () => {
    const story = aPublishedStory();
    expect(progressOf(story, address)).toMatchObject({ link: `/stories/${story.id}`, again: null });
    expect(progressOf(aPublishedStory({}, { web: false, kiosk: true }), address)).toMatchObject({
      heading: 'Your story is accepted',
      sentence: 'It shows on exhibition screens only, as you asked.',
      link: null,
    });
  });

  it('of a declined story gives the reason', () => {
    const by = { role: 'curator', id: newCuratorId() } as const;
    const story = decline(aStoryInReview(), 'Please ask your friend first.', new Date(), by);
    expect(progressOf(story, address)).toMatchObject({ reason: 'Please ask your friend first.', link: null });
  });
});

describe('A private link', () => {
  it('is made of the public address', async () => {
    const code = newPrivateCode();
    const link = privateLink(new URL('https://stories.example.org/'), code);
    expect(link).toBe(`https://stories.example.org/my-story/${code}`);
    expect(await qrPicture(link)).toMatch(/^data:image\/svg\+xml;base64,/);
  });
});

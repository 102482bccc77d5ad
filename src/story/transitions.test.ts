import { describe, expect, it } from '@jest/globals';
import {
  aPublishedStory,
  aReadyArtwork,
  aStoryInReview,
  consentTo,
  theme,
} from '../../test/support/stories.ts';
import { Conflict, Unacceptable } from '../errors.ts';
import { firstBrokenEntry } from './history.ts';
import type { CuratorId } from './ids.ts';
import type { ReceivedMedia, RefusedMedia } from './media.ts';
import type { DraftStory, ProcessingStory } from './story.ts';
import {
  approve,
  decline,
  edit,
  expectState,
  reconsider,
  send,
  unpublish,
  withMedia,
} from './transitions.ts';

const at = new Date('2026-03-01T12:00:00Z');
const curator = { role: 'curator', id: '0123456789abcdef' as CuratorId } as const;

describe('send', () => {
  const { id, original, guess } = aReadyArtwork(aStoryInReview().id);
  const received: ReceivedMedia = {
    id,
    original,
    guess,
    alt: null,
    state: 'received',
    attempt: null,
    tries: 0,
  };

  it('turns a draft into a story that is being prepared, with its consent and the first line of history', () => {
    const sent = send(aDraft([received]), answers, at, { role: 'storyteller' });
    expect(sent).toMatchObject({ state: 'processing', title: 'A title', sentAt: at, videoTour: false });
    expect(sent.consent).toEqual([answers.consent]);
    expect(sent.history).toMatchObject([{ action: 'sent', actor: { role: 'storyteller' }, at }]);
    expect(sent).not.toHaveProperty('answers');
    expect(sent).not.toHaveProperty('touchedAt');
  });

  it('asks for a file first', () => {
    expect(() => send(aDraft([]), answers, at, { role: 'storyteller' })).toThrow(Unacceptable);
  });
});

describe('withMedia', () => {
  it('goes on to review with the last file, and not before', () => {
    const { waitingSince: _waiting, ...kept } = aStoryInReview();
    const ready = aReadyArtwork(kept.id);
    const [first, second] = [unsettled(aReadyArtwork(kept.id)), unsettled(aReadyArtwork(kept.id))];
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
    ['there is nothing to show', { media: [] }],
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

  it('edits words, themes and descriptions, and leaves the rest', () => {
    const story = aStoryInReview();
    const [media] = story.media;
    const edits = { title: 'New', words: 'Words', themes: [theme('isolation')], videoTour: false };
    const edited = edit(
      story,
      { ...edits, alt: new Map([[media?.id ?? '', { kind: 'decorative' }]]) },
      at,
      curator,
    );
    expect(edited).toMatchObject({ ...edits, media: [{ alt: { kind: 'decorative' } }] });
    expect(edited.consent).toEqual(story.consent);
    const untouched = edit(story, { ...edits, alt: new Map() }, at, curator);
    expect(untouched.media).toEqual(story.media);
  });

  it('is refused on a story that has moved on', () => {
    expect(() => expectState(aPublishedStory(), 'inReview')).toThrow(Conflict);
    expect(expectState(aStoryInReview(), 'inReview').state).toBe('inReview');
  });
});

const answers = {
  reference: 'ABCD-2345',
  neighbourhood: aStoryInReview().neighbourhood,
  themes: [theme('isolation')],
  title: 'A title',
  words: '',
  language: 'en',
  credit: { kind: 'anonymous' },
  ownWork: true,
  consent: consentTo({ web: true, kiosk: false }),
} as const;

function aDraft(media: DraftStory['media']): DraftStory {
  const { id, codeHash, startedAt, version } = aStoryInReview();
  return {
    ...{ id, codeHash, startedAt, version, media, sample: false, state: 'draft', touchedAt: startedAt },
    answers: {
      neighbourhood: null,
      themes: [],
      title: null,
      words: null,
      language: null,
      credit: null,
      ownWork: null,
      consent: { web: null, kiosk: null },
    },
  };
}

function unsettled({ id, original, guess, alt }: ReturnType<typeof aReadyArtwork>): ReceivedMedia {
  return { id, original, guess, alt, state: 'received', attempt: null, tries: 0 };
}

import { describe, expect, it } from '@jest/globals';
import { anEmptyDraft } from '../../../test/support/drafts.ts';
import {
  aPublishedStory,
  aReadyArtwork,
  aReceivedArtwork,
  aStoryInReview,
  consentTo,
  theme,
} from '../../../test/support/stories.ts';
import { Conflict, Unacceptable } from '../../errors.ts';
import { newDeviceId } from '../../random.ts';
import { firstBrokenEntry } from '../history.ts';
import type { ConcernId, CuratorId, TopicSlug } from '../ids.ts';
import type { RefusedMedia } from '../media.ts';
import type { DraftStory, InReviewStory, ProcessingStory, TypedPage } from '../story.ts';
import {
  approve,
  askForChange,
  decline,
  type Edits,
  edit,
  expectState,
  markSensitive,
  notePermissions,
  raiseConcern,
  reconsider,
  send,
  settleConcern,
  takeQuestionBack,
  unpublish,
  withMedia,
} from './transitions.ts';

const at = new Date('2026-03-01T12:00:00Z');
const curator = { role: 'curator', id: '0123456789abcdef' as CuratorId } as const;

describe('send', () => {
  const received = aReceivedArtwork(aStoryInReview().id);

  it('turns a draft into a story that is being prepared, with its consent and the first line of history', () => {
    const sent = send(aDraft([received]), answers, at, { role: 'storyteller' });
    expect(sent).toMatchObject({ state: 'processing', title: 'A title', sentAt: at, videoTour: false });
    expect(sent.consent).toEqual([answers.consent]);
    expect(sent.history).toMatchObject([{ action: 'sent', actor: { role: 'storyteller' }, at }]);
    for (const left of ['answers', 'touchedAt', 'typed', 'answeredOn', 'remindedAt', 'helper']) {
      expect(sent).not.toHaveProperty(left);
    }
    expect(JSON.stringify(sent)).not.toContain('never sent');
  });

  it('asks for a file first', () => {
    expect(() => send(aDraft([]), answers, at, { role: 'storyteller' })).toThrow(Unacceptable);
  });
});

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

  it('asks for a change, and takes the question back', () => {
    const asked = askForChange(aStoryInReview(), 'Who is in the picture?', at, curator);
    expect(asked).toMatchObject({ state: 'changesRequested', askedAt: at, askedBy: curator.id });
    expect(asked.conversation).toEqual([{ at, from: 'curator', words: 'Who is in the picture?' }]);
    expect(asked.lastReviewed).toMatchObject({ at, title: asked.title });
    expect(JSON.stringify(asked.history)).not.toContain('Who is in the picture?');
    expect(takeQuestionBack(asked, at, curator)).toMatchObject({ state: 'inReview', waitingSince: at });
    // A file that came meanwhile is prepared before anyone looks at it.
    const added = { ...asked, media: [...asked.media, aReceivedArtwork(asked.id)] };
    expect(takeQuestionBack(added, at, curator).state).toBe('processing');
  });

  it('is refused on a story that has moved on', () => {
    expect(() => expectState(aPublishedStory(), 'inReview')).toThrow(Conflict);
    expect(expectState(aStoryInReview(), 'inReview').state).toBe('inReview');
  });
});

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

function asItIs({ title, words, themes, videoTour, checks, sensitive }: InReviewStory): Edits {
  return {
    ...{ title, words, themes, videoTour, sensitive },
    checks: checks.map(({ name }) => name),
    alt: new Map(),
    hearing: new Map(),
  };
}

const answers = {
  reference: 'ABCD-2345',
  neighbourhood: aStoryInReview().neighbourhood,
  themes: [theme('isolation')],
  title: 'A title',
  words: '',
  language: 'en',
  madeOf: '',
  credit: { kind: 'anonymous' },
  age: 'adult',
  guardianAgreed: false,
  others: [],
  rights: { own: 'mine', makers: '', quoted: '' },
  licence: 'own',
  sensitive: { topics: [], note: null },
  consent: consentTo({ web: true, kiosk: false }),
} as const;

const typedPage: TypedPage = {
  question: 'words',
  device: newDeviceId(),
  at,
  madeFrom: '',
  fields: { title: 'Words that were never sent' },
};

function aDraft(media: DraftStory['media']): DraftStory {
  const { id, codeHash, startedAt, version } = aStoryInReview();
  return {
    ...{ id, codeHash, startedAt, version, media, sample: false, state: 'draft', touchedAt: startedAt },
    ...{ typed: [typedPage], answeredOn: { words: typedPage.device }, remindedAt: startedAt, helper: null },
    answers: anEmptyDraft().answers,
  };
}

import { describe, expect, it } from '@jest/globals';
import { anEmptyDraft, aReceivedFile } from '../../test/support/drafts.ts';
import { aPublishedStory, aStoryInReview, consentTo } from '../../test/support/stories.ts';
import { newAttemptToken, newCuratorId, newMediaId } from '../random.ts';
import { raiseConcern, settleConcern } from '../story/changes/concerns.ts';
import { answer, askForChange, takeQuestionBack } from '../story/changes/conversation.ts';
import { askErasure } from '../story/changes/erase.ts';
import { approve, decline, reconsider, unpublish } from '../story/changes/publish.ts';
import { revise } from '../story/changes/revise.ts';
import { hide, showAgain } from '../story/changes/withdraw.ts';
import type { ConcernId } from '../story/ids.ts';
import type { InspectedMedia } from '../story/media.ts';
import type { SentStory } from '../story/story.ts';
import { mediaInWords, standingOf } from './standing.ts';

const now = new Date('2026-03-01T12:00:00Z');
const archive = { role: 'archive' } as const;
const teller = { role: 'storyteller' } as const;
const curator = { role: 'curator', id: newCuratorId() } as const;
const of = (story: SentStory, at = now) => standingOf(story, at, (id) => `/stories/${id}`);
const concern = {
  id: String(newMediaId()) as ConcernId,
  askedAt: now,
  dueBy: now,
  words: 'That is me.',
  childhood: false,
  settled: null,
};

describe('A file', () => {
  const received = aReceivedFile(anEmptyDraft(), 'sound');
  const attempt = { token: newAttemptToken(), leaseUntil: new Date(), percent: 40.4 };
  const inspected: InspectedMedia = {
    ...received,
    state: 'inspected',
    facts: { form: 'sound', container: 'mp3', codec: 'mp3', seconds: 3, channels: 2 },
  };
  const { id, original, guess, alt, hearing } = received;
  const given = { id, original, guess, alt, hearing };

  it('is said in words in each of its states', () => {
    expect(mediaInWords(received)).toBe('Waiting to be checked');
    expect(mediaInWords({ ...received, attempt })).toBe('Being checked');
    expect(mediaInWords(inspected)).toBe('Checked, waiting to be prepared');
    expect(mediaInWords({ ...inspected, attempt })).toBe('Being prepared: 40%');
    const long = { ...inspected, facts: { ...inspected.facts, seconds: 3600 } } as InspectedMedia;
    expect(mediaInWords(long)).toBe('Checked. It is a large one, so it is prepared after shorter ones.');
    const waitsUntil = new Date('2026-12-01T09:30:00Z');
    expect(mediaInWords({ ...long, waitsUntil })).toBe(
      'Checked. Many large files came today, so this one waits until 1 December 2026 at 09:30. It is safe, and you need do nothing.',
    );
    expect(mediaInWords({ ...given, state: 'refused', reason: 'The file is empty.' })).toBe(
      'Could not be used. The file is empty.',
    );
    expect(mediaInWords({ ...given, state: 'failed', reason: 'It is too odd.' })).toBe(
      'Could not be prepared. It is too odd.',
    );
  });
});

describe('Where a story stands', () => {
  const waiting = aStoryInReview();
  const published = approve(waiting, now, curator);
  const declined = decline(waiting, 'Please ask your friend first.', now, curator);
  const asked = askForChange(waiting, 'Who is the man?', now, curator);
  const embargoed = approve(
    aStoryInReview({ consent: [consentTo({ web: true }, { from: new Date('2026-05-03T00:00:00+01:00') })] }),
    now,
    curator,
  );
  const expiring = approve(
    aStoryInReview({ consent: [consentTo({ web: true }, { until: new Date('2026-06-30T22:59:59.999Z') })] }),
    now,
    curator,
  );
  const { waitingSince: _waited, ...sent } = waiting;
  const hurt = raiseConcern(published, concern, now);
  const settled = settleConcern(hurt, concern.id, 'Asked them.', now, curator);

  it.each<[string, SentStory, string, string]>([
    ['just sent', { ...sent, state: 'processing' }, 'arrived', 'We are preparing your files'],
    ['waiting', waiting, 'arrived', 'Your story is waiting for a curator'],
    ['asked about', asked, 'question', 'A curator has a question for you'],
    ['answered', answer(asked, 'My uncle', now, teller), 'changed', 'A curator will look at your change'],
    [
      'asked about no more',
      takeQuestionBack(asked, now, curator),
      'looked-at-again',
      'A curator is looking at your story again',
    ],
    ['published', published, 'published', 'Your story is published'],
    [
      'published again after a takedown',
      approve(unpublish(published, null, now, curator), now, curator),
      'published',
      'Your story is published',
    ],
    [
      'changed by its storyteller',
      revise(published, { title: 'Another' }, now, teller),
      'changed',
      'A curator will look at your change',
    ],
    [
      'taken down',
      unpublish(published, null, now, curator),
      'taken-down',
      'A curator has taken your story down',
    ],
    [
      'taken down, then changed',
      revise(unpublish(published, null, now, curator), { title: 'Another' }, now, teller),
      'changed',
      'A curator will look at your change',
    ],
    ['hidden for somebody else', hurt, 'concern', 'Your story is hidden while a curator looks at it'],
    ['settled', settled, 'looked-at-again', 'A curator is looking at your story again'],
    ['declined', declined, 'declined', 'Your story will not be shown as it is'],
    [
      'taken up again',
      reconsider(declined, now, curator),
      'looked-at-again',
      'A curator is looking at your story again',
    ],
    ['hidden', hide(published, now, teller), 'hidden', 'Your story is hidden'],
    [
      'to be shown again',
      showAgain(hide(published, now, teller), now, teller),
      'shown-again',
      'A curator will look before it shows again',
    ],
    ['embargoed', embargoed, 'embargoed', 'Your story will show from 3 May 2026'],
    [
      'granted nothing',
      aPublishedStory({}, { web: false, kiosk: false }),
      'published',
      'Your story is kept, and shows nowhere',
    ],
    [
      'being erased',
      askErasure(published, now, teller),
      'erased',
      'Your story is being erased, or is gone already',
    ],
  ])('is said where it is %s', (_name, story, stage, heading) => {
    expect(of(story)).toMatchObject({ stage, heading });
  });

  it('says when its time was over, in the last day that was chosen', () => {
    expect(of(expiring)).toMatchObject({ stage: 'published' });
    expect(of(expiring, new Date('2026-07-01T00:00:00Z'))).toMatchObject({ stage: 'expired', link: null });
    expect(of(expiring, new Date('2026-07-01T00:00:00Z')).sentences[0]).toContain('up to 30 June 2026');
  });

  it('leads to the public page while it shows there, and nowhere else', () => {
    expect(of(published).link).toBe(`/stories/${published.id}`);
    for (const story of [waiting, embargoed, hide(published, now, teller), hurt])
      expect(of(story).link).toBeNull();
    expect(of(aPublishedStory({}, { web: false, kiosk: true })).link).toBeNull();
  });

  it('thanks for what has just arrived, and for nothing later', () => {
    expect(of({ ...sent, state: 'processing' }).title).toBe('Thank you. Your story has arrived.');
    expect(of(waiting).title).toBe('Thank you. Your story has arrived.');
    const back = revise({ ...waiting, media: [aReceivedFile(anEmptyDraft(), 'film')] }, {}, now, teller);
    expect(of(back)).toMatchObject({ title: 'Your story', stage: 'changed' });
  });

  it('gives the reason of a no, and keeps what curators wrote for each other', () => {
    expect(of(declined).reason).toBe('Please ask your friend first.');
    const down = unpublish(published, 'Between us.', now, archive);
    expect(JSON.stringify(of(down))).not.toContain('Between us');
  });

  it('is honest about somebody else who asked, without a word of theirs', () => {
    const words = of(hurt).sentences.join(' ');
    expect(words).toContain('Somebody who may be in your story asked us to hide it');
    expect(JSON.stringify(of(hurt))).not.toContain('That is me');
    expect(of(settled).sentences.join(' ')).not.toContain('asked us to hide');
  });
});

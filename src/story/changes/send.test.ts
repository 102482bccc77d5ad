import { describe, expect, it } from '@jest/globals';
import { anEmptyDraft } from '../../../test/support/drafts.ts';
import { aReceivedArtwork, aStoryInReview, consentTo, theme } from '../../../test/support/stories.ts';
import { Unacceptable } from '../../errors.ts';
import { newDeviceId } from '../../random.ts';
import type { DraftStory, TypedPage } from '../story.ts';
import { send } from './send.ts';

const at = new Date('2026-03-01T12:00:00Z');

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

const answers = {
  reference: 'ABCD-2345',
  neighbourhood: aStoryInReview().neighbourhood,
  themes: [theme('isolation')],
  title: 'A title',
  words: '',
  language: 'en',
  madeOf: '',
  noMachine: false,
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

import { describe, expect, it } from '@jest/globals';
import { aFullDraft } from '../../../test/support/drafts.ts';
import { aPublishedStory, aStoryInReview } from '../../../test/support/stories.ts';
import { askErasure, makeTombstone } from '../../story/changes/erase.ts';
import { publishingObstacles } from '../../story/changes/publish-rules.ts';
import { revise } from '../../story/changes/revise.ts';
import { firstBrokenEntry } from '../../story/history.ts';
import { nothingToRead } from '../../story/media.ts';
import type { DraftStory, ErasedStory, Story } from '../../story/story.ts';
import { isShownOn } from '../../story/visibility.ts';
import { fromDocument, type StoryDocument } from './story-model.ts';
import { upgraded } from './upgraded.ts';

const at = new Date('2026-01-02T10:00:00Z');
const teller = { role: 'storyteller' } as const;

/** A published story just as the first version of the archive kept it. */
const firstLight = {
  _id: '0123456789abcdef',
  version: 4,
  state: 'published',
  codeHash: 'c'.repeat(64),
  startedAt: at,
  sentAt: at,
  reference: 'ABCD-2345',
  media: [
    {
      id: '0123456789',
      state: 'ready',
      original: { key: 'originals/0123456789abcdef/x', bytes: 10, sha256: 'a'.repeat(64), fileName: 'd.jpg' },
      guess: 'artwork',
      alt: { kind: 'words', words: 'A drawing of a gate' },
      facts: { form: 'artwork', container: 'jpeg', width: 320, height: 200, frames: 1, alpha: false },
      renditions: [],
      placeholder: null,
    },
  ],
  sample: false,
  neighbourhood: 'workington',
  themes: ['employment'],
  title: 'The gate',
  words: 'Words about a gate.',
  language: 'en',
  credit: { kind: 'anonymous' },
  ownWork: true,
  consent: [
    {
      at,
      by: 'storyteller',
      how: 'share-form',
      language: 'en',
      wordingVersion: '2026-01',
      answers: [
        { use: 'web', question: 'May we show it on the web?', granted: true },
        { use: 'kiosk', question: 'May we show it on screens?', granted: false },
      ],
    },
  ],
  history: [
    {
      at,
      actor: { role: 'storyteller' },
      action: 'sent',
      reason: null,
      previous: '0'.repeat(64),
      // SHA-256 of ["2026-01-02T10:00:00.000Z","storyteller",null,"sent",null,"000…"].
      hash: 'fbb86eab802d1cdb529a11eb09c3ce58e10b0b2c1b4ac826fe9e01e592cd3799',
    },
  ],
  videoTour: false,
  publishedAt: at,
  decidedBy: null,
  listing: { onWeb: true, onKiosk: false, forms: ['artwork'], since: at, credit: null },
};

const read = (document: object): Story => fromDocument(document as StoryDocument);

describe('A story from the first version of the archive', () => {
  const story = read(firstLight);

  it('has every field that stories have by now', () => {
    const fields = Object.keys(aPublishedStory()).filter((field) => !(field in story));
    expect(fields).toEqual([]);
    expect(story.media[0]).toMatchObject({ hearing: nothingToRead });
  });

  it('shows where it was agreed to, and nowhere that nobody was asked about', () => {
    const surfaces = ['web', 'kiosk', 'research', 'exhibition:spring'] as const;
    expect(surfaces.filter((surface) => isShownOn(story, surface, at))).toEqual(['web']);
  });

  it('has an unbroken history, before and after it is changed and erased', () => {
    if (story.state !== 'published') throw new Error('Expected a published story');
    expect(firstBrokenEntry(story.history)).toBe(-1);
    const erasing = askErasure(revise(story, { title: 'Other' }, at, teller), at, teller);
    expect(firstBrokenEntry(erasing.history)).toBe(-1);
    expect(firstBrokenEntry(makeTombstone(erasing, at).history)).toBe(-1);
  });

  it('counts as seen, and waits for a curator’s ticks before it is published again', () => {
    if (story.state !== 'published') throw new Error('Expected a published story');
    expect(story.seenOnWeb).toBe(true);
    expect(publishingObstacles(story).map(({ name }) => name)).toEqual(['private-details', 'sensitive']);
  });
});

describe('upgraded', () => {
  it('keeps what an old draft had answered, and asks the rest', () => {
    const { startedAt, touchedAt } = aFullDraft();
    const answers = {
      ...{ neighbourhood: 'workington', themes: [], title: 'The gate', words: null, language: null },
      ...{ credit: null, ownWork: true, consent: { web: true, kiosk: null } },
    };
    const fields = { id: 'x', state: 'draft', media: [], answers, startedAt, touchedAt };
    const draft = upgraded(fields) as unknown as DraftStory;
    expect(draft.answers).toMatchObject({
      title: 'The gate',
      uses: { web: true },
      rights: { own: 'mine' },
      age: null,
      others: null,
      contactAsked: false,
    });
    expect(Object.keys(draft.answers.uses)).toEqual(['web']);
    expect(Object.keys(draft.answers).sort()).toEqual(Object.keys(aFullDraft().answers).sort());
  });

  it('leaves a story of today and a tombstone as they are', () => {
    const { id, ...fields } = aStoryInReview();
    expect(upgraded({ id, ...fields })).toEqual({ id, ...fields });
    const tombstone: ErasedStory = makeTombstone(askErasure(aPublishedStory(), at, teller), at);
    expect(upgraded({ ...tombstone })).toEqual(tombstone);
  });
});

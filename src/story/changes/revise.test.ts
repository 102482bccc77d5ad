import { describe, expect, it } from '@jest/globals';
import {
  aPublishedStory,
  aReceivedArtwork,
  aStoryInReview,
  consentTo,
} from '../../../test/support/stories.ts';
import { Conflict, Unacceptable } from '../../errors.ts';
import type { CuratorId } from '../ids.ts';
import { isShownOn } from '../visibility.ts';
import { askErasure } from './erase.ts';
import { approve, decline } from './publish.ts';
import { revise, setUses } from './revise.ts';
import { hide, showAgain } from './withdraw.ts';

const at = new Date('2026-03-01T12:00:00Z');
const later = new Date('2026-03-02T12:00:00Z');
const curator = { role: 'curator', id: '0123456789abcdef' as CuratorId } as const;
const teller = { role: 'storyteller' } as const;

describe('revise', () => {
  it('brings a published story back to review, unticked, with what was decided on kept to compare', () => {
    const published = approve(aStoryInReview({ title: 'Before' }), at, curator);
    const revised = revise(published, { title: 'After' }, later, teller);
    expect(revised).toMatchObject({
      state: 'inReview',
      title: 'After',
      checks: [],
      lastReviewed: { title: 'Before', at },
      waitingSince: later,
    });
    expect(isShownOn(revised, 'web', later)).toBe(false);
  });

  it('changes what is given and nothing else', () => {
    const story = aStoryInReview();
    const { history, checks, title, ...rest } = revise(story, { title: 'Other' }, at, teller);
    const { history: _history, checks: _checks, title: _title, ...before } = story;
    expect(rest).toEqual(before);
  });

  it('keeps the place in the queue of a story that waits already', () => {
    const story = aStoryInReview();
    expect(revise(story, { words: 'More.' }, later, teller)).toMatchObject({
      waitingSince: story.waitingSince,
    });
  });

  it('replaces a file: the new one is prepared first', () => {
    const story = aStoryInReview();
    const [old] = story.media;
    const file = aNewFile();
    const revised = revise(story, { addMedia: [file], removeMedia: [old?.id ?? ''] }, at, teller);
    expect(revised).toMatchObject({ state: 'processing', media: [{ id: file.id }] });
  });

  it('takes an unprepared file out again, and the story goes on to review', () => {
    const file = aNewFile();
    const two = revise(aStoryInReview(), { addMedia: [file] }, at, teller);
    expect(two.state).toBe('processing');
    expect(revise(two, { removeMedia: [file.id] }, at, teller).state).toBe('inReview');
  });

  it('never leaves a story with neither a file nor words', () => {
    const story = aStoryInReview();
    const all = story.media.map(({ id }) => id);
    expect(() => revise(story, { removeMedia: all, words: '' }, at, teller)).toThrow(Unacceptable);
    expect(revise(story, { removeMedia: all }, at, teller)).toMatchObject({ media: [], words: story.words });
  });

  it('writes new words beside a file, and keeps those it is not given', () => {
    const story = aStoryInReview();
    const [media] = story.media;
    const alt = new Map([[media?.id ?? '', { kind: 'words' as const, words: 'A blue gate' }]]);
    expect(revise(story, { alt }, at, teller).media).toMatchObject([{ alt: { words: 'A blue gate' } }]);
    expect(revise(story, { alt: new Map() }, at, teller).media).toEqual(story.media);
  });

  it('leaves a hidden story hidden, whatever its files need; they are prepared when it shows again', () => {
    const hidden = hide(aPublishedStory(), at, teller);
    const revised = revise(hidden, { addMedia: [aNewFile()] }, later, teller);
    expect(revised).toMatchObject({ state: 'withdrawn', withdrawnAt: at, erasure: null });
    if (revised.state !== 'withdrawn') return;
    expect(showAgain(revised, later, teller).state).toBe('processing');
  });

  it('is refused while the story is being erased', () => {
    const erasing = askErasure(aPublishedStory(), at, teller);
    expect(() => revise(erasing, { title: 'No' }, later, teller)).toThrow(Conflict);
  });

  it('lists the wish of somebody who takes their name off this way', () => {
    const named = aStoryInReview({ credit: { kind: 'first-name', name: 'Ada' } });
    const other = { kind: 'another-name', name: 'A.' } as const;
    expect(revise(named, { credit: { kind: 'anonymous' } }, at, teller).wishUnlisted).toBe(true);
    expect(revise(named, { credit: other }, at, teller).wishUnlisted).toBe(false);
    expect(revise(named, { title: 'x' }, at, teller).wishUnlisted).toBe(false);
  });
});

describe('setUses', () => {
  it('counts from the save on, each way, without a curator', () => {
    const story = aPublishedStory({}, { web: true, kiosk: true });
    const less = setUses(story, { ...consentTo({ kiosk: true }), at }, at, teller);
    expect(less.state).toBe('published');
    expect([isShownOn(less, 'web', at), isShownOn(less, 'kiosk', at)]).toEqual([false, true]);
    const more = setUses(less, { ...consentTo({ web: true }), at: later }, later, teller);
    expect([isShownOn(more, 'web', later), isShownOn(more, 'kiosk', later)]).toEqual([true, false]);
    expect(more.consent).toHaveLength(3);
    expect(more.history.slice(-2).map(({ action }) => action)).toEqual(['usesChanged', 'usesChanged']);
  });

  it('publishes nothing that a curator has not', () => {
    const declined = decline(aStoryInReview(), 'No.', at, curator);
    const wished = setUses(declined, consentTo({ web: true }), at, teller);
    expect(isShownOn(wished, 'web', at)).toBe(false);
    expect(wished.seenOnWeb).toBe(false);
  });
});

const aNewFile = () => aReceivedArtwork(aStoryInReview().id);

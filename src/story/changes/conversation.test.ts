import { describe, expect, it } from '@jest/globals';
import { aReceivedArtwork, aStoryInReview } from '../../../test/support/stories.ts';
import type { CuratorId } from '../ids.ts';
import { answer, askForChange, cameBack, takeQuestionBack } from './conversation.ts';
import { approve, unpublish } from './publish.ts';
import { revise } from './revise.ts';

const at = new Date('2026-03-01T12:00:00Z');
const later = new Date('2026-03-02T12:00:00Z');
const curator = { role: 'curator', id: '0123456789abcdef' as CuratorId } as const;
const teller = { role: 'storyteller' } as const;

describe('askForChange', () => {
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
});

describe('answer', () => {
  const asked = askForChange(aStoryInReview(), 'Who is it?', at, curator);

  it('hands the story back with what was said, in order', () => {
    const back = answer(asked, 'My aunt.', later, teller);
    expect(back).toMatchObject({ state: 'inReview', waitingSince: later });
    expect(back.conversation.map(({ from, words }) => [from, words])).toEqual([
      ['curator', 'Who is it?'],
      ['storyteller', 'My aunt.'],
    ]);
  });

  it('can be the change alone', () => {
    const changed = revise(asked, { addMedia: [aNewFile()] }, at, teller);
    expect(changed.state).toBe('changesRequested');
    if (changed.state !== 'changesRequested') return;
    const back = answer(changed, '', later, teller);
    expect(back.state).toBe('processing');
    expect(back.conversation).toHaveLength(1);
  });
});

describe('cameBack', () => {
  it('is false for a story that no curator has decided on, changed or not', () => {
    expect(cameBack(aStoryInReview())).toBe(false);
    expect(cameBack(revise(aStoryInReview(), { title: 'Another' }, at, teller))).toBe(false);
  });

  it('is true once the storyteller changes a decided story, or answers', () => {
    const published = approve(aStoryInReview(), at, curator);
    expect(cameBack(published)).toBe(false);
    expect(cameBack(revise(published, { title: 'Another' }, at, teller))).toBe(true);
    const asked = askForChange(aStoryInReview(), 'Who is in it?', at, curator);
    expect(cameBack(asked)).toBe(false);
    expect(cameBack(answer(asked, 'My aunt.', at, teller))).toBe(true);
  });

  it('is false where only a curator took it down, and again once a curator has decided anew', () => {
    const published = approve(aStoryInReview(), at, curator);
    expect(cameBack(unpublish(published, null, at, curator))).toBe(false);
    const revised = revise(published, { title: 'Another' }, at, teller);
    if (revised.state !== 'inReview') throw new Error('Expected it to wait for review');
    const ticked = { ...revised, checks: aStoryInReview().checks };
    expect(cameBack(approve(ticked, at, curator))).toBe(false);
  });
});

const aNewFile = () => aReceivedArtwork(aStoryInReview().id);

import { describe, expect, it } from '@jest/globals';
import { aStoryInReview } from '../../../test/support/stories.ts';
import { newCuratorId } from '../../random.ts';
import { cameBack } from './came-back.ts';
import { answer, revise } from './storyteller-transitions.ts';
import { approve, askForChange, unpublish } from './transitions.ts';

const at = new Date('2026-05-01T10:00:00Z');
const curator = { role: 'curator', id: newCuratorId() } as const;
const teller = { role: 'storyteller' } as const;

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

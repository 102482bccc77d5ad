import { describe, expect, it } from '@jest/globals';
import { aStoryInReview } from '../../../test/support/stories.ts';
import { newCuratorId } from '../../random.ts';
import { approve, unpublish } from '../../story/changes/publish.ts';
import { hide } from '../../story/changes/withdraw.ts';
import { curatorsIn, historyLines } from './history-lines.ts';

const ada = newCuratorId();
const ben = newCuratorId();
const at = new Date('2026-11-22T14:05:00Z');
const published = approve(aStoryInReview(), at, { role: 'curator', id: ada });
const { history } = unpublish(published, 'A house number shows.', at, { role: 'admin', id: ben });
const names = new Map([[ada, 'Ada Holt']]);

describe("A story's history", () => {
  it('reads as sentences with the names of those who decided', () => {
    expect(historyLines(history, names, ben).map(({ what, reason }) => [what, reason])).toEqual([
      ['The storyteller sent it.', null],
      ['Ada Holt published it.', null],
      ['You took it out of the galleries.', 'A house number shows.'],
    ]);
    expect(curatorsIn(history)).toEqual([ada, ben]);
  });

  it('says whose wish it was that a curator carried out', () => {
    const story = aStoryInReview();
    const phoned = hide(story, at, { role: 'curator', id: ada });
    const [, byAda] = historyLines(phoned.history, names, ben);
    expect(byAda?.what).toBe('Ada Holt hid it, as the storyteller asked.');
    const [, byThem] = historyLines(hide(story, at, { role: 'storyteller' }).history, names, ben);
    expect(byThem?.what).toBe('The storyteller hid it.');
  });

  it('points at the first line that was tampered with, and at all after it', () => {
    const changed = history.map((entry, index) => (index === 1 ? { ...entry, reason: 'Never said' } : entry));
    expect(historyLines(changed, names, ben).map(({ doubtful }) => doubtful)).toEqual([false, true, true]);
    expect(historyLines(history, names, ben).some(({ doubtful }) => doubtful)).toBe(false);
  });
});

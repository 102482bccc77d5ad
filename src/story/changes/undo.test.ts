import { describe, expect, it } from '@jest/globals';
import { allTicked, aPublishedStory, aStoryInReview } from '../../../test/support/stories.ts';
import { Unacceptable } from '../../errors.ts';
import { latestNews } from '../../messages/story-emails.ts';
import { firstBrokenEntry, takenDown } from '../history.ts';
import type { CuratorId } from '../ids.ts';
import type { SentStory } from '../story.ts';
import { askForChange, cameBack } from './conversation.ts';
import { correct } from './correct.ts';
import { approve, decline, unpublish } from './publish.ts';
import { undo, undoable } from './undo.ts';

const begun = new Date('2026-03-01T12:00:00Z');
const later = (seconds: number) => new Date(begun.getTime() + seconds * 1000);
const ada = { role: 'curator', id: '0123456789abcdef' as CuratorId } as const;
const ben = { role: 'curator', id: '0123456789abcdeg' as CuratorId } as const;
const waiting = aStoryInReview();

const decided: readonly (readonly [string, SentStory])[] = [
  ['published', approve(waiting, begun, ada)],
  ['declined', decline(waiting, 'Too quiet.', begun, ada)],
  ['asked about', askForChange(waiting, 'Who is it?', begun, ada)],
];

describe('A decision that is undone', () => {
  it.each(decided)('leaves a story that was %s as it waited, with its place in the queue', (_what, story) => {
    const back = undo(story, later(9), ada);
    const since = waiting.history.findLast(({ action }) => action === 'prepared' || action === 'sent')?.at;
    expect(back).toMatchObject({ state: 'inReview', waitingSince: since ?? later(9) });
    expect(back.conversation).toEqual(waiting.conversation);
    expect(back.lastReviewed).toBeNull();
    expect(firstBrokenEntry(back.history)).toBe(-1);
    expect(back.history.at(-1)).toMatchObject({ action: 'undone', actor: ada });
  });

  it.each(decided)('is no news of a story that was %s', (_what, story) => {
    const { history } = undo(story, later(9), ada);
    expect(latestNews(history, waiting.history.length)).toBeNull();
    expect(takenDown(history)).toBeNull();
  });

  it('is too late after a while, and somebody else’s to undo', () => {
    for (const [, story] of decided) {
      expect(undoable(story, later(14))).not.toBeNull();
      expect(undoable(story, later(15))).toBeNull();
      expect(() => undo(story, later(15), ada)).toThrow(Unacceptable);
      expect(() => undo(story, later(1), ben)).toThrow(Unacceptable);
    }
  });

  it('is none where a story was corrected, taken down, or has gone on', () => {
    const published = aPublishedStory();
    const edits = {
      ...{
        title: 'Other',
        words: '',
        themes: published.themes,
        videoTour: false,
        sensitive: published.sensitive,
      },
      ...{ alt: new Map(), hearing: new Map(), checks: allTicked(begun).map(({ name }) => name) },
    };
    expect(undoable(correct(published, edits, begun, ada), later(1))).toBeNull();
    expect(undoable(unpublish(published, null, begun, ada), later(1))).toBeNull();
    expect(undoable(waiting, later(1))).toBeNull();
  });

  it('does not hide that a story came back from its storyteller', () => {
    const asked = askForChange(waiting, 'Who is it?', begun, ada);
    expect(cameBack(undo(asked, later(5), ada))).toBe(false);
  });
});

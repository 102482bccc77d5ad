import { describe, expect, it } from '@jest/globals';
import { aPublishedStory, aStoryInReview, consentTo } from '../../test/support/stories.ts';
import { approve, decline, unpublish } from './changes/publish.ts';
import { setUses } from './changes/revise.ts';
import { hide } from './changes/withdraw.ts';
import type { CuratorId } from './ids.ts';
import { isShownOn, type Surface, wasOnWebBy } from './visibility.ts';

const at = new Date('2026-03-01T12:00:00Z');
const [before, after] = [new Date(at.getTime() - 1), new Date(at.getTime() + 1)];
const curator = { role: 'curator', id: '0123456789abcdef' as CuratorId } as const;
const teller = { role: 'storyteller' } as const;
const surfaces: readonly Surface[] = ['web', 'kiosk', 'research', 'exhibition:spring'];
const yes = consentTo({ web: true, kiosk: true, research: true });
const no = consentTo({});

describe('isShownOn', () => {
  const every = [true, false].flatMap((web) => [true, false].map((kiosk) => ({ web, kiosk })));
  it.each(every)('shows a published story where %j was agreed to, each use for itself', (choices) => {
    const story = aPublishedStory({}, choices);
    expect(surfaces.map((surface) => isShownOn(story, surface, at))).toEqual([
      choices.web,
      choices.kiosk,
      false,
      choices.kiosk,
    ]);
  });

  it('shows nothing in any other state, whatever was agreed to', () => {
    const waiting = aStoryInReview({ consent: [yes] });
    const down = unpublish(aPublishedStory({ consent: [yes] }), null, at, curator);
    const hidden = hide(aPublishedStory({ consent: [yes] }), at, teller);
    for (const story of [waiting, down, decline(waiting, 'No.', at, curator), hidden]) {
      for (const surface of surfaces) expect(isShownOn(story, surface, at)).toBe(false);
    }
  });

  it('goes by the latest word: a change of mind counts', () => {
    expect(isShownOn(aPublishedStory({ consent: [yes, no] }), 'web', at)).toBe(false);
    expect(isShownOn(aPublishedStory({ consent: [no, yes] }), 'web', at)).toBe(true);
    expect(isShownOn(aPublishedStory({ consent: [] }), 'web', at)).toBe(false);
  });

  it.each([
    [{ from: at }, [false, true, true]],
    [{ until: at }, [true, false, false]],
    [{ from: at, until: after }, [false, true, false]],
    [{ from: after, until: before }, [false, false, false]],
  ])('within %j it shows before, at and after: %j', (time, shown) => {
    const story = aPublishedStory({ consent: [consentTo({ web: true }, time)] });
    expect([before, at, after].map((moment) => isShownOn(story, 'web', moment))).toEqual(shown);
  });
});

describe('wasOnWebBy', () => {
  const timed = (time: { from?: Date; until?: Date }) =>
    approve(aStoryInReview({ consent: [consentTo({ web: true }, time)] }), at, curator);

  it('is true from the approval on, for the web alone', () => {
    expect(timed({}).seenOnWeb).toBe(true);
    const screens = aStoryInReview({ consent: [consentTo({ kiosk: true })] });
    expect(hide(approve(screens, at, curator), after, teller).seenOnWeb).toBe(false);
  });

  it('waits for the embargo to end, with or without a save at that moment', () => {
    const story = timed({ from: after });
    expect(story.seenOnWeb).toBe(false);
    expect(wasOnWebBy(story, at)).toBe(false);
    expect(hide(story, at, teller).seenOnWeb).toBe(false);
    expect(hide(story, after, teller).seenOnWeb).toBe(true);
    expect(unpublish(story, null, after, curator).seenOnWeb).toBe(true);
  });

  it('is false where its time was over before it was published', () => {
    expect(hide(timed({ until: at }), after, teller).seenOnWeb).toBe(false);
    expect(hide(timed({ until: after }), new Date(after.getTime() + 1), teller).seenOnWeb).toBe(true);
  });

  it('remembers what showed under earlier words, and not what an earlier time would have allowed', () => {
    const shown = setUses(timed({}), { ...no, at }, at, teller);
    expect(hide(shown, after, teller).seenOnWeb).toBe(true);
    const never = setUses(timed({ from: after }), { ...no, at }, at, teller);
    expect(hide(never, new Date(after.getTime() + 1), teller).seenOnWeb).toBe(false);
    const late = setUses(aPublishedStory({}, { kiosk: true }), { ...yes, at }, at, teller);
    expect(late.seenOnWeb).toBe(true);
  });
});

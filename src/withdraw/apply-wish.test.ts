import { describe, expect, it } from '@jest/globals';
import { aPublishedStory, aStoryInReview, consentTo } from '../../test/support/stories.ts';
import { raiseConcern } from '../story/changes/concerns.ts';
import { askErasure } from '../story/changes/erase.ts';
import { setUses } from '../story/changes/revise.ts';
import { hide, showAgain, takeNameOff } from '../story/changes/withdraw.ts';
import { exhibitionUse, grants } from '../story/consent.ts';
import type { ConcernId, ExhibitionSlug } from '../story/ids.ts';
import type { SentStory } from '../story/story.ts';
import { isShownOn } from '../story/visibility.ts';
import { applyWish } from './apply-wish.ts';
import { wishOf } from './withdrawal-list.ts';

const wished = new Date('2026-02-01T10:00:00Z');
const restored = new Date('2026-03-31T10:00:00Z');
const teller = { role: 'storyteller' } as const;
const named = { credit: { kind: 'full-name', name: 'Ada Holt' } } as const;
const hall = exhibitionUse('town-hall' as ExhibitionSlug);

/** The story as a backup holds it, after the wish that the storyteller had come to by then. */
function replayed(backup: SentStory, change: (story: SentStory) => SentStory): SentStory | null {
  return applyWish(backup, wishOf(change(backup), wished), restored);
}

describe('A wish, on a story that was restored from a backup', () => {
  it('hides it again', () => {
    expect(replayed(aPublishedStory(), (story) => hide(story, wished, teller))).toMatchObject({
      state: 'withdrawn',
      erasure: null,
      wishUnlisted: true,
    });
  });

  it('asks for its erasure again, due when it was due', () => {
    expect(replayed(aPublishedStory(), (story) => askErasure(story, wished, teller))).toMatchObject({
      state: 'withdrawn',
      erasure: { askedAt: wished, dueBy: new Date('2026-03-01T10:00:00Z') },
    });
    const hidden = hide(aPublishedStory(), wished, teller);
    expect(replayed(hidden, (story) => askErasure(story, wished, teller))).toMatchObject({
      erasure: { askedAt: wished },
    });
  });

  it('stops the uses that were stopped, and says that it came from the list', () => {
    const backup = aPublishedStory({}, { web: true, kiosk: true });
    const story = replayed(backup, (each) =>
      setUses(each, consentTo({ web: false, kiosk: true }), wished, teller),
    );
    expect(story && isShownOn(story, 'web', restored)).toBe(false);
    expect(story && isShownOn(story, 'kiosk', restored)).toBe(true);
    expect(story?.consent).toHaveLength(2);
    expect(story?.consent.at(-1)).toMatchObject({
      by: 'archive',
      how: 'restored',
      at: restored,
      answers: [
        { use: 'web', question: 'May we use it for web?', granted: false },
        { use: 'kiosk', granted: true },
        { use: 'research', granted: false },
      ],
    });
  });

  it('stops an exhibition that was refused by name, though the screens are granted', () => {
    const backup = aPublishedStory({}, { web: true, kiosk: true });
    expect(grants(backup.consent, hall)).toBe(true);
    const story = replayed(backup, (each) =>
      setUses(each, consentTo({ web: true, kiosk: true, [hall]: false }), wished, teller),
    );
    expect(story && grants(story.consent, hall)).toBe(false);
    expect(story && grants(story.consent, 'kiosk')).toBe(true);
  });

  it('shortens the time in which it may show', () => {
    const [from, until] = [new Date('2026-05-01'), new Date('2026-06-01')];
    const backup = aPublishedStory();
    const story = replayed(backup, (each) =>
      setUses(each, consentTo({ web: true }, { from, until }), wished, teller),
    );
    expect(story?.consent.at(-1)).toMatchObject({ from, until });
  });

  it('gives nothing again, since the record of that yes is lost', () => {
    const limited = consentTo(
      { web: false },
      { from: new Date('2026-05-01'), until: new Date('2026-06-01') },
    );
    const backup = aPublishedStory({ consent: [limited] });
    expect(replayed(backup, (each) => setUses(each, consentTo({ web: true }), wished, teller))).toBeNull();
    const hidden = hide(aPublishedStory(), wished, teller);
    expect(
      replayed(hidden, (story) => (story.state === 'withdrawn' ? showAgain(story, wished, teller) : story)),
    ).toBeNull();
  });

  it('takes the name off', () => {
    const story = replayed(aPublishedStory(named), (each) => takeNameOff(each, wished, teller));
    expect(story).toMatchObject({ state: 'published', credit: { kind: 'anonymous' } });
  });

  it('hides it for people who are in it, whose words are lost', () => {
    const id = '0123456789' as ConcernId;
    const asked = {
      id,
      askedAt: wished,
      dueBy: restored,
      words: 'That is me.',
      childhood: true,
      settled: null,
    };
    const story = replayed(aPublishedStory(), (each) => raiseConcern(each, asked, wished));
    expect(story).toMatchObject({ state: 'inReview', concerns: [{ ...asked, words: '' }] });
  });

  it('is not needed where the record has heard of it, whatever came after', () => {
    const hidden = hide(aPublishedStory(), wished, teller);
    const shown = showAgain(hidden, restored, teller);
    expect(applyWish(hidden, wishOf(hidden, wished), restored)).toBeNull();
    expect(applyWish(shown, wishOf(hidden, wished), restored)).toBeNull();
  });

  it('changes nothing a second time', () => {
    const backup = aPublishedStory(named, { web: true, kiosk: true });
    const id = '0123456789' as ConcernId;
    const concern = { id, askedAt: wished, dueBy: restored, words: '', childhood: false, settled: null };
    const wish = wishOf(
      hide(
        raiseConcern(
          takeNameOff(
            setUses(backup, consentTo({ web: true, [hall]: false }), wished, teller),
            wished,
            teller,
          ),
          concern,
          wished,
        ),
        wished,
        teller,
      ),
      wished,
    );
    const once = applyWish(backup, wish, restored);
    expect(once).toMatchObject({ state: 'withdrawn', credit: { kind: 'anonymous' }, concerns: [{ id }] });
    expect(once && applyWish(once, wish, restored)).toBeNull();
  });

  it('holds nothing of a person', () => {
    const story = aStoryInReview({ ...named, title: 'Ada Holt at the gate', words: 'I, Ada Holt.' });
    expect(JSON.stringify(wishOf(hide(story, wished, teller), wished))).not.toContain('Ada');
  });
});

import { raiseConcern } from '../story/changes/concerns.ts';
import { askErasure, isBeingErased } from '../story/changes/erase.ts';
import { setUses } from '../story/changes/revise.ts';
import { hide, takeNameOff } from '../story/changes/withdraw.ts';
import { oneCalendarMonthAfter } from '../story/concern.ts';
import { type ConsentAnswer, type ConsentEntry, grants, showingTime } from '../story/consent.ts';
import type { Actor } from '../story/history.ts';
import type { SentStory } from '../story/story.ts';
import { say } from '../words/say.ts';
import type { Wish } from './withdrawal-list.ts';

const archive: Actor = { role: 'archive' };

/**
 * The story as it has to be after the wish; null where it is so already. A story restored from a backup may be older than
 * its wish: whatever was taken back is taken back again. Nothing is ever given again, since the record of that yes is lost.
 */
export function applyWish(story: SentStory, wish: Wish, at: Date): SentStory | null {
  // Its chained history holds the very line that the wish was read after: it has heard of it, and may have moved on.
  if (story.history.some(({ hash }) => hash === wish.line)) return null;
  let next = story;
  const entry = narrowed(story, wish, at);
  if (entry) next = setUses(next, entry, at, archive);
  if (wish.anonymous && story.credit.kind !== 'anonymous') next = takeNameOff(next, at, archive);
  for (const concern of wish.concerns) {
    if (story.concerns.some(({ id }) => id === concern.id)) continue;
    next = raiseConcern(next, { ...concern, words: '', settled: null }, at);
  }
  if (wish.scope === 'hide') next = hide(next, at, archive);
  if (wish.scope === 'erase' && !isBeingErased(next)) {
    const erasure = { askedAt: wish.at, dueBy: oneCalendarMonthAfter(wish.at) };
    next = { ...askErasure(next, at, archive), erasure };
  }
  return next === story ? null : next;
}

/** The last consent without the uses, and within the time, that the wish leaves; null where that is what it says. */
function narrowed(story: SentStory, wish: Wish, at: Date): ConsentEntry | null {
  const last = story.consent.at(-1);
  if (!last) return null;
  const wished = [{ ...last, answers: wish.uses.map((answer) => ({ ...answer, question: '' })) }];
  const unasked = wish.uses.filter(({ use }) => !last.answers.some((answer) => answer.use === use));
  const answers = [...last.answers, ...unasked.map(({ use }) => ({ use, question: fromTheList() }))].map(
    ({ use, question }): ConsentAnswer => ({
      use,
      question,
      granted: grants(story.consent, use) && grants(wished, use),
    }),
  );
  const before = showingTime(story.consent);
  const from = lastOf(before.from, wish.from);
  const until = firstOf(before.until, wish.until);
  const isSame =
    answers.every(({ use, granted }) => granted === grants(story.consent, use)) &&
    from?.getTime() === before.from?.getTime() &&
    until?.getTime() === before.until?.getTime();
  return isSame ? null : { ...last, at, by: 'archive', how: 'restored', answers, from, until };
}

/** Kept in the record, in the language of the archive itself. */
const fromTheList = (): string => say('withdraw-restored-question');

const inOrder = (dates: readonly (Date | null)[]) =>
  dates.filter((date) => date !== null).sort((one, other) => one.getTime() - other.getTime());
const firstOf = (...dates: (Date | null)[]): Date | null => inOrder(dates).at(0) ?? null;
const lastOf = (...dates: (Date | null)[]): Date | null => inOrder(dates).at(-1) ?? null;

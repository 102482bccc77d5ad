import { oneCalendarMonthAfter } from '../concern.ts';
import { type Actor, withEntry, withoutReasons } from '../history.ts';
import type { AttemptToken } from '../ids.ts';
import { attemptsAt, isGrowing, type Media, type UnsettledMedia } from '../media.ts';
import type { ErasedStory, Erasure, SentStory, Story, WithdrawnStory } from '../story.ts';
import { movedOn, withoutState } from './story-parts.ts';

/** The storyteller has the story erased: from the request to the tombstone (P16). */

/** Hides it at once and for good; the erase job does the rest. If asked twice, the first request counts. */
export function askErasure(story: SentStory, at: Date, by: Actor): WithdrawnStory {
  if (story.state === 'withdrawn' && story.erasure) return story;
  return {
    ...withoutState(story, at),
    state: 'withdrawn',
    withdrawnAt: story.state === 'withdrawn' ? story.withdrawnAt : at,
    erasure: { askedAt: at, dueBy: oneCalendarMonthAfter(at) },
    wishUnlisted: true,
    history: withEntry(story.history, { at, actor: by, action: 'erasureAsked', reason: null }),
  };
}

/** True from the request until only the tombstone is left. */
export function isBeingErased(story: Story): story is WithdrawnStory & { readonly erasure: Erasure } {
  return story.state === 'withdrawn' && story.erasure !== null;
}

/** No worker ever has this token. */
const revoked = 'seized' as AttemptToken;

/**
 * Takes a story that is being erased away from the workers: whoever still works on one of its files finds at the next
 * heartbeat that its token no longer counts, and removes what it made. `until` is when the last of them counts as dead (S16).
 * Returns the same story where no worker had a file.
 */
export function revokeAttempts(story: WithdrawnStory, until: Date): WithdrawnStory {
  const isHeld = (media: Media) => attemptsAt(media).some(({ token }) => token !== revoked);
  if (!story.media.some(isHeld)) return story;
  const attempt = { token: revoked, leaseUntil: until, percent: 0 };
  const seized = (media: Media): Media => ({
    ...(media as UnsettledMedia),
    attempt,
    ...(isGrowing(media) &&
      media.parts && { parts: media.parts.map((part) => ({ ...part, attempt: null })) }),
  });
  return { ...story, media: story.media.map((media) => (isHeld(media) ? seized(media) : media)) };
}

/** When the last lease on one of its files ends, and so its worker counts as dead; null where there is none. */
export function lastLeaseEnd(story: WithdrawnStory): Date | null {
  const holds = story.media.flatMap((media) => attemptsAt(media));
  return holds.reduce<Date | null>(
    (last, { leaseUntil }) => (last === null || leaseUntil > last ? leaseUntil : last),
    null,
  );
}

/** The tombstone. Made only once storage has confirmed that nothing of the story is left. @throws Conflict unless erasure was asked for. */
export function makeTombstone(story: WithdrawnStory, at: Date): ErasedStory {
  if (!story.erasure) throw movedOn();
  const line = { at, actor: { role: 'archive' }, action: 'erased', reason: null } as const;
  return {
    id: story.id,
    version: story.version,
    codeHash: story.codeHash,
    startedAt: story.startedAt,
    sample: story.sample,
    reference: story.reference,
    sentAt: story.sentAt,
    withdrawnAt: story.withdrawnAt,
    seenOnWeb: story.seenOnWeb,
    neighbourhood: story.neighbourhood,
    state: 'erased',
    erasedAt: at,
    media: [],
    history: withEntry(withoutReasons(story.history), line),
  };
}

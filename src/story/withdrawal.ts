import { oneCalendarMonthAfter } from './concern.ts';
import { type Actor, withEntry, withoutReasons } from './history.ts';
import type { ErasedStory, SentStory, WithdrawnStory } from './story.ts';
import { backToWork, movedOn, withoutState } from './story-parts.ts';

/** The storyteller takes the story back. From any state, at once, and nothing but the storyteller undoes it (P14–P17). */

/** Hides it for now. One that is hidden already stays as it is. */
export function hide(story: SentStory, at: Date, by: Actor): WithdrawnStory {
  if (story.state === 'withdrawn') return story;
  return {
    ...withoutState(story),
    state: 'withdrawn',
    withdrawnAt: at,
    erasure: null,
    wishUnlisted: true,
    history: withEntry(story.history, { at, actor: by, action: 'hidden', reason: null }),
  };
}

/** The storyteller lets it be shown again: a curator looks at it first. @throws Conflict where it is being erased. */
export function showAgain(story: WithdrawnStory, at: Date, by: Actor): SentStory {
  if (story.erasure) throw movedOn();
  return backToWork({ ...withoutState(story), wishUnlisted: true }, at, by, 'shownAgain');
}

/** Hides it now and for good; the erase job does the rest. Asked again, the first asking counts. */
export function askErasure(story: SentStory, at: Date, by: Actor): WithdrawnStory {
  if (story.state === 'withdrawn' && story.erasure) return story;
  return {
    ...withoutState(story),
    state: 'withdrawn',
    withdrawnAt: story.state === 'withdrawn' ? story.withdrawnAt : at,
    erasure: { askedAt: at, dueBy: oneCalendarMonthAfter(at) },
    wishUnlisted: true,
    history: withEntry(story.history, { at, actor: by, action: 'erasureAsked', reason: null }),
  };
}

/** The tombstone. Made only once storage has confirmed that nothing of the story is left. @throws Conflict unless erasure was asked for. */
export function bury(story: WithdrawnStory, at: Date): ErasedStory {
  if (!story.erasure) throw movedOn();
  const {
    id,
    version,
    codeHash,
    startedAt,
    sample,
    reference,
    sentAt,
    withdrawnAt,
    seenOnWeb,
    neighbourhood,
  } = story;
  const line = { at, actor: { role: 'archive' }, action: 'erased', reason: null } as const;
  return {
    id,
    version,
    codeHash,
    startedAt,
    sample,
    reference,
    sentAt,
    withdrawnAt,
    seenOnWeb,
    neighbourhood,
    state: 'erased',
    erasedAt: at,
    media: [],
    history: withEntry(withoutReasons(story.history), line),
  };
}

/** The withdrawal list holds the storyteller's latest wish. */
export function wishListed(story: SentStory): SentStory {
  return { ...story, wishUnlisted: false };
}

import { type Actor, withEntry } from '../history.ts';
import type { MediaId } from '../ids.ts';
import type { Hearing, Translation } from '../media.ts';
import type { Reviewed, SentStory } from '../story.ts';
import { asReviewed, movedOn } from './story-parts.ts';

/**
 * A curator saves a translation of what is said in a recording, or takes it out (`null`). A published story keeps its place:
 * what is said stays as it was read and checked. @throws Conflict where the story is taken back or declined.
 */
export function translate(
  story: SentStory,
  media: MediaId,
  language: string,
  translation: Translation | null,
  at: Date,
  by: Actor,
): SentStory {
  if (story.state === 'withdrawn' || story.state === 'declined') throw movedOn();
  const change = <Holder extends { readonly id: string; readonly hearing: Hearing }>(one: Holder): Holder =>
    one.id === media ? { ...one, hearing: withTranslation(one.hearing, language, translation) } : one;
  const reviewed = (before: Reviewed): Reviewed => ({ ...before, media: before.media.map(change) });
  return {
    ...story,
    media: story.media.map(change),
    // The next curator compares what the storyteller changed.
    lastReviewed: story.lastReviewed && reviewed(story.lastReviewed),
    ...(!story.beforeEdits && { beforeEdits: asReviewed(story, at) }),
    history: withEntry(story.history, { at, actor: by, action: 'translated', reason: null }),
  };
}

function withTranslation(
  { translations = [], ...hearing }: Hearing,
  language: string,
  translation: Translation | null,
): Hearing {
  const at = translations.findIndex((each) => each.language === language);
  const others = translations.filter((each) => each.language !== language);
  const after = translation ? others.toSpliced(at === -1 ? others.length : at, 0, translation) : others;
  return { ...hearing, ...(after.length > 0 && { translations: after }) };
}

import { type Actor, withEntry } from '../history.ts';
import type { MediaId } from '../ids.ts';
import type { Hearing, Translation } from '../media.ts';
import type { Reviewed, SentStory } from '../story.ts';
import { isBeingErased } from './erase.ts';
import { revise } from './revise.ts';
import { asReviewed, movedOn } from './story-parts.ts';

/**
 * Somebody saves a translation of what is said in a recording, or takes it out (`null`). By a curator, a published story keeps
 * its place: what is said stays as it was read and checked. Finished by its storyteller, a curator looks at it before anybody
 * sees it, as at any change of theirs (P22); until it is finished it shows nowhere, and the story stays where it is.
 * @throws Conflict where the story is being erased and, of a curator, where it is taken back or declined
 */
export function translate(
  story: SentStory,
  media: MediaId,
  language: string,
  translation: Translation | null,
  at: Date,
  by: Actor,
): SentStory {
  const isTheirs = by.role === 'storyteller';
  if (!isTheirs && (story.state === 'withdrawn' || story.state === 'declined')) throw movedOn();
  if (isBeingErased(story)) throw movedOn();
  const recording = story.media.find(({ id }) => id === media);
  if (isTheirs && translation?.finished && recording) {
    const hearing = withTranslation(recording.hearing, language, translation);
    return revise(story, { hearing: new Map([[media, hearing]]) }, at, by);
  }
  const change = <Holder extends { readonly id: string; readonly hearing: Hearing }>(one: Holder): Holder =>
    one.id === media ? { ...one, hearing: withTranslation(one.hearing, language, translation) } : one;
  const reviewed = (before: Reviewed): Reviewed => ({ ...before, media: before.media.map(change) });
  return {
    ...story,
    media: story.media.map(change),
    // The next curator compares what the storyteller changed.
    lastReviewed: story.lastReviewed && reviewed(story.lastReviewed),
    // What its storyteller changes is how they had it last.
    ...(!isTheirs && !story.beforeEdits && { beforeEdits: asReviewed(story, at) }),
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

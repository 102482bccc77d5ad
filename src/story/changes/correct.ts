import { type Actor, withEntry } from '../history.ts';
import type { NeighbourhoodSlug, ThemeSlug } from '../ids.ts';
import type { ManualCheckName } from '../manual-checks.ts';
import type { AltText, Hearing } from '../media.ts';
import type { InReviewStory, PublishedStory, SentStory, SentStoryFields } from '../story.ts';
import type { OtherPerson, Sensitivity } from '../telling.ts';
import { approve } from './publish.ts';
import { asReviewed, asWaiting, withWords } from './story-parts.ts';

/** What a curator changes in a story: its words before and after publishing, and what they note about it. */

export interface Edits {
  readonly title: string;
  readonly words: string;
  readonly themes: readonly ThemeSlug[];
  /** The neighbourhood and the language stay as they are where none is given. */
  readonly neighbourhood?: NeighbourhoodSlug;
  /** BCP 47 tag. */
  readonly language?: string;
  /** Stays as it is where none is given. */
  readonly madeOf?: string;
  /** Who else can be recognised; they stay as they are where none are given. */
  readonly others?: readonly OtherPerson[];
  readonly videoTour: boolean;
  /** By media id; a media that is not named keeps its alt text. */
  readonly alt: ReadonlyMap<string, AltText | null>;
  /** By media id, of works with pages; a media that is not named keeps what it has. */
  readonly pageAlts?: ReadonlyMap<string, readonly (AltText | null)[]>;
  /** By media id; a media that is not named keeps what it has. */
  readonly hearing: ReadonlyMap<string, Hearing>;
  /** Everything that is ticked; what was ticked before keeps its date and name. */
  readonly checks: readonly ManualCheckName[];
  readonly sensitive: Sensitivity;
}

/** A curator edits a story that waits for review. */
export function edit(story: InReviewStory, edits: Edits, at: Date, by: Actor): InReviewStory {
  const { alt, pageAlts, hearing, checks, ...texts } = edits;
  const edited = {
    ...story,
    ...texts,
    media: withWords(story.media, alt, hearing, pageAlts),
    checks: checks.map(
      (name) =>
        story.checks.find((check) => check.name === name) ?? { name, at, by: 'id' in by ? by.id : null },
    ),
    history: withEntry(story.history, { at, actor: by, action: 'edited', reason: null }),
  };
  const before = asReviewed(story, at);
  const isChanged = JSON.stringify(before) !== JSON.stringify(asReviewed(edited, at));
  return isChanged && !story.beforeEdits ? { ...edited, beforeEdits: before } : edited;
}

/**
 * A curator corrects a published story without taking it down: an edit and an approval in one change, under the very rules
 * of both. It keeps its place in the galleries. @throws Unacceptable as approve().
 */
export function correct(story: PublishedStory, edits: Edits, at: Date, by: Actor): PublishedStory {
  return { ...approve(edit(asWaiting(story, at), edits, at, by), at, by), publishedAt: story.publishedAt };
}

/** A curator marks hard subjects, in any state: a published story keeps its place (P11). */
export function markSensitive(story: SentStory, sensitive: Sensitivity, at: Date, by: Actor): SentStory {
  return {
    ...story,
    sensitive,
    lastReviewed: story.lastReviewed && { ...story.lastReviewed, sensitive },
    history: withEntry(story.history, { at, actor: by, action: 'noteChanged', reason: null }),
  };
}

/** A curator notes what a person who can be recognised, or a guardian, has told them (P9). */
export function notePermissions(
  story: SentStory,
  given: Pick<SentStoryFields, 'others' | 'guardianAgreed'>,
  at: Date,
  by: Actor,
): SentStory {
  return {
    ...story,
    ...given,
    history: withEntry(story.history, { at, actor: by, action: 'permissionNoted', reason: null }),
  };
}

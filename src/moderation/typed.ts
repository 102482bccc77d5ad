import type { ManualCheckName } from '../story/manual-checks.ts';
import type { AltText, Hearing } from '../story/media.ts';
import { isReady, type ReadyMedia } from '../story/media.ts';
import type { SentStory } from '../story/story.ts';
import type { Sensitivity } from '../story/telling.ts';
import { many, one } from '../web/read-form.ts';

/** What a curator typed on the review page, as it came: kept whole, so that no error and no conflict loses a word. */
export interface Typed {
  readonly title: string;
  readonly words: string;
  readonly themes: readonly string[];
  readonly videoTour: boolean;
  /** By media id. */
  readonly alt: ReadonlyMap<string, TypedAlt>;
  /** By media id. */
  readonly hearing: ReadonlyMap<string, Hearing>;
  readonly checks: readonly ManualCheckName[];
  readonly sensitive: Sensitivity;
  /** For a decision that gives one. */
  readonly reason: string;
}

export interface TypedAlt {
  readonly words: string;
  readonly decorative: boolean;
}

/** The pictures that want a description. */
export function pictures(story: SentStory): readonly ReadyMedia[] {
  return story.media.filter(isReady).filter((media) => media.facts.form === 'artwork');
}

/** The fields of the review page's form for this story. `edits` says that the boxes came along. */
export function reviewFields(story: SentStory) {
  const alt = pictures(story).flatMap(({ id }) => [
    [`alt-${id}`, one],
    [`decorative-${id}`, one],
  ]);
  return {
    version: one,
    edits: one,
    title: one,
    words: one,
    tour: one,
    reason: one,
    themes: many,
    ...(Object.fromEntries(alt) as Record<`alt-${string}` | `decorative-${string}`, typeof one>),
  };
}

/** The form's fields as read by reviewFields(). */
export type ReviewFields = Readonly<Record<string, string | string[] | undefined>>;

export function typedFrom(story: SentStory, fields: ReviewFields): Typed {
  const text = (name: string) => {
    const value = fields[name];
    return typeof value === 'string' ? value : '';
  };
  const reason = text('reason').trim();
  if (text('edits') !== 'yes') return { ...typedAsStored(story), reason };
  return {
    title: text('title'),
    words: text('words'),
    themes: Array.isArray(fields.themes) ? fields.themes : [],
    videoTour: text('tour') === 'yes',
    alt: new Map(
      pictures(story).map(({ id }) => [
        id,
        { words: text(`alt-${id}`), decorative: text(`decorative-${id}`) === 'yes' },
      ]),
    ),
    hearing: new Map(),
    checks: story.checks.map(({ name }) => name),
    sensitive: story.sensitive,
    reason,
  };
}

/** What the boxes hold when the page is fresh. */
export function typedAsStored(story: SentStory): Typed {
  return {
    title: story.title,
    words: story.words,
    themes: story.themes,
    videoTour: story.videoTour,
    alt: new Map(pictures(story).map(({ id, alt }) => [id, asTyped(alt)])),
    hearing: new Map(),
    checks: story.checks.map(({ name }) => name),
    sensitive: story.sensitive,
    reason: '',
  };
}

function asTyped(alt: AltText | null): TypedAlt {
  return alt?.kind === 'words'
    ? { words: alt.words, decorative: false }
    : { words: '', decorative: alt?.kind === 'decorative' };
}

import type { ThemeSlug } from '../story/ids.ts';
import type { AltText } from '../story/media.ts';
import type { Theme } from '../story/places.ts';
import type { Checked } from '../story/publish-rules.ts';
import type { SentStory } from '../story/story.ts';
import type { Edits } from '../story/transitions.ts';
import { pictures, type Typed, type TypedAlt } from './typed.ts';

/** What is wrong with one field of the form, as a sentence that says what to do. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

const longest = { title: 200, words: 20_000, alt: 1000, reason: 2000 };

/** The edits that the curator's typing comes to, and everything that is wrong with it. */
export function readEdits(
  typed: Typed,
  themes: readonly Theme[],
): { readonly edits: Edits; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const title = typed.title.replaceAll(/\s+/g, ' ').trim();
  if (!title) errors.push({ field: 'title', message: 'Enter a title.' });
  checkLength(errors, 'title', 'The title', title, longest.title);
  const words = typed.words.trim();
  checkLength(errors, 'words', 'The words', words, longest.words);
  const chosen = themes.map((theme) => theme.slug).filter((slug) => typed.themes.includes(slug));
  if (chosen.length === 0) errors.push({ field: 'themes', message: 'Choose at least one theme.' });
  const alt = new Map<string, AltText | null>();
  for (const [id, each] of typed.alt) {
    alt.set(id, altText(each));
    const field = `alt-${id}`;
    checkLength(errors, field, 'The description', each.words.trim(), longest.alt);
    if (each.decorative && each.words.trim()) {
      errors.push({
        field,
        message: 'Describe the picture or mark it as decoration, not both.',
      });
    }
  }
  const { videoTour, checks, sensitive, hearing } = typed;
  return { edits: { title, words, themes: chosen, videoTour, alt, hearing, checks, sensitive }, errors };
}

/** A sentence for the storyteller that a decline cannot do without. */
export function reasonProblem(reason: string, required: boolean): FieldError[] {
  const errors: FieldError[] = [];
  if (required && !reason) {
    errors.push({ field: 'reason', message: 'Write a reason that the storyteller can read.' });
  }
  checkLength(errors, 'reason', 'The reason', reason, longest.reason);
  return errors;
}

/** True where the edits would leave the story as it is. */
export function changesNothing(story: SentStory, edits: Edits): boolean {
  const same = (one: AltText | null, other: AltText | null | undefined) =>
    JSON.stringify(one) === JSON.stringify(other ?? null);
  return (
    story.title === edits.title &&
    story.words.trim() === edits.words &&
    sameThemes(story.themes, edits.themes) &&
    story.videoTour === edits.videoTour &&
    pictures(story).every((media) => same(media.alt, edits.alt.get(media.id)))
  );
}

/** Pictures that cannot be published as they stand in the boxes, each with its error. */
export function missingDescriptions(typed: Typed): FieldError[] {
  return [...typed.alt]
    .filter(([, each]) => altText(each) === null)
    .map(([id]) => ({
      field: `alt-${id}`,
      message: 'Say what this picture shows, or mark it as decoration.',
    }));
}

/** The story with the descriptions that stand in the boxes, for the checklist beside them. */
export function asTyped(story: SentStory, typed: Typed): Checked {
  if (story.state !== 'inReview') return story;
  const media = story.media.map((one) => {
    const each = typed.alt.get(one.id);
    return each ? { ...one, alt: altText(each) } : one;
  });
  return { ...story, media };
}

/** The field that stands in the way of publishing, so that the error leads to it. */
export function fieldInTheWay(story: SentStory, typed: Typed): string {
  const bare = pictures(story).find(({ id }) => {
    const alt = typed.alt.get(id);
    return !alt || altText(alt) === null;
  });
  return bare ? `alt-${bare.id}` : 'checklist';
}

function sameThemes(one: readonly ThemeSlug[], other: readonly ThemeSlug[]): boolean {
  return one.length === other.length && one.every((theme) => other.includes(theme));
}

function altText({ words, decorative }: TypedAlt): AltText | null {
  if (decorative) return { kind: 'decorative' };
  const trimmed = words.trim();
  return trimmed ? { kind: 'words', words: trimmed } : null;
}

function checkLength(errors: FieldError[], field: string, what: string, text: string, most: number): void {
  if ([...text].length > most) {
    errors.push({ field, message: `${what} must have at most ${most.toLocaleString('en-GB')} characters.` });
  }
}

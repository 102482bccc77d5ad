import type { Edits } from '../../story/changes/correct.ts';
import { type ManualCheckName, manualCheckNames, manualChecksFor } from '../../story/manual-checks.ts';
import type { AltText, Hearing, Media } from '../../story/media.ts';
import type { Neighbourhood, Theme } from '../../story/places.ts';
import type { SentStory } from '../../story/story.ts';
import type { Sensitivity } from '../../story/telling.ts';
import { isBlank, oneLine, trimText } from '../../story/text/plain-text.ts';
import type { Topic } from '../../story/topics.ts';
import { languageOptions } from '../../story-form/languages.ts';
import type { Problem } from '../../web/form-fields.ts';
import { checkLength } from './check-length.ts';
import { readHearing, sameHearing } from './hearing-edits.ts';
import { readPages } from './page-edits.ts';
import type { Typed, TypedAlt } from './typed.ts';

/** What there is to choose from on the review page. */
export interface Choices {
  readonly themes: readonly Theme[];
  readonly neighbourhoods: readonly Neighbourhood[];
  readonly topics: readonly Topic[];
}

/** What the curator's typing comes to, and everything that is wrong with it. */
export interface ReadEdits {
  readonly edits: Edits;
  readonly errors: readonly Problem[];
}

const longest = { title: 200, words: 20_000, alt: 1000, note: 500, reason: 2000 };

/** `story` is as the curator saw it: what the form cannot say stays as it is there. */
export function readEdits(story: SentStory, typed: Typed, choices: Choices): ReadEdits {
  const errors: Problem[] = [];
  const title = oneLine(typed.title);
  if (!title) errors.push({ field: 'title', message: 'Enter a title.' });
  checkLength(errors, 'title', 'The title', title, longest.title);
  const words = trimText(typed.words);
  checkLength(errors, 'words', 'The words', words, longest.words);
  const themes = choices.themes.map(({ slug }) => slug).filter((slug) => typed.themes.includes(slug));
  if (themes.length === 0) errors.push({ field: 'themes', message: 'Choose at least one theme.' });
  const place = choices.neighbourhoods.find(({ slug }) => slug === typed.neighbourhood);
  const language = languageOptions(story.language).find(({ value }) => value === typed.language);
  const hearing = readHearings(story, typed, errors);
  const sensitive = readSensitivity(typed, choices.topics);
  return {
    edits: {
      title,
      words,
      themes,
      neighbourhood: place?.slug ?? story.neighbourhood,
      language: language?.value ?? story.language,
      videoTour: typed.videoTour,
      alt: readDescriptions(typed, errors),
      pageAlts: readPageAlts(story, typed, errors),
      hearing,
      checks: readChecks(story, typed),
      sensitive: sensitive.sensitive,
    },
    errors: [...errors, ...sensitive.errors],
  };
}

/** What is ticked. A tick that the page does not ask for, such as for a film that is gone, is left alone. */
function readChecks(story: SentStory, typed: Typed): readonly ManualCheckName[] {
  const offered = manualChecksFor(story).map(({ name }) => name);
  const kept = story.checks.map(({ name }) => name);
  return manualCheckNames.filter((name) =>
    offered.includes(name) ? typed.checks.includes(name) : kept.includes(name),
  );
}

function readDescriptions(typed: Typed, errors: Problem[]): ReadonlyMap<string, AltText | null> {
  const alt = new Map<string, AltText | null>();
  for (const [id, each] of typed.alt) {
    alt.set(id, altText(each));
    const field = `alt-${id}`;
    checkLength(errors, field, 'The description', trimText(each.words), longest.alt);
    if (each.decorative && !isBlank(each.words)) {
      errors.push({ field, message: 'Describe the picture or mark it as decoration, not both.' });
    }
  }
  return alt;
}

function readPageAlts(story: SentStory, typed: Typed, errors: Problem[]): NonNullable<Edits['pageAlts']> {
  const all = new Map<string, readonly (AltText | null)[]>();
  for (const media of story.media) {
    const each = typed.pages.get(media.id);
    if (!each) continue;
    const read = readPages(media, each);
    all.set(media.id, read.alts);
    errors.push(...read.errors);
  }
  return all;
}

function readHearings(story: SentStory, typed: Typed, errors: Problem[]): ReadonlyMap<string, Hearing> {
  const hearing = new Map<string, Hearing>();
  for (const media of story.media) {
    const each = typed.hearing.get(media.id);
    if (!each) continue;
    const read = readHearing(media, each, story.language);
    hearing.set(media.id, read.hearing);
    errors.push(...read.errors);
  }
  return hearing;
}

/** The hard subjects that were chosen, and the story's own note. */
export function readSensitivity(
  { topics, note }: Pick<Typed, 'topics' | 'note'>,
  known: readonly Topic[],
): { readonly sensitive: Sensitivity; readonly errors: readonly Problem[] } {
  const errors: Problem[] = [];
  const own = trimText(note);
  checkLength(errors, 'note', 'The note', own, longest.note);
  const chosen = known.map(({ slug }) => slug).filter((slug) => topics.includes(slug));
  return { sensitive: { topics: chosen, note: own || null }, errors };
}

/** A sentence for the storyteller that a decline cannot do without. */
export function reasonProblem(reason: string, required: boolean): Problem[] {
  const errors: Problem[] = [];
  if (required && !reason) {
    errors.push({ field: 'reason', message: 'Write a reason that the storyteller can read.' });
  }
  checkLength(errors, 'reason', 'The reason', reason, longest.reason);
  return errors;
}

export function questionProblem(question: string): Problem[] {
  const errors: Problem[] = [];
  if (!question) {
    errors.push({ field: 'question', message: 'Write a question that the storyteller can answer.' });
  }
  checkLength(errors, 'question', 'The question', question, longest.reason);
  return errors;
}

/** True where the edits would leave the story as it is. */
export function changesNothing(story: SentStory, edits: Edits): boolean {
  const { title, words, themes, neighbourhood, language, videoTour, alt, hearing, checks, sensitive } = edits;
  const { pageAlts = new Map<string, readonly (AltText | null)[]>() } = edits;
  return (
    story.title === title &&
    trimText(story.words) === words &&
    story.neighbourhood === (neighbourhood ?? story.neighbourhood) &&
    story.language === (language ?? story.language) &&
    story.videoTour === videoTour &&
    areSame(story.themes, themes) &&
    areSame(
      story.checks.map(({ name }) => name),
      checks,
    ) &&
    isSameSensitivity(story.sensitive, sensitive) &&
    story.media.every(
      (media) =>
        isSameAlt(media.alt, alt.has(media.id) ? (alt.get(media.id) ?? null) : media.alt) &&
        samePages(media.pageAlts, pageAlts.get(media.id) ?? media.pageAlts) &&
        sameHearing(media.hearing, hearing.get(media.id) ?? media.hearing),
    )
  );
}

export function isSameSensitivity(one: Sensitivity, other: Sensitivity): boolean {
  return areSame(one.topics, other.topics) && one.note === other.note;
}

function samePages(one: Media['pageAlts'] = [], other: Media['pageAlts'] = []): boolean {
  const longer = one.length > other.length ? one : other;
  return longer.every((_alt, index) => isSameAlt(one[index] ?? null, other[index] ?? null));
}

function isSameAlt(one: AltText | null, other: AltText | null): boolean {
  const text = (alt: AltText | null) => (alt?.kind === 'words' ? alt.words : null);
  return one?.kind === other?.kind && text(one) === text(other);
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}

function altText({ words, decorative }: TypedAlt): AltText | null {
  if (decorative) return { kind: 'decorative' };
  const trimmed = trimText(words);
  return trimmed ? { kind: 'words', words: trimmed } : null;
}

import { type Captions, isReady, type Media, pagesOf, type ReadyMedia } from '../../story/media.ts';
import type { SentStory } from '../../story/story.ts';
import { trimText } from '../../story/text/plain-text.ts';
import { long, many, one } from '../../web/read-form.ts';
import { pageFieldNames, pagesAsStored, pagesFrom, type TypedPages } from './page-edits.ts';

/** What a curator typed on the review page, as it came: kept whole, so that no error and no conflict loses a word. */
export interface Typed {
  readonly title: string;
  readonly words: string;
  readonly neighbourhood: string;
  readonly language: string;
  readonly themes: readonly string[];
  readonly videoTour: boolean;
  /** By media id: of pictures and films. */
  readonly alt: ReadonlyMap<string, TypedAlt>;
  /** By media id: of works with pages. */
  readonly pages: ReadonlyMap<string, TypedPages>;
  /** By media id: of all that can be heard. */
  readonly hearing: ReadonlyMap<string, TypedHearing>;
  /** Names of what is ticked under "Look for yourself". */
  readonly checks: readonly string[];
  readonly topics: readonly string[];
  /** Words of its own before a hard story. */
  readonly note: string;
  /** For a decision that gives one. */
  readonly reason: string;
  /** For the storyteller to answer. */
  readonly question: string;
}

export interface TypedAlt {
  readonly words: string;
  readonly decorative: boolean;
}

export interface TypedHearing {
  readonly transcript: string;
  readonly captions: string;
  readonly captionsLanguage: string;
  /** A person says that they have read the captions and that they match. */
  readonly captionsRead: boolean;
  readonly waiver: string;
}

/** Pictures, and films: these can be described too. */
function describable(story: SentStory): readonly ReadyMedia[] {
  return story.media.filter(isReady).filter((media) => media.facts.form !== 'sound');
}

/** Booklets, of which each page can be described. */
function withPages(story: SentStory): readonly ReadyMedia[] {
  return story.media.filter(isReady).filter((media) => pagesOf(media).length > 0);
}

/** Sounds, and films with sound: whoever cannot hear them needs something to read. */
export function heard(story: SentStory): readonly ReadyMedia[] {
  return story.media.filter(isReady).filter(isHeard);
}

export function isHeard({ facts }: ReadyMedia): boolean {
  return facts.form === 'sound' || (facts.form === 'film' && facts.audio !== null);
}

/** The fields of the review page's form for this story. `edits` says that its boxes came along, `sensitive` that the hard subjects did. */
export function reviewFields(story: SentStory) {
  const names = [
    ...describable(story).flatMap(({ id }) => [`alt-${id}`, `decorative-${id}`]),
    ...withPages(story).flatMap(pageFieldNames),
    ...heard(story).flatMap(({ id }) => [`captions-language-${id}`, `captions-read-${id}`, `waiver-${id}`]),
  ].map((name) => [name, one] as const);
  const longer = heard(story)
    .flatMap(({ id }) => [`transcript-${id}`, `captions-${id}`])
    .map((name) => [name, long] as const);
  return {
    version: one,
    edits: one,
    sensitive: one,
    title: one,
    words: one,
    neighbourhood: one,
    language: one,
    tour: one,
    note: one,
    reason: one,
    question: one,
    themes: many,
    topics: many,
    checks: many,
    ...(Object.fromEntries([...names, ...longer]) as Record<`${string}-${string}`, typeof one>),
  };
}

/** The form's fields as read by reviewFields(). */
export type ReviewFields = Readonly<Record<string, string | string[] | undefined>>;

export function typedFrom(story: SentStory, fields: ReviewFields): Typed {
  const text = (name: string) => {
    const value = fields[name];
    return typeof value === 'string' ? value : '';
  };
  const list = (name: string) => {
    const value = fields[name];
    return Array.isArray(value) ? value : [];
  };
  const isTicked = (name: string) => text(name) === 'yes';
  const stored = {
    ...typedAsStored(story),
    reason: trimText(text('reason')),
    question: trimText(text('question')),
  };
  const hard = { topics: list('topics'), note: text('note') };
  if (!isTicked('edits')) return isTicked('sensitive') ? { ...stored, ...hard } : stored;
  return {
    ...stored,
    ...hard,
    title: text('title'),
    words: text('words'),
    neighbourhood: text('neighbourhood'),
    language: text('language'),
    themes: list('themes'),
    videoTour: isTicked('tour'),
    alt: new Map(
      describable(story).map(({ id }) => [
        id,
        { words: text(`alt-${id}`), decorative: isTicked(`decorative-${id}`) },
      ]),
    ),
    pages: new Map(withPages(story).map((media) => [media.id, pagesFrom(media, text, isTicked)])),
    hearing: new Map(
      heard(story).map(({ id }) => [
        id,
        {
          transcript: text(`transcript-${id}`),
          captions: text(`captions-${id}`),
          captionsLanguage: text(`captions-language-${id}`),
          captionsRead: isTicked(`captions-read-${id}`),
          waiver: text(`waiver-${id}`),
        },
      ]),
    ),
    checks: list('checks'),
  };
}

/** What the boxes hold when the page is fresh. */
export function typedAsStored(story: SentStory): Typed {
  return {
    title: story.title,
    words: story.words,
    neighbourhood: story.neighbourhood,
    language: story.language,
    themes: story.themes,
    videoTour: story.videoTour,
    alt: new Map(describable(story).map((media) => [media.id, typedAlt(media)])),
    pages: new Map(withPages(story).map((media) => [media.id, pagesAsStored(media)])),
    hearing: new Map(heard(story).map((media) => [media.id, typedHearing(media, story.language)])),
    checks: story.checks.map(({ name }) => name),
    topics: story.sensitive.topics,
    note: story.sensitive.note ?? '',
    reason: '',
    question: '',
  };
}

function typedAlt({ alt }: Media): TypedAlt {
  return alt?.kind === 'words'
    ? { words: alt.words, decorative: false }
    : { words: '', decorative: alt?.kind === 'decorative' };
}

function typedHearing({ hearing }: Media, language: string): TypedHearing {
  const { transcript, waiver } = hearing;
  const captions: Captions = hearing.captions ?? { vtt: '', language, checked: false };
  return {
    transcript: transcript ?? '',
    captions: captions.vtt,
    captionsLanguage: captions.language,
    captionsRead: captions.checked,
    waiver: waiver ?? '',
  };
}

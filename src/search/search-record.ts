import type { PublishedStoryView } from '../publish/published-stories.ts';
import { shownFormsOf } from '../story/media.ts';
import { spokenIn } from './spoken-passages.ts';

/** Parts of a story that a search weighs, the weightiest first. */
export const searchFields = ['title', 'credit', 'madeOf', 'words', 'alt', 'spoken'] as const;
export type SearchField = (typeof searchFields)[number];

/** What visitors narrow a search by, in the order of the page. */
export const facetNames = ['theme', 'neighbourhood', 'form', 'year', 'language', 'exhibition'] as const;
export type FacetName = (typeof facetNames)[number];

/** One public story as a search knows it: what is said in it and on its label, and what it can be narrowed by. */
export interface SearchRecord {
  readonly id: string;
  /** Milliseconds. */
  readonly since: number;
  readonly title: string;
  readonly texts: readonly SearchText[];
  readonly facets: Readonly<Record<Exclude<FacetName, 'exhibition'>, readonly string[]>>;
  /** A hard story keeps its words to itself until it is opened: none but those of its title are suggested. */
  readonly hard: boolean;
}

export interface SearchText {
  readonly field: SearchField;
  /** BCP 47 tag. */
  readonly language: string;
  readonly text: string;
}

/** Names and made-of lines are said in the archive's own language. */
const labels = 'en';

export function searchRecordOf(story: PublishedStoryView): SearchRecord {
  return {
    id: story.id,
    since: story.publishedAt.getTime(),
    title: story.title,
    texts: [
      ...writtenIn(story),
      ...spokenIn(story).map(({ language, text }) => ({ field: 'spoken' as const, language, text })),
    ],
    facets: {
      theme: story.themes,
      neighbourhood: [story.neighbourhood],
      form: shownFormsOf(story.media),
      year: [String(story.publishedAt.getUTCFullYear())],
      language: [story.language],
    },
    hard: isHard(story),
  };
}

export const isHard = ({ sensitive }: Pick<PublishedStoryView, 'sensitive'>): boolean =>
  sensitive.topics.length > 0 || sensitive.note !== null;

/** All that is searched of it but what is said. */
export function writtenIn(story: PublishedStoryView): readonly SearchText[] {
  const { language } = story;
  const alts = story.media.flatMap(({ alt, pages }) => [alt, ...pages.map((page) => page.alt)]);
  return [
    { field: 'title' as const, language, text: story.title },
    ...[story.credit ?? '', ...story.makers].map((text) => ({
      field: 'credit' as const,
      language: labels,
      text,
    })),
    { field: 'madeOf' as const, language, text: story.madeOf },
    { field: 'words' as const, language, text: story.words },
    ...alts.map((alt) => ({
      field: 'alt' as const,
      language,
      text: alt?.kind === 'words' ? alt.words : '',
    })),
  ].filter(({ text }) => text !== '');
}

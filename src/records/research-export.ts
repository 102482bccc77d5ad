import { stringify } from 'csv-stringify/sync';
import type { Scope } from '../moderation/queue/review-queue.ts';
import type { PublishedStories, PublishedStoryView } from '../publish/published-stories.ts';
import type { Ending } from './send-pieces.ts';
import { asCell } from './send-pieces.ts';

/**
 * What researchers get of a story that was given to research: what was told and about what, and not by whom. No credit,
 * no reference, no contact; the day and not the hour.
 */
export interface ResearchRecord {
  readonly story: string;
  readonly title: string;
  readonly words: string;
  readonly language: string;
  readonly neighbourhood: string;
  readonly themes: readonly string[];
  readonly forms: readonly string[];
  /** What pictures show and what is said in recordings, in the order of the works. */
  readonly descriptions: readonly string[];
  readonly transcripts: readonly string[];
  readonly hardSubjects: readonly string[];
  readonly licence: string;
  readonly published: string;
}

function researchRecord(story: PublishedStoryView): ResearchRecord {
  return {
    story: story.id,
    title: story.title,
    words: story.words,
    language: story.language,
    neighbourhood: story.neighbourhood,
    themes: story.themes,
    forms: story.media.map(({ form }) => form),
    descriptions: story.media.flatMap(({ alt }) => (alt?.kind === 'words' ? [alt.words] : [])),
    transcripts: story.media.flatMap(({ hearing }) => (hearing.transcript ? [hearing.transcript] : [])),
    hardSubjects: story.sensitive.topics,
    licence: story.licence,
    published: story.publishedAt.toISOString().slice(0, 10),
  };
}

const perPage = 100;

/** Every story in scope that the research read model returns, newest first. Samples are made up, and left out. */
export async function* researchRecords(
  published: PublishedStories,
  scope: Scope,
): AsyncGenerator<ResearchRecord> {
  let cursor: string | null = null;
  do {
    const page = await published.page({}, cursor, perPage);
    for (const story of page.stories) {
      if (!story.sample && (scope === null || scope.includes(story.neighbourhood)))
        yield researchRecord(story);
    }
    cursor = page.older;
  } while (cursor !== null);
}

export async function* writeResearch(
  records: AsyncIterable<ResearchRecord>,
  ending: Ending,
): AsyncGenerator<string> {
  if (ending === 'json') {
    let before = '[\n';
    for await (const record of records) {
      yield before + JSON.stringify(record);
      before = ',\n';
    }
    yield before === '[\n' ? '[]\n' : '\n]\n';
    return;
  }
  yield row(columns);
  for await (const record of records) yield row(columns.map((column) => cell(record[column])));
}

const columns: readonly (keyof ResearchRecord)[] = [
  'story',
  'title',
  'words',
  'language',
  'neighbourhood',
  'themes',
  'forms',
  'descriptions',
  'transcripts',
  'hardSubjects',
  'licence',
  'published',
];

const cell = (value: string | readonly string[]) =>
  asCell(typeof value === 'string' ? value : value.join('\n'));

const row = (cells: readonly string[]) => stringify([[...cells]], { record_delimiter: 'windows' });

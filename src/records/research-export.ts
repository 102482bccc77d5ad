import { stringify } from 'csv-stringify/sync';
import type { Scope } from '../moderation/queue/review-queue.ts';
import type { PublishedStories, PublishedStoryView } from '../publish/published-stories.ts';
import { allFields } from '../story-form/all-fields.ts';
import type { Exported } from '../story-form/field.ts';
import { asCell } from '../web/spreadsheet-cell.ts';
import type { Ending } from './send-pieces.ts';

/**
 * What researchers get of a story that was given to research, by column: what was told and about what, and not by whom. No
 * credit, no reference, no contact; the day and not the hour. What pictures show and what is said in recordings stand in the
 * order of the works.
 */
export type ResearchRecord = Readonly<Record<string, string | readonly string[]>>;

const cells: Exported = {
  story: (story) => story.id,
  ...Object.assign({}, ...allFields.map(({ exported }) => exported)),
  forms: (story) => story.media.map(({ form }) => form),
  published: (story) => story.publishedAt.toISOString().slice(0, 10),
};
const columns = Object.keys(cells);

const researchRecord = (story: PublishedStoryView): ResearchRecord =>
  Object.fromEntries(Object.entries(cells).map(([column, cellOf]) => [column, cellOf(story)]));

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
  for await (const record of records) yield row(columns.map((column) => cell(record[column] ?? '')));
}

const cell = (value: string | readonly string[]) =>
  asCell(typeof value === 'string' ? value : value.join('\n'));

const row = (cells: readonly string[]) => stringify([[...cells]], { record_delimiter: 'windows' });

import { stringify } from 'csv-stringify/sync';
import { dayOf } from '../../story-form/days/uk-day.ts';
import { asCell } from '../../web/spreadsheet-cell.ts';
import { clockOf } from '../../words/times.ts';
import type { Plays } from './play-store.ts';
import { dayKey } from './plays-counts.ts';

const columns = ['day', 'hour', 'story', 'title', 'opened', 'started', 'finished'];

/** A line for each story and hour, by UK time. `titleOf` knows what stories are called that may show. */
export function playsAsCsv(plays: readonly Plays[], titleOf: (story: string) => string): string {
  const rows = plays.map(({ story, hour, opened, started, finished }) => [
    ...[dayKey(dayOf(hour)), clockOf(hour), story, asCell(titleOf(story))],
    ...[opened, started, finished],
  ]);
  return stringify([columns, ...rows], { record_delimiter: 'windows' });
}

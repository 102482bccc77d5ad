import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { Unacceptable } from '../errors.ts';
import type { HistoryEntry, Seal } from '../story/history.ts';
import type { CuratorId } from '../story/ids.ts';
import { asCell, fromCell } from '../web/spreadsheet-cell.ts';
import { say } from '../words/say.ts';
import { createSeal, type ExportedHistory, type ExportedStory } from './exported-history.ts';

/** How curators are called, for readers; the hashes stand over their ids. */
export type NameOf = (id: CuratorId) => string | null;

/** A history on its way out, piece by piece: an archive of any size leaves in little memory. */
export interface HistoryFormat {
  begin(madeAt: string): string;
  story(story: ExportedStory, nameOf: NameOf): string;
  end(seal: string): string;
}

const formatName = 'neighbourhood-stories-history-1';

export function jsonFormat(): HistoryFormat {
  let first = true;
  return {
    begin: (madeAt) =>
      `{"format":${JSON.stringify(formatName)},"madeAt":${JSON.stringify(madeAt)},"stories":[`,
    story(story, nameOf) {
      const lines = story.lines.map((line) => ({ ...line, name: curatorName(line, nameOf) }));
      const text = `${first ? '' : ','}\n${JSON.stringify({ ...story, lines })}`;
      first = false;
      return text;
    },
    end: (seal) => `\n],"seal":${JSON.stringify(seal)}}\n`,
  };
}

const columns = [
  'story',
  'reference',
  'state',
  'line',
  'at',
  'role',
  'curator',
  'name',
  'action',
  'reason',
  'reason salt',
  'reason digest',
  'previous',
  'hash',
] as const;
type Row = Readonly<Record<(typeof columns)[number], string>>;

/** RFC 4180 with a heading. The last row is the seal: "seal", the hash, and when it was made. */
export function csvFormat(): HistoryFormat {
  let made = '';
  return {
    begin(madeAt) {
      made = madeAt;
      return rowsOf([columns]);
    },
    story: (story, nameOf) =>
      rowsOf(story.lines.map((line, index) => cells(story, line, index, curatorName(line, nameOf)))),
    end: (seal) => rowsOf([['seal', seal, made, ...columns.slice(3).map(() => '')]]),
  };
}

const rowsOf = (rows: readonly (readonly string[])[]) =>
  stringify(
    rows.map((row) => row.map(asCell)),
    { record_delimiter: 'windows' },
  );

function cells(story: ExportedStory, line: HistoryEntry, index: number, name: string): string[] {
  const { at, actor, action, reason, reasonSeal, previous, hash } = line;
  const id = 'id' in actor ? actor.id : '';
  return [
    story.story,
    story.reference,
    story.state,
    String(index + 1),
    at.toISOString(),
    actor.role,
    id,
    name,
    action,
    reason ?? '',
    reasonSeal?.salt ?? '',
    reasonSeal?.digest ?? '',
    previous,
    hash,
  ];
}

function curatorName({ actor }: HistoryEntry, nameOf: NameOf): string {
  return 'id' in actor ? (nameOf(actor.id) ?? '') : '';
}

/** Writes the whole of a history in pieces. */
export async function* writeHistory(
  stories: AsyncIterable<ExportedStory>,
  format: HistoryFormat,
  context: { readonly madeAt: string; readonly secret: string; readonly nameOf: NameOf },
): AsyncGenerator<string> {
  const seal = createSeal(context.secret, context.madeAt);
  yield format.begin(context.madeAt);
  for await (const story of stories) {
    seal.add(story);
    yield format.story(story, context.nameOf);
  }
  yield format.end(seal.hex());
}

/** Reads an export back, of either format. @throws Unacceptable where it is none. */
export function readHistory(text: string): ExportedHistory {
  try {
    return text.trimStart().startsWith('{') ? readJson(text) : readCsv(text);
  } catch (error) {
    throw new Unacceptable(say('records-history-unreadable'), { cause: error });
  }
}

const line = z.object({
  at: z.iso.datetime().transform((text) => new Date(text)),
  actor: z.object({ role: z.string(), id: z.string().optional() }),
  action: z.string(),
  reason: z.string().nullable(),
  reasonSeal: z.object({ salt: z.string().nullable(), digest: z.string() }).nullable(),
  previous: z.string(),
  hash: z.string(),
});
const exported = z.object({
  format: z.literal(formatName),
  madeAt: z.string(),
  stories: z.array(
    z.object({ story: z.string(), reference: z.string(), state: z.string(), lines: z.array(line) }),
  ),
  seal: z.string(),
});

function readJson(text: string): ExportedHistory {
  // Whatever role or action a file names, its hash was made over that: an unknown one simply does not fit.
  return exported.parse(JSON.parse(text)) as unknown as ExportedHistory;
}

function readCsv(text: string): ExportedHistory {
  const rows = (parse(text, { columns: true, bom: true }) as Row[]).map(withoutQuotes);
  const last = rows.pop();
  if (last?.story !== 'seal') throw new Error('Expected the seal in the last row');
  const stories = new Map<string, { reference: string; state: string; lines: HistoryEntry[] }>();
  for (const row of rows) {
    const story = stories.get(row.story) ?? { reference: row.reference, state: row.state, lines: [] };
    stories.set(row.story, story);
    story.lines.push(lineOf(row));
  }
  return {
    madeAt: last.state,
    seal: last.reference,
    stories: [...stories].map(([story, rest]) => ({ story, ...rest })),
  };
}

function withoutQuotes(row: Row): Row {
  const plain = Object.entries(row).map(([name, cell]) => [name, fromCell(cell)]);
  return Object.fromEntries(plain) as Row;
}

function lineOf(row: Row): HistoryEntry {
  const digest = row['reason digest'];
  const salt = row['reason salt'] || null;
  const reasonSeal: Seal | null = digest ? { salt, digest } : null;
  return {
    at: new Date(row.at),
    actor: { role: row.role, ...(row.curator ? { id: row.curator } : {}) } as HistoryEntry['actor'],
    action: row.action as HistoryEntry['action'],
    reason: row.reason === '' && !salt ? null : row.reason,
    reasonSeal,
    previous: row.previous,
    hash: row.hash,
  };
}

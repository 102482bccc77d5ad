import { describe, expect, it } from '@jest/globals';
import { aPublishedStory, aStoryInReview } from '../../test/support/stories.ts';
import { newCuratorId } from '../random.ts';
import { askErasure, makeTombstone } from '../story/changes/erase.ts';
import { approve, decline, reconsider, unpublish } from '../story/changes/publish.ts';
import type { SentStory } from '../story/story.ts';
import {
  type ExportedHistory,
  type ExportedStory,
  exportedStory,
  faultsIn,
  faultsSince,
} from './exported-history.ts';
import { csvFormat, jsonFormat, readHistory, writeHistory } from './history-formats.ts';

const secret = 'the secret of this archive';
const madeAt = '2026-11-23T10:00:00.000Z';
const at = new Date('2026-03-01T10:00:00Z');
const by = { role: 'curator', id: newCuratorId() } as const;

// Reasons that spreadsheets, quotes and line ends could spoil.
const reasons = [
  '=SUM(A1)',
  "'=1",
  '-1',
  '@x',
  'a "quote", a comma\nand a line',
  "'",
  ' led by a space',
  'ünïcödé 🎨',
];

function told(reason: string): SentStory {
  const declined = decline(aStoryInReview(), reason, at, by);
  return unpublish(approve(reconsider(declined, at, by), at, by), reason, at, by);
}

function someStories(): readonly ExportedStory[] {
  const buried = makeTombstone(askErasure(told('of a person'), at, { role: 'storyteller' }), at);
  return [...[...reasons.map(told), aPublishedStory()].map(exportedStory), exportedStory(buried)];
}

async function written(stories: readonly ExportedStory[], format: 'csv' | 'json'): Promise<string> {
  async function* all() {
    yield* stories;
  }
  const pieces = writeHistory(all(), format === 'csv' ? csvFormat() : jsonFormat(), {
    madeAt,
    secret,
    nameOf: () => '=Ada',
  });
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

describe.each(['csv', 'json'] as const)('The history as %s', (format) => {
  it('comes back as it was, whatever the reasons are', async () => {
    const stories = someStories();
    const text = await written(stories, format);
    const back = readHistory(text);
    expect(back.stories).toEqual(stories);
    expect(faultsIn(back, secret)).toEqual([]);
    expect(text).not.toContain('of a person');
  });

  it('gives a spreadsheet no formula', async () => {
    if (format === 'json') return expect(await written(someStories(), format)).toContain('"=SUM(A1)"');
    expect(await written(someStories(), format)).not.toMatch(/(^|,)"?[=+@-]/m);
  });

  it('shows that a file was cut short, or is none', async () => {
    const text = await written(someStories(), format);
    const whole = text.trimEnd();
    expect(() => readHistory(whole.slice(0, whole.lastIndexOf('\n') - 1))).toThrow('cut short');
    expect(() => readHistory('a,b\n1,2\n')).toThrow('not an export of the history');
    expect(() => readHistory('{"format":"another"}')).toThrow('not an export of the history');
  });
});

type Spoil = (stories: ExportedStory[]) => ExportedStory[];
const first =
  (change: (story: ExportedStory) => ExportedStory): Spoil =>
  ([story, ...rest]) =>
    story ? [change(story), ...rest] : rest;
const lines = (change: (all: ExportedStory['lines']) => ExportedStory['lines']): Spoil =>
  first((story) => ({ ...story, lines: change(story.lines) }));
const line = (fields: object): Spoil =>
  lines((all) => all.map((each, index) => (index === 1 ? { ...each, ...fields } : each)));

const spoils: readonly (readonly [string, Spoil])[] = [
  ['an altered reason', line({ reason: 'Another reason.' })],
  ['a dropped reason', line({ reason: null })],
  ['an altered action', line({ action: 'approved' })],
  ['an altered date', line({ at: new Date(0) })],
  ['another curator', line({ actor: { role: 'admin', id: newCuratorId() } })],
  ['a first line that is missing', lines((all) => all.slice(1))],
  ['a line that is missing in the middle', lines((all) => all.toSpliced(1, 1))],
  ['a last line that is missing', lines((all) => all.slice(0, -1))],
  ['no lines', lines(() => [])],
  ['two lines that changed places', lines((all) => all.toSpliced(1, 2, ...all.slice(1, 3).toReversed()))],
  ['a line that stands there twice', lines((all) => all.toSpliced(1, 0, ...all.slice(1, 2)))],
  ['a story that is missing', (all) => all.slice(1)],
  ['two stories that changed places', ([one, two, ...rest]) => (one && two ? [two, one, ...rest] : [])],
  ['a story that came to it', (all) => [...all, exportedStory(aStoryInReview())]],
];

describe('A check of an export', () => {
  async function exported(): Promise<ExportedHistory> {
    return readHistory(await written(someStories(), 'json'));
  }

  it.each(spoils)('finds %s', async (_what, spoil) => {
    const history = await exported();
    expect(faultsIn({ ...history, stories: spoil([...history.stories]) }, secret)).not.toEqual([]);
  });

  it('finds that another archive made it', async () => {
    expect(faultsIn(await exported(), 'another secret')).toEqual([
      expect.stringContaining('The seal does not fit'),
    ]);
  });
});

describe('An export and the archive as it is now', () => {
  const [before] = someStories();
  if (!before) throw new Error('Expected a story');

  it('agree while the archive only went on', () => {
    const longer = exportedStory(told('x'));
    expect(faultsSince(before, before)).toEqual([]);
    expect(faultsSince({ ...longer, lines: longer.lines.slice(0, 2) }, longer)).toEqual([]);
  });

  it('disagree where a line was altered or lost, or the story is gone', () => {
    expect(faultsSince(before, { lines: before.lines.slice(0, -1) })).toEqual([
      expect.stringContaining('is missing in the archive'),
    ]);
    expect(faultsSince(before, { lines: exportedStory(told('y')).lines })).toEqual([
      expect.stringContaining('is another one in the archive'),
    ]);
    expect(faultsSince(before, null)).toEqual([expect.stringContaining('no longer in the archive')]);
  });
});

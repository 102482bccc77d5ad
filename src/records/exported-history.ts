import { createHmac, timingSafeEqual } from 'node:crypto';
import { firstBrokenEntry, type HistoryEntry } from '../story/history.ts';
import type { ErasedStory, SentStory } from '../story/story.ts';
import { say } from '../words/say.ts';

/** The history of one story as it leaves the archive. Names no resident; `names` says who the curators were. */
export interface ExportedStory {
  readonly story: string;
  readonly reference: string;
  readonly state: string;
  readonly lines: readonly HistoryEntry[];
}

/** Every story's history at one moment, with a seal that only this archive's secret can make. */
export interface ExportedHistory {
  readonly madeAt: string;
  readonly stories: readonly ExportedStory[];
  readonly seal: string;
}

export function exportedStory({ id, reference, state, history }: SentStory | ErasedStory): ExportedStory {
  return { story: id, reference, state, lines: history };
}

/**
 * A keyed hash over what is in the export: each story, how many lines it has and what the last one is. So a line that is
 * missing at the end shows too, and a story that is missing altogether, which no chain could tell.
 */
export function createSeal(secret: string, madeAt: string) {
  const hmac = createHmac('sha256', `history export ${secret}`).update(madeAt);
  return {
    add({ story, lines }: ExportedStory): void {
      hmac.update(`\n${story} ${lines.length} ${lines.at(-1)?.hash ?? ''}`);
    },
    hex: (): string => hmac.digest('hex'),
  };
}

/** Everything that is wrong with an export, as sentences; empty where nothing is. */
export function faultsIn(history: ExportedHistory, secret: string): readonly string[] {
  const seal = createSeal(secret, history.madeAt);
  for (const story of history.stories) seal.add(story);
  const chains = history.stories.flatMap(brokenChain);
  return isSame(seal.hex(), history.seal) ? chains : [...chains, say('cli-history-seal')];
}

/** What is wrong between an export and the archive as it is now: everything exported must still stand there. */
export function faultsSince(
  exported: ExportedStory,
  now: Pick<ExportedStory, 'lines'> | null,
): readonly string[] {
  if (!now) return [say('cli-history-gone', named(exported))];
  const changed = exported.lines.findIndex((line, index) => now.lines[index]?.hash !== line.hash);
  if (changed === -1) return [];
  const what = changed >= now.lines.length ? 'missing' : 'another';
  return [say('cli-history-changed', { ...named(exported), line: changed + 1, what })];
}

export function brokenChain(story: ExportedStory): readonly string[] {
  if (story.lines.length === 0) return [say('cli-history-empty', named(story))];
  const broken = firstBrokenEntry(story.lines);
  if (broken === -1) return [];
  return [say('cli-history-broken', { ...named(story), line: broken + 1, before: broken })];
}

const named = ({ reference, story }: ExportedStory) => ({ reference, story });

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

import type { HistoryEntry } from '../story/history.ts';
import { linesSince } from '../story-form/made-from.ts';
import { say } from '../words/say.ts';

/** One thing that has happened to a story, in words for its storyteller. Curators have no names here. */
export interface Happening {
  readonly at: Date;
  readonly words: string;
  /** The storyteller did it. */
  readonly mine: boolean;
}

/** Oldest first. */
export function happenings(history: readonly HistoryEntry[]): readonly Happening[] {
  return history.map((entry) => ({
    at: entry.at,
    words: wordsFor(entry),
    mine: entry.actor.role === 'storyteller' || entry.actor.role === 'helper',
  }));
}

/** What people have done since a page was made from `mark`. */
export function happenedSince(history: readonly HistoryEntry[], mark: string): readonly Happening[] {
  return happenings(linesSince({ history }, mark));
}

/** When a curator last edited the story, where the storyteller has not changed it since. */
export function editedByCurator(history: readonly HistoryEntry[]): Date | null {
  const last = history.findLast(({ action }) => action === 'edited' || action === 'revised');
  return last?.action === 'edited' ? last.at : null;
}

function wordsFor({ action, actor }: HistoryEntry): string {
  const by =
    actor.role === 'storyteller' || actor.role === 'helper' || actor.role === 'archive'
      ? actor.role
      : 'curator';
  return say(`my-story-happened-${action.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, {
    by,
  });
}

import { never } from '../../errors.ts';
import { type Action, type Actor, firstBrokenEntry, type HistoryEntry } from '../../story/history.ts';
import type { CuratorId } from '../../story/ids.ts';
import { say } from '../../words/say.ts';
import { dayAndTime } from '../../words/times.ts';

/** How curators are called, by id. */
export type Names = ReadonlyMap<CuratorId, string | null>;

export interface HistoryLine {
  readonly at: Date;
  readonly when: string;
  /** A whole sentence, such as "Ada Lovelace published it." */
  readonly what: string;
  readonly reason: string | null;
  /** True from the first line on that does not follow from the one before. */
  readonly doubtful: boolean;
}

/** The story's history in plain words, oldest first. `me` is called "You". */
export function historyLines(
  history: readonly HistoryEntry[],
  names: Names,
  me: CuratorId,
): readonly HistoryLine[] {
  const broken = firstBrokenEntry(history);
  return history.map((entry, index) => ({
    at: entry.at,
    when: dayAndTime(entry.at),
    what: say(`curate-history-${dashed(entry.action)}`, {
      who: actorName(entry.actor, names, me),
      wish: 'id' in entry.actor ? 'of-storyteller' : 'own',
    }),
    reason: entry.reason,
    doubtful: broken !== -1 && index >= broken,
  }));
}

/** Every curator that the history names. */
export function curatorsIn(history: readonly HistoryEntry[]): readonly CuratorId[] {
  return [...new Set(history.flatMap(({ actor }) => ('id' in actor ? [actor.id] : [])))];
}

/** How somebody is called in a sentence about them. `me` is called "You". */
export function actorName(actor: Actor, names: Names, me: CuratorId): string {
  switch (actor.role) {
    case 'storyteller':
      return say('curate-history-who-storyteller');
    case 'helper':
      return say('curate-history-who-helper');
    case 'visitor':
      return say('curate-history-who-visitor');
    case 'worker':
    case 'archive':
      return say('curate-history-who-archive');
    case 'curator':
    case 'admin':
      if (actor.id === me) return say('curate-history-who-you');
      return names.get(actor.id) ?? say('curate-history-who-left');
    default:
      return never(actor);
  }
}

/** "change-asked" of "changeAsked": keys have no capitals. */
const dashed = (action: Action) => action.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

import { never } from '../../errors.ts';
import { type Action, type Actor, firstBrokenEntry, type HistoryEntry } from '../../story/history.ts';
import type { CuratorId } from '../../story/ids.ts';
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
    what: `${actorName(entry.actor, names, me)} ${deed(entry.action)}${forWhom(entry)}.`,
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
      return 'The storyteller';
    case 'helper':
      return 'The storyteller, with somebody’s help,';
    case 'visitor':
      return 'Somebody who may be in it';
    case 'worker':
    case 'archive':
      return 'The archive';
    case 'curator':
    case 'admin':
      if (actor.id === me) return 'You';
      return names.get(actor.id) ?? 'A curator who has left';
    default:
      return never(actor);
  }
}

const wishes: readonly Action[] = [
  'answered',
  'revised',
  'usesChanged',
  'nameTakenOff',
  'hidden',
  'shownAgain',
  'erasureAsked',
];

/** A wish is the storyteller's, also where a curator carried it out (P14). */
function forWhom({ actor, action }: HistoryEntry): string {
  return 'id' in actor && wishes.includes(action) ? ', as the storyteller asked' : '';
}

function deed(action: Action): string {
  switch (action) {
    case 'sent':
      return 'sent it';
    case 'prepared':
      return 'prepared the files';
    case 'edited':
      return 'changed its words, descriptions or checks';
    case 'approved':
      return 'published it';
    case 'declined':
      return 'declined it';
    case 'unpublished':
      return 'took it out of the galleries';
    case 'reopened':
      return 'put it back in the queue';
    case 'changeAsked':
      return 'asked the storyteller for a change';
    case 'answered':
      return 'answered';
    case 'revised':
      return 'changed the story';
    case 'usesChanged':
      return 'changed where it may show';
    case 'nameTakenOff':
      return 'took the name off';
    case 'hidden':
      return 'hid it';
    case 'shownAgain':
      return 'let it be shown again';
    case 'erasureAsked':
      return 'asked for it to be erased';
    case 'erased':
      return 'erased it';
    case 'concernRaised':
      return 'asked us to hide it';
    case 'concernSettled':
      return 'settled a request to hide it';
    case 'noteChanged':
      return 'changed what is said before the story';
    case 'permissionNoted':
      return 'noted who has agreed to be shown';
    default:
      return never(action);
  }
}

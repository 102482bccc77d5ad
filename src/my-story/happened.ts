import { never } from '../errors.ts';
import type { HistoryEntry } from '../story/history.ts';

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

/** What others have done since `seen` lines were on the storyteller's page. What workers do changes nothing that they see. */
export function happenedSince(history: readonly HistoryEntry[], seen: number): readonly Happening[] {
  return happenings(history.slice(seen).filter(({ actor }) => actor.role !== 'worker'));
}

/** When a curator last edited the story, where the storyteller has not changed it since. */
export function editedByCurator(history: readonly HistoryEntry[]): Date | null {
  const last = history.findLast(({ action }) => action === 'edited' || action === 'revised');
  return last?.action === 'edited' ? last.at : null;
}

function wordsFor({ action, actor }: HistoryEntry): string {
  const mine = actor.role === 'storyteller' || actor.role === 'helper';
  const who = mine ? 'You' : actor.role === 'archive' ? 'The archive' : 'A curator';
  const forYou = mine || actor.role === 'archive' ? '' : ', as you asked them to';
  switch (action) {
    case 'sent':
      return actor.role === 'helper' ? 'You sent the story, with help.' : `${who} sent the story.`;
    case 'prepared':
      return 'Your files were ready, and the story went to the curators.';
    case 'edited':
      return 'A curator changed the title, the words, the themes or the notes to the files.';
    case 'approved':
      return 'A curator said yes to your story.';
    case 'declined':
      return 'A curator decided not to show it as it is.';
    case 'unpublished':
      return 'A curator took your story down.';
    case 'reopened':
      return 'A curator took it up again.';
    case 'changeAsked':
      return 'A curator asked you a question.';
    case 'answered':
      return `${who} sent it back to the curators${forYou}.`;
    case 'revised':
      return `${who} changed the story${forYou}.`;
    case 'usesChanged':
      return `${who} changed where it may be shown${forYou}.`;
    case 'nameTakenOff':
      return `${who} took your name off${forYou}.`;
    case 'hidden':
      return `${who} hid the story${forYou}.`;
    case 'shownAgain':
      return `${who} asked to show it again${forYou}.`;
    case 'erasureAsked':
      return `${who} asked to erase the story${forYou}.`;
    case 'erased':
      return 'The story was erased.';
    case 'concernRaised':
      return 'Somebody who may be in it asked us to hide it.';
    case 'concernSettled':
      return 'A curator settled what somebody else had asked for.';
    case 'noteChanged':
      return 'A curator changed the note that stands before it.';
    case 'permissionNoted':
      return 'A curator noted that somebody gave or took back their permission.';
    default:
      return never(action);
  }
}

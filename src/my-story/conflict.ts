import type { HistoryEntry } from '../story/history.ts';
import { say } from '../words/say.ts';
import { happenings } from './happened.ts';

/** What was typed and is kept nowhere else. */
export interface Unsaved {
  readonly name: string;
  readonly label: string;
  readonly words: string;
}

/** The model of views/partials/conflict, for a storyteller whose form still holds what they typed, but for what the story no longer has. */
export function conflictAt(
  home: string,
  happened: readonly HistoryEntry[],
  leftOut: readonly Omit<Unsaved, 'label'>[],
) {
  const unsaved = leftOut.map((each) => ({ ...each, label: say('my-story-conflict-gone') }));
  return { ...said(happened), home, unsaved };
}

/** The same where no form holds it any more. */
export function conflictWith(happened: readonly HistoryEntry[], unsaved: readonly Unsaved[]) {
  return {
    ...said(happened),
    next: say('my-story-conflict-copy'),
    unsaved: unsaved.filter(({ words }) => words !== ''),
  };
}

const said = (happened: readonly HistoryEntry[]) => ({
  heading: say('my-story-conflict-heading'),
  happened: happenings(happened),
});

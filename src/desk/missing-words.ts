import { diffArrays } from 'diff';

/** A part of a text, with the space around it as it was. */
export interface Stretch {
  readonly text: string;
  /** It is not in the other text. */
  readonly isMissing: boolean;
}

/** Insertions and deletions; two texts with more of them have little in common. */
const mostEdits = 4000;

/** `text` in stretches, those marked that `now` has not. Shared with the browser. */
export function missingWords(text: string, now: string): readonly Stretch[] {
  const [words, others] = [text.match(/\s*\S+\s*$|\s*\S+/g) ?? [], now.split(/\s+/).filter(Boolean)];
  const bare = words.map((word) => word.trim());
  const changes = diffArrays(others, bare, { maxEditLength: mostEdits }) ?? [
    { added: true, count: bare.length },
  ];
  let at = 0;
  return changes.flatMap(({ added = false, removed = false, count }: Change): Stretch[] => {
    if (removed) return [];
    const stretch = words.slice(at, at + (count ?? 0)).join('');
    at += count ?? 0;
    return [{ text: stretch, isMissing: added }];
  });
}

interface Change {
  readonly added?: boolean;
  readonly removed?: boolean;
  readonly count?: number;
}

import type { PublishedStoryView } from '../../publish/published-stories.ts';
import type { ByHand, Choosing, HangingRule } from '../../story/exhibitions.ts';
import type { StoryId } from '../../story/ids.ts';
import { shownFormsOf } from '../../story/media.ts';

/** What the choosing needs to know of a story. */
export type Hangable = Pick<PublishedStoryView, 'id' | 'themes' | 'neighbourhood' | 'media' | 'publishedAt'>;

/**
 * What hangs, in its order: what fits the rule and what was added, without what was taken out; first what was put in
 * order by hand, then the newest. `stories` are those that may show there: nothing else can hang, whatever was chosen.
 */
export function picked<Story extends Hangable>(
  { rule, byHand }: Pick<Choosing, 'rule' | 'byHand'>,
  stories: readonly Story[],
): readonly Story[] {
  const [added, removed] = [new Set(byHand.added), new Set(byHand.removed)];
  const place = new Map(byHand.order.map((id, index) => [id, index]));
  const placeOf = ({ id }: Hangable) => place.get(id) ?? Number.POSITIVE_INFINITY;
  return stories
    .filter((story) => !removed.has(story.id) && (added.has(story.id) || fits(rule, story)))
    .sort((one, other) => compare(placeOf(one), placeOf(other)) || newestFirst(one, other));
}

export function fits(rule: HangingRule | null, story: Hangable): boolean {
  if (rule === null) return false;
  const has = <Value>(wanted: readonly Value[], given: readonly Value[]) =>
    wanted.length === 0 || given.some((value) => wanted.includes(value));
  return (
    has(rule.themes, story.themes) &&
    has(rule.neighbourhoods, [story.neighbourhood]) &&
    has(rule.forms, shownFormsOf(story.media))
  );
}

const compare = (one: number, other: number) => (one === other ? 0 : one < other ? -1 : 1);

function newestFirst(one: Hangable, other: Hangable): number {
  return other.publishedAt.getTime() - one.publishedAt.getTime() || (one.id < other.id ? 1 : -1);
}

/** Where a story can be moved to: by a word, or to a place, counted from 1. */
export const moves = ['top', 'up', 'down'] as const;
export type Move = (typeof moves)[number] | { readonly place: number };

/** The same choice with that story moved among `hanging`, what hangs now in its order. */
export function moved(byHand: ByHand, hanging: readonly StoryId[], id: StoryId, move: Move): ByHand {
  const from = hanging.indexOf(id);
  if (from === -1) return byHand;
  const wanted = typeof move === 'object' ? move.place - 1 : { top: 0, up: from - 1, down: from + 1 }[move];
  const to = Math.min(Math.max(wanted, 0), hanging.length - 1);
  const list = hanging.filter((each) => each !== id);
  list.splice(to, 0, id);
  const pinned = hanging.filter((each) => each === id || byHand.order.includes(each)).length;
  // Only as much is put in order as it takes, so that new stories still come in by themselves after it.
  return { ...byHand, order: withAbsent(list.slice(0, Math.max(pinned, to + 1)), byHand.order, hanging) };
}

/** Stories that may not show just now keep their place after the one they stood behind. */
function withAbsent(
  order: readonly StoryId[],
  before: readonly StoryId[],
  hanging: readonly StoryId[],
): readonly StoryId[] {
  const result = [...order];
  for (const [index, id] of before.entries()) {
    if (hanging.includes(id) || result.includes(id)) continue;
    const ahead = before[index - 1];
    result.splice(ahead === undefined ? 0 : result.indexOf(ahead) + 1, 0, id);
  }
  return result;
}

/** The same choice with these stories hung, or taken down; their places in the order stay. */
export function withAdded(byHand: ByHand, ids: readonly StoryId[]): ByHand {
  return {
    ...byHand,
    added: [...new Set([...byHand.added, ...ids])],
    removed: byHand.removed.filter((id) => !ids.includes(id)),
  };
}

export function withRemoved(byHand: ByHand, ids: readonly StoryId[]): ByHand {
  return {
    ...byHand,
    added: byHand.added.filter((id) => !ids.includes(id)),
    removed: [...new Set([...byHand.removed, ...ids])],
  };
}

import { Conflict, NotFound } from '../../errors.ts';
import { changeStory } from '../../story/changes/change-story.ts';
import type { StoryId } from '../../story/ids.ts';
import type { StoryStore } from '../../story/stores/story-store.ts';
import { isSent, type SentStory, type Story } from '../../story/story.ts';
import { linesSince } from '../../story-form/made-from.ts';
import { say } from '../../words/say.ts';
import type { Scope } from '../queue/review-queue.ts';

/** A decision either holds, or someone else's came first and nothing was overwritten (P23). */
export type Outcome =
  | { readonly kind: 'saved'; readonly story: Story }
  | { readonly kind: 'conflict'; readonly story: SentStory };

/**
 * Saves what `change` makes of the story, provided that nobody did anything to it since the page was made from `madeFrom`;
 * what workers save meanwhile is no hindrance. `change` is one of story/transitions; where it gives back the very same
 * story, nothing is written.
 * @throws NotFound; Unacceptable from `change`.
 */
export function decide(
  stories: Pick<StoryStore, 'find' | 'replace'>,
  story: SentStory,
  madeFrom: string,
  change: (story: SentStory) => SentStory,
): Promise<Outcome> {
  const isOvertaken = (latest: SentStory) => linesSince(latest, madeFrom).length > 0;
  return saveUnless(isOvertaken, stories, story, change);
}

/** The same for a page that looks at a part of the story alone: what is done to the rest of it is no hindrance. */
export async function saveUnless(
  isOvertaken: (latest: SentStory) => boolean,
  stories: Pick<StoryStore, 'find' | 'replace'>,
  { id }: SentStory,
  change: (story: SentStory) => SentStory,
): Promise<Outcome> {
  try {
    const story = await changeStory(stories, id, (latest) => {
      if (!isSent(latest) || isOvertaken(latest)) throw new Conflict('');
      const after = change(latest);
      return after === latest ? null : after;
    });
    return { kind: 'saved', story };
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    // Who saw it just now may see what became of it, even where it moved to another neighbourhood.
    return { kind: 'conflict', story: await findSent(stories, id, null) };
  }
}

/**
 * The story for a curator who looks after `scope`. The one door to it for every page that names a story.
 * @throws NotFound for an unknown id; for a draft, which is the storyteller's own until it is sent; and, in the very same
 * words, for a story of another neighbourhood (P24, S12).
 */
export async function findSent(
  stories: Pick<StoryStore, 'find'>,
  id: StoryId | null,
  scope: Scope,
): Promise<SentStory> {
  const story = id && (await stories.find(id));
  if (!story || !isSent(story) || !isWithin(scope, story)) {
    throw new NotFound(say('curate-review-not-found'));
  }
  return story;
}

/** True where a curator of that scope looks after the story. */
export function isWithin(scope: Scope, { neighbourhood }: Pick<SentStory, 'neighbourhood'>): boolean {
  return scope === null || scope.includes(neighbourhood);
}

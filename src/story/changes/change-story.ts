import { Conflict, NotFound } from '../../errors.ts';
import { say } from '../../words/say.ts';
import type { StoryId } from '../ids.ts';
import type { StoryStore } from '../stores/story-store.ts';
import type { Story } from '../story.ts';

/** Tries for a withdrawal, which always wins over other people's saves (S22). */
export const withdrawalTries = 500;

/**
 * Reads the story, asks `change` for its next value and saves that by compare-and-set; starts again where someone else
 * saved in between. `change` returns null to leave it as it is. A person's decision is made on what they saw: its `change`
 * looks first whether another person did something since (`story-form/made-from.ts`).
 * @throws NotFound; Conflict after so many lost races as there are `tries`; what `change` throws.
 */
export async function changeStory(
  stories: Pick<StoryStore, 'find' | 'replace'>,
  id: StoryId,
  change: (story: Story) => Story | null,
  tries = 20,
): Promise<Story> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const before = await stories.find(id);
    if (!before) throw new NotFound(say('story-unknown'));
    const after = change(before);
    if (!after) return before;
    try {
      return await stories.replace(before, after);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
  throw new Conflict(say('story-too-many-changes'));
}

import { BadRequest } from '../../errors.ts';
import { parseStoryId, type StoryId } from '../../story/ids.ts';
import type { SentStory } from '../../story/story.ts';
import { madeFromStory, readMadeFrom } from '../../story-form/made-from.ts';
import { say } from '../../words/say.ts';

/** A story that was chosen, with the mark of what its curator saw of it. */
export interface Chosen {
  readonly id: StoryId;
  readonly madeFrom: string;
}

/** As its curator sees it now. */
export const chosenNow = (story: SentStory): Chosen => ({ id: story.id, madeFrom: madeFromStory(story) });

/** As a form carries it. */
export const chosenText = ({ id, madeFrom }: Chosen): string => `${id}:${madeFrom}`;

/** Each story once. @throws BadRequest for anything that `chosenText()` did not write. */
export function readChosen(texts: readonly string[]): readonly Chosen[] {
  const all = texts.map((text) => {
    const [name = '', mark = ''] = text.split(':');
    const id = parseStoryId(name);
    if (!id) throw new BadRequest(say('story-form-unreadable'));
    return { id, madeFrom: readMadeFrom(mark) };
  });
  return [...new Map(all.map((chosen) => [chosen.id, chosen])).values()];
}

import { never } from '../errors.ts';
import type { SentStory } from '../story/story.ts';
import { say } from '../words/say.ts';

/** What comes of a change that a curator has to look at: said before it is saved (P22). */
export function whatSavingDoes(story: SentStory): string {
  switch (story.state) {
    case 'processing':
    case 'inReview':
      return say('my-story-effect-in-review');
    case 'changesRequested':
      return say('my-story-effect-asked');
    case 'published':
      return say('my-story-effect-published');
    case 'declined':
      return say('my-story-effect-declined');
    case 'withdrawn':
      return say('my-story-effect-hidden');
    default:
      return never(story);
  }
}

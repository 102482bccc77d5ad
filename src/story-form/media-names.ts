import type { Media } from '../story/media.ts';
import { kindOfFile } from '../words/kinds.ts';
import { say } from '../words/say.ts';

/** How a sentence names a media item among the story's: "the film", or "film 2 of 3" where there are more. */
export const mediaName = (media: Media, all: readonly Media[]): string =>
  say('story-form-media-name', {
    kind: kindOfFile(media),
    number: all.indexOf(media) + 1,
    total: all.length,
  });

import { formOf, isAnimation, type Media, pagesOf } from '../story/media.ts';
import { say } from '../words/say.ts';

/** How a sentence names a media item among the story's: "the film", or "film 2 of 3" where there are more. */
export function mediaName(media: Media, all: readonly Media[]): string {
  const kind = pagesOf(media).length > 0 ? 'booklet' : isAnimation(media) ? 'animation' : formOf(media);
  return say('story-form-media-name', { kind, number: all.indexOf(media) + 1, total: all.length });
}

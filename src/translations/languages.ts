import { canBeTranslated } from '../spoken/translated-words.ts';
import type { Media } from '../story/media.ts';
import type { SentStory } from '../story/story.ts';
import { offeredLanguages } from '../story-form/languages.ts';

/** The language of the words as they are said. */
export const languageOf = (story: SentStory, media: Media) =>
  media.hearing.captions?.language ?? story.language;

/** Into which it can still be put. */
export function languagesFor(story: SentStory, media: Media): readonly string[] {
  const taken = media.hearing.translations?.map(({ language }) => language) ?? [];
  if (!canBeTranslated(media)) return [];
  return offeredLanguages.filter((tag) => tag !== languageOf(story, media) && !taken.includes(tag));
}

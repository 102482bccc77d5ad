import { canBeTranslated, wordsIn } from '../../spoken/translated-words.ts';
import type { StoryId } from '../../story/ids.ts';
import type { Media } from '../../story/media.ts';
import type { SentStory } from '../../story/story.ts';
import { translationInWords } from '../../translations/translation-page.ts';

export const translationsAddress = (story: StoryId, media: string) =>
  `/curate/stories/${story}/translations/${media}`;

/** What the review page says of them, beside a recording; null where there is nothing to translate. */
export function translationsView(story: SentStory, media: Media) {
  if (!canBeTranslated(media) && !media.hearing.translations) return null;
  return {
    address: translationsAddress(story.id, media.id),
    all: (media.hearing.translations ?? []).map((translation) => ({
      label: translationInWords(translation),
      language: translation.language,
      // Publishing shows them too, so whoever decides can read them here.
      words: wordsIn(translation),
    })),
  };
}

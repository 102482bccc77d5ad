import type { PublishedStories } from '../publish/published-stories.ts';
import type { MediaId, StoryId } from '../story/ids.ts';
import type { Hearing } from '../story/media.ts';
import { translatedCaptions } from './translated-words.ts';

/** Captions have no file of their own in the store: they are part of the story, and go by these names beside its files. */
export const captionsName = 'captions.vtt';
export const captionsType = 'text/vtt; charset=utf-8';

/** Of a translation, such as "captions-cy.vtt". */
export const translatedName = (language: string): string => `captions-${language.toLowerCase()}.vtt`;

/** The WebVTT that goes by that name; null where there is none. */
export function captionsNamed({ captions, translations }: Hearing, name: string): string | null {
  if (name === captionsName) return captions?.vtt ?? null;
  const translation = translations?.find(({ language }) => translatedName(language) === name);
  return translation ? translatedCaptions(translation) : null;
}

/** The same of a story that may be seen right now. */
export async function publishedCaptions(
  published: Pick<PublishedStories, 'story'>,
  story: StoryId,
  media: MediaId,
  name: string,
): Promise<string | null> {
  if (!name.endsWith('.vtt')) return null;
  const shown = await published.story(story);
  const hearing = shown?.media.find(({ id }) => id === media)?.hearing;
  return hearing ? captionsNamed(hearing, name) : null;
}

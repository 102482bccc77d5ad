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

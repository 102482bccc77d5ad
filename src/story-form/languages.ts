import { inSpokenLanguage } from '../words/intl.ts';
import { say } from '../words/say.ts';

/** Languages of a story's own words, by BCP 47 tag. "und" is BCP 47's own "not said". */
const offered = ['en', 'cy', 'pl', 'ur', 'ar', 'ro', 'uk', 'und'];

/** Those that a person can name. */
export const offeredLanguages: readonly string[] = offered.filter((tag) => tag !== 'und');

export const defaultLanguage = 'en';

const names = inSpokenLanguage((language) => new Intl.DisplayNames(language, { type: 'language' }));

export const isOffered = (tag: string): boolean => offered.includes(tag);

/** "Welsh", as the language that is being spoken calls it. */
export function languageName(tag: string): string {
  if (tag === 'und') return say('story-form-language-other');
  return names().of(tag) ?? tag;
}

/** To choose from: those that are offered, and the one that is chosen already. */
export function languageOptions(chosen: string) {
  const tags = isOffered(chosen) || chosen === '' ? offered : [...offered, chosen];
  return tags.map((tag) => ({ value: tag, label: languageName(tag), selected: tag === chosen }));
}

/** Languages that the form offers for a story's own words, by BCP 47 tag. "und" is BCP 47's own "not said". */
export const storyLanguages: readonly { readonly tag: string; readonly name: string }[] = [
  { tag: 'en', name: 'English' },
  { tag: 'cy', name: 'Welsh' },
  { tag: 'pl', name: 'Polish' },
  { tag: 'ur', name: 'Urdu' },
  { tag: 'ar', name: 'Arabic' },
  { tag: 'ro', name: 'Romanian' },
  { tag: 'uk', name: 'Ukrainian' },
  { tag: 'und', name: 'Another language' },
];

export const defaultLanguage = 'en';

export function languageName(tag: string): string | null {
  return storyLanguages.find((language) => language.tag === tag)?.name ?? null;
}

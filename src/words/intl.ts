import { spokenLanguage } from './say.ts';

/**
 * Intl's objects are dear to make, and pages want the same few again and again: each is made once for each language that
 * is spoken. `make` gets the language's BCP 47 tag.
 */
export function inSpokenLanguage<Made>(make: (language: string) => Made): () => Made {
  const made = new Map<string, Made>();
  return () => {
    const language = spokenLanguage();
    const known = made.get(language);
    if (known !== undefined) return known;
    const fresh = make(language);
    made.set(language, fresh);
    return fresh;
  };
}

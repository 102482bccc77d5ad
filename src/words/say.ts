import { AsyncLocalStorage } from 'node:async_hooks';
import path from 'node:path';
import { contentFolder } from '../project-root.ts';
import { type Args, type Catalogue, readCatalogues } from './catalogue.ts';

/** The one door to what the archive says to people. The words lie in content/words, by feature; code holds their keys. */

const catalogues = readCatalogues(path.join(contentFolder, 'words'));
const fallback = 'en';
const current = new AsyncLocalStorage<string>();
let strict = false;

/** Languages that the archive speaks, by their folders' names. */
export const languages: readonly string[] = [...catalogues.keys()];

/** Runs `work` and all that it starts in a language, where there are words in it. */
export function inLanguage<Result>(language: string, work: () => Result): Result {
  return current.run(catalogues.has(language) ? language : fallback, work);
}

/**
 * The words for a key, in the language of whoever is being answered: `say('story-pages', { pages: 3 })`. Numbers choose
 * plural forms and are written as the language writes them. What a language lacks is said in English.
 * What people typed goes through `setApart()` first.
 * @throws Error where no language has the key; a test sees to it that none is missing.
 */
export function say(key: string, args: Args = {}): string {
  const { text, faults } = catalogueFor(key).format(key, args);
  if (strict && faults.length > 0)
    throw new Error(`Expected all that "${key}" needs but: ${faults.join('; ')}`);
  return text;
}

/**
 * Has all that this process says name the archive so, in every language; null is the name in content/words. The name is the
 * group's own (settings/), and what says it, a page, an e-mail or a screen, has it from here.
 */
export function nameArchive(name: string | null): void {
  for (const catalogue of catalogues.values()) catalogue.nameArchive(name);
}

/** The archive's name where nobody has set another one. */
export const firstName = (): string => spoken().firstName;

/** BCP 47 tag of the language that is being spoken, for dates and lists by Intl. */
export const spokenLanguage = (): string => spoken().language;

/**
 * The words of some features as Fluent text, for scripts that say them by themselves: English first, and then what is
 * spoken, which takes its place.
 */
export function sourcesOf(...features: readonly string[]): readonly string[] {
  const english = catalogues.get(fallback);
  return [...new Set([english, spoken()])].flatMap((catalogue) =>
    features.map((feature) => catalogue?.source(feature) ?? ''),
  );
}

/** A message that lacks an argument is an error from now on, and not a word in braces: for tests. */
export function beStrict(): void {
  strict = true;
}

function spoken(): Catalogue {
  const found = catalogues.get(current.getStore() ?? fallback) ?? catalogues.get(fallback);
  if (!found) throw new Error('Expected words in content/words/en');
  return found;
}

function catalogueFor(key: string): Catalogue {
  const mine = spoken();
  return mine.has(key) ? mine : (catalogues.get(fallback) ?? mine);
}

/**
 * What src/words/say.ts is to the archive, in a browser: the build puts this in its place, so scripts and what they share
 * with the archive say their words by the same keys. The catalogues come once, by addresses that last for ever.
 */
import { FluentBundle, FluentResource } from '@fluent/bundle';

const fallback = 'en';
/** The catalogues that scripts, and what they share with the archive, say something of. */
const catalogues = ['scripts', 'files', 'files-kinds', 'times', 'captions'];
const bundles = await Promise.all(
  [...new Set([document.documentElement.lang.split('-')[0] || fallback, fallback])].map(bundleOf),
);

/**
 * The words for a key in the page's language, or in English where it has none.
 * @param {string} key
 * @param {Readonly<Record<string, string | number>>} [args]
 * @returns {string}
 */
export function say(key, args = {}) {
  for (const bundle of bundles) {
    const pattern = bundle.getMessage(key)?.value;
    if (pattern) return bundle.formatPattern(pattern, args, []);
  }
  throw new Error(`Expected words for "${key}"`);
}

/** BCP 47 tag of the page's language, for days and lists by Intl. */
export const spokenLanguage = () => document.documentElement.lang || 'en-GB';

/**
 * Empty for a language that the archive does not speak.
 * @param {string} language
 */
async function bundleOf(language) {
  const bundle = new FluentBundle(language === 'en' ? 'en-GB' : language, { useIsolating: false });
  const texts = await Promise.all(catalogues.map((name) => textOf(language, name)));
  for (const text of texts) if (text) bundle.addResource(new FluentResource(text.default));
  return bundle;
}

/**
 * A catalogue as it was written; null where the language has none of that name.
 * @param {string} language
 * @param {string} name
 */
async function textOf(language, name) {
  try {
    return await import(`../../../content/words/${language}/${name}.ftl`);
  } catch {
    return null;
  }
}

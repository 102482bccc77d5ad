/**
 * What the player says, by key. Its page brings the words (content/words/<language>/player.ftl) and Fluent's runtime, and
 * the service worker keeps the page, so they are there without a network.
 */
/** @type {import('@fluent/bundle').FluentBundle | null} */
let catalogue = null;

/**
 * @param {string} key
 * @param {Record<string, string | number>} [args] numbers choose plurals
 * @returns {string}
 */
export function say(key, args = {}) {
  catalogue ??= read();
  const pattern = catalogue.getMessage(key)?.value;
  if (!pattern) throw new Error(`Expected words for "${key}"`);
  return catalogue.formatPattern(pattern, args, []);
}

/** BCP 47 tag of the language that is spoken, for days, lists and sizes by Intl. */
export const spokenLanguage = () => document.documentElement.lang;

/**
 * "Ann, Bo and Cy"
 * @param {readonly string[]} all
 */
export const listed = (all) => new Intl.ListFormat(spokenLanguage(), { type: 'conjunction' }).format(all);

function read() {
  /** @type {typeof import('@fluent/bundle')} */
  const { FluentBundle, FluentResource } = /** @type {any} */ (globalThis).FluentBundle;
  const bundle = new FluentBundle(spokenLanguage(), { useIsolating: false });
  // English first: what the language lacks is said in it.
  for (const source of JSON.parse(document.getElementById('kiosk-words')?.textContent ?? '[]')) {
    bundle.addResource(new FluentResource(source), { allowOverrides: true });
  }
  return bundle;
}

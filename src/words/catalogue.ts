import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';

/** The archive's own words in one language: every message of `content/words/<language>/*.ftl`, by its key. */
export interface Catalogue {
  /** BCP 47 tag, such as "en-GB". */
  readonly language: string;
  has(key: string): boolean;
  /** One feature's words as they were written; empty where the language has none yet. */
  source(feature: string): string;
  /** The archive's name in own.ftl. */
  readonly firstName: string;
  /** Has every message say `name` for the archive; null is the name in own.ftl. */
  nameArchive(name: string | null): void;
  /** @throws Error where there are no words for the key. */
  format(key: string, args: Args): Formatted;
}

export type Args = Readonly<Record<string, string | number>>;

export interface Formatted {
  readonly text: string;
  /** What the message wanted and did not get, for developers; empty where all is well. */
  readonly faults: readonly string[];
}

/** Folders that are named shorter than how their language is written. */
const fullTags: Readonly<Record<string, string>> = { en: 'en-GB' };

/**
 * Reads one language's folder. What people typed is set apart where it is put in (`setApart`), so nothing is isolated here.
 * @throws Error that names the file where it cannot be read as Fluent, or where two files have one key.
 */
export function readCatalogue(folder: string): Catalogue {
  const name = path.basename(folder);
  const language = fullTags[name] ?? name;
  const bundle = new FluentBundle(language, { useIsolating: false });
  const sources = new Map<string, string>();
  const named = new Map<string, string>();
  for (const file of readdirSync(folder)
    .filter((each) => each.endsWith('.ftl'))
    .sort()) {
    const source = readFileSync(path.join(folder, file), 'utf8');
    sources.set(path.basename(file, '.ftl'), source);
    const errors = bundle.addResource(new FluentResource(source));
    const [first] = errors;
    if (first) throw new Error(`Expected new keys in content/words/${name}/${file} but: ${first.message}`);
  }
  return {
    language,
    firstName: /^-archive = (.*)$/m.exec(sources.get(own) ?? '')?.[1] ?? '',
    has: (key) => bundle.hasMessage(key),
    source: (feature) => named.get(feature) ?? sources.get(feature) ?? '',
    nameArchive(name) {
      const source = name === null ? sources.get(own) : termFor(name);
      if (source === undefined) return;
      named.set(own, source);
      bundle.addResource(new FluentResource(source), { allowOverrides: true });
    },
    format(key, args) {
      const pattern = bundle.getMessage(key)?.value;
      if (!pattern) throw new Error(`Expected words for "${key}" in content/words/${name}`);
      const errors: Error[] = [];
      const text = bundle.formatPattern(pattern, args, errors);
      return { text, faults: errors.map(({ message }) => message) };
    },
  };
}

/** The feature whose words are the archive's own name. */
const own = 'own';

/** As a string in Fluent, in which nothing that a person typed is more than text. */
const termFor = (name: string) => `-archive = { "${name.replaceAll(/["\\]/g, '\\$&')}" }\n`;

/** Every language that has a folder, by the folder's name. */
export function readCatalogues(folder: string): ReadonlyMap<string, Catalogue> {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return new Map(names.map((name) => [name, readCatalogue(path.join(folder, name))]));
}

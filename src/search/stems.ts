import { createRequire } from 'node:module';
import { fold } from './folded.ts';

/** Stems by language, from Snowball's rules where they are to be had; a word of another language is its own stem. */

type Stem = (word: string) => string;

/** As much of lunr as its language files write to. */
interface LanguageFiles {
  readonly [language: string]: unknown;
}
interface LanguageFile {
  readonly stemmer: Stem;
  readonly stopWordFilter: readonly string[];
}

const require = createRequire(import.meta.url);
const files: LanguageFiles & object = {
  Pipeline: { registerFunction: () => undefined },
  generateStopWordFilter: (words: readonly string[]) => words,
};
/** By language, the file's name. */
const fileNames: Readonly<Record<string, string>> = {
  ...{ pl: 'pl', ar: 'ar', ro: 'ro', fr: 'fr', de: 'de', es: 'es', it: 'it', pt: 'pt', nl: 'nl' },
  ...{ tr: 'tr', ru: 'ru', hu: 'hu', sv: 'sv', da: 'da', nb: 'no', nn: 'no', no: 'no', fi: 'fi' },
};

const opened = new Map<string, LanguageFile | null>();

function fileOf(language: string): LanguageFile | null {
  const known = opened.get(language);
  if (known !== undefined) return known;
  const name = Object.hasOwn(fileNames, language) ? fileNames[language] : undefined;
  if (name !== undefined) {
    require('lunr-languages/lunr.stemmer.support')(files);
    require(`lunr-languages/lunr.${name}`)(files);
  }
  const file = name === undefined ? null : (files[name] as LanguageFile);
  opened.set(language, file);
  return file;
}

let english: Stem | null = null;

/** "cy" of "cy-GB". */
export const baseLanguage = (tag: string): string => tag.toLowerCase().split('-', 1)[0] ?? '';

/** The stem of a word as its language makes one, folded: "walking" is "walk", "chlebem" is "chleb". */
export function stemOf(word: string, language: string): string {
  const lower = word.toLowerCase();
  if (language === 'en') {
    english ??= require('wink-porter2-stemmer') as Stem;
    return fold(english(fold(lower)));
  }
  const file = fileOf(language);
  if (!file) return fold(lower);
  return fold(file.stemmer(lower.normalize('NFC'))) || fold(lower);
}

/** Words that nearly every text of a language has, folded. */
export function commonWordsOf(language: string): ReadonlySet<string> {
  const known = common.get(language);
  if (known) return known;
  const words = new Set((fileOf(language)?.stopWordFilter ?? []).map(fold));
  common.set(language, words);
  return words;
}

const listed = (words: string) => new Set(words.split(/\s+/).map(fold));
const common = new Map<string, ReadonlySet<string>>([
  [
    'en',
    listed(
      `a about after all also am an and any are as at be been before being but by can could did do does doing for from get
       got had has have having he her here hers him his how i if in into is it its just like me more most my no nor not of off
       on once only or other our out over own said same she should so some such than that the their them then there these
       they this those through to too under until up us very was we were what when where which while who whom why will with
       would you your`,
    ),
  ],
  [
    'cy',
    listed(
      `a ac am ar as at beth bod bu bydd byddai byth chi dan dim does dros dw ei ein eich eu efo fe fel fi fod fy ga gan gyda hefyd
       hi hon hwn hynny i iawn mae mewn mi mor na nac nag neu ni nid nhw o oedd oes ond os pan pob r rhwng roedd sy sydd ti trwy
       un wedi wrth wy y ym yn yna yr yw`,
    ),
  ],
]);

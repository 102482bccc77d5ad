import type { SearchField, SearchRecord } from '../../src/search/search-record.ts';
import { seeded } from './chance.ts';

/**
 * A collection of made-up stories in English, Polish and Welsh, of which it is known which words, in whatever form, stand where: so what a
 * question should find is known without the search's own code.
 */

export interface MadeStory {
  readonly record: SearchRecord;
  readonly title: string;
  /** Which words stand where, each by its first form. */
  readonly has: Readonly<Record<'title' | 'words' | 'spoken', ReadonlySet<string>>>;
  readonly text: string;
  readonly credit: string;
}

export interface MadeQuestion {
  readonly kind: 'title' | 'stem' | 'slip' | 'beginning' | 'phrase' | 'name' | 'theme';
  readonly typed: string;
  /** How right an answer is: 3 best, 0 wrong. */
  grade(story: MadeStory): number;
}

/** By language, each word with its other forms. */
const words: Readonly<Record<string, readonly (readonly string[])[]>> = {
  en: [
    ...`chair window kettle garden street gate bench bus market harbour hill school kitchen thread shed letter pigeon workshop
        stair lamp river corner choir bicycle ladder mill chapel allotment neighbour doorstep blanket button basket bucket
        candle carpet ceiling curtain drawer engine factory fence flower hammer helmet jacket kitten lantern magnet meadow
        mirror needle orchard pavement pebble pillow planet pocket puddle quilt radio saddle sandwich scarf shovel signal
        staircase station suitcase teapot telescope thimble ticket toffee tractor trumpet tunnel umbrella valley violin wagon
        whistle willow`
      .split(/\s+/)
      .map((noun) => [noun, `${noun}s`]),
    ...`walk paint work knock laugh plant talk listen cook clean climb wander shout repair collect gather whisper mend`
      .split(/\s+/)
      .map((verb) => [verb, `${verb}s`, `${verb}ing`, `${verb}ed`]),
    ...[
      ['bake', 'bakes', 'baking', 'baked'],
      ['dance', 'dances', 'dancing', 'danced'],
      ['carry', 'carries', 'carrying', 'carried'],
      ['memory', 'memories'],
      ['story', 'stories'],
    ],
  ],
  pl: [
    ['chleb', 'chleba', 'chlebem'],
    ['sąsiad', 'sąsiada', 'sąsiadem'],
    ['okno', 'okna', 'oknem'],
    ['ulica', 'ulicy', 'ulicą'],
    ['praca', 'pracy', 'pracą'],
    ['ogród', 'ogrodu', 'ogrodem'],
    ['most', 'mostu', 'mostem'],
    ['szkoła', 'szkoły', 'szkołą'],
    ['autobus', 'autobusu', 'autobusem'],
    ['krzesło', 'krzesła', 'krzesłem'],
    ['rower', 'roweru', 'rowerem'],
    ['herbata', 'herbaty', 'herbatą'],
    ['piosenka', 'piosenki', 'piosenką'],
    ['światło', 'światła', 'światłem'],
    ['deszcz', 'deszczu', 'deszczem'],
    ['fabryka', 'fabryki', 'fabryką'],
    ['sklep', 'sklepu', 'sklepem'],
    ['obraz', 'obrazu', 'obrazem'],
    ['rodzina', 'rodziny', 'rodziną'],
    ['miasto', 'miasta', 'miastem'],
    ['zupa', 'zupy', 'zupą'],
    ['kościół', 'kościoła', 'kościołem'],
    ['pociąg', 'pociągu', 'pociągiem'],
    ['kamień', 'kamienia', 'kamieniem'],
    ['babcia', 'babci', 'babcią'],
    ['latarnia', 'latarni', 'latarnią'],
    ['poduszka', 'poduszki', 'poduszką'],
    ['walizka', 'walizki', 'walizką'],
  ],
  cy: `drws ffenest cegin gardd stryd afon pont ysgol capel bara canu côr llythyr cadair tegell bws mainc mynydd glaw golau
       cymdogion gwaith siop llyfr paent cân nain taid awel ffordd marchnad coeden adar bore noson`
    .split(/\s+/)
    .map((word) => [word]),
};
/** Words that nearly every text has. */
const common: Readonly<Record<string, readonly string[]>> = {
  en: 'the and of to in a was it for with on that my we'.split(' '),
  pl: 'i w na z do nie to się był od'.split(' '),
  cy: 'y yr a i o yn ar oedd mae gan'.split(' '),
};
const languages = ['en', 'en', 'en', 'pl', 'cy'] as const;
const firstNames =
  'Łukasz Siân Zoë Małgorzata Ångström Renée Jürgen Øystein Nuñez Çelik Gwenllïan Wójcik'.split(' ');
const otherNames = 'Ann Bo Rosa Ivor Nora Glyn Meg Tom Ewa Piotr Huw Mair'.split(' ');
export const madeThemes = ['employment', 'isolation', 'connectedness'] as const;

const firstForm = new Map(
  Object.values(words).flatMap((list) => list.map((forms) => [forms[0] ?? '', forms] as const)),
);

export function madeCollection(count: number, seed = 2026) {
  const random = seeded(seed);
  const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(random() * list.length)] as Item;

  function passage(language: string, length: number): { text: string; has: Set<string> } {
    const has = new Set<string>();
    const said = Array.from({ length }, () => {
      const told: string[] = [];
      for (let more = Math.floor(random() * 3); more > 0; more -= 1) told.push(pick(common[language] ?? []));
      const forms = pick(words[language] ?? []);
      has.add(forms[0] ?? '');
      return [...told, pick(forms)].join(' ');
    });
    return { text: `${said.join(' ')}.`, has };
  }

  function story(number: number): MadeStory {
    const language = pick(languages);
    const title = passage(language, 2);
    const told = passage(language, 8);
    const spoken = number % 3 === 0 ? passage(language, 20) : { text: '', has: new Set<string>() };
    const credit = number % 40 === 0 ? pick(firstNames) : pick(otherNames);
    const text = (field: SearchField, said: string) => ({ field, language, text: said });
    return {
      title: title.text.slice(0, -1),
      text: told.text,
      credit,
      has: { title: title.has, words: told.has, spoken: spoken.has },
      record: {
        id: `story-${number}`,
        since: number * 60_000,
        title: title.text.slice(0, -1),
        texts: [
          text('title', title.text.slice(0, -1)),
          { field: 'credit', language: 'en', text: credit },
          text('words', told.text),
          ...(spoken.text ? [text('spoken', spoken.text)] : []),
        ],
        facets: {
          theme: [pick(madeThemes)],
          neighbourhood: ['workington'],
          form: ['words'],
          year: ['2026'],
          language: [language],
        },
        hard: false,
      },
    };
  }
  const stories = Array.from({ length: count }, (_, number) => story(number));

  /** Title before words before what is said; all words, or none. */
  const byWords = (asked: readonly string[]) => (each: MadeStory) => {
    const { title, words: told, spoken } = each.has;
    if (asked.every((word) => title.has(word))) return 3;
    if (asked.every((word) => title.has(word) || told.has(word))) return 2;
    return asked.every((word) => title.has(word) || told.has(word) || spoken.has(word)) ? 1 : 0;
  };
  const without = (text: string) =>
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replaceAll('ł', 'l')
      .replaceAll('Ł', 'L')
      .replaceAll('Ø', 'O');
  const pair = (language: string): readonly [string, string] => {
    const [one, other] = [
      ...pick(stories.filter(({ record }) => record.facets.language[0] === language)).has.title,
    ];
    return one && other ? [one, other] : pair(language);
  };
  const languageOf = (at: number) => languages[at % languages.length] ?? 'en';
  const slip = (word: string) => {
    const at = 1 + Math.floor(random() * (word.length - 2));
    const ways = [
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + word[at] + word.slice(at),
      word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2),
    ];
    return pick(ways);
  };
  const long = (language: string) => (words[language] ?? []).filter(([word = '']) => word.length > 6);

  const questions: MadeQuestion[] = [
    ...Array.from({ length: 50 }, (_, at): MadeQuestion => {
      const asked = pair(languageOf(at));
      const filler = pick(common[languageOf(at)] ?? []);
      return { kind: 'title', typed: without(`${asked[1]} ${filler} ${asked[0]}`), grade: byWords(asked) };
    }),
    ...Array.from({ length: 50 }, (_, at): MadeQuestion => {
      const asked = pair(at % 3 === 0 ? 'pl' : 'en');
      return {
        kind: 'stem',
        typed: asked.map((word) => firstForm.get(word)?.at(-1) ?? word).join(' '),
        grade: byWords(asked),
      };
    }),
    ...Array.from({ length: 35 }, (_, at): MadeQuestion => {
      const [word = ''] = pick(long(languageOf(at)));
      return { kind: 'slip', typed: slip(without(word)), grade: byWords([word]) };
    }),
    ...Array.from({ length: 25 }, (_, at): MadeQuestion => {
      const [word = ''] = pick(long(languageOf(at)));
      const begun = without(word).slice(0, 5);
      const fits = [...firstForm.keys()].filter((each) => without(each).startsWith(begun));
      return {
        kind: 'beginning',
        typed: begun,
        grade: (each) => Math.max(...fits.map((fit) => byWords([fit])(each))),
      };
    }),
    ...Array.from({ length: 25 }, (): MadeQuestion => {
      const told = pick(stories).text.slice(0, -1).split(' ');
      const from = Math.floor(random() * (told.length - 3));
      const phrase = told.slice(from, from + 3).join(' ');
      return {
        kind: 'phrase',
        typed: `"${phrase}"`,
        grade: ({ text, record }) =>
          ` ${text.replace('.', ' ')}`.includes(` ${phrase} `) ||
          record.texts.some((each) => ` ${each.text.replace('.', '')} `.includes(` ${phrase} `))
            ? 3
            : 0,
      };
    }),
    ...firstNames.map(
      (name): MadeQuestion => ({
        kind: 'name',
        typed: without(name).toLowerCase(),
        grade: ({ credit }) => (credit === name ? 3 : 0),
      }),
    ),
    ...madeThemes.map(
      (theme): MadeQuestion => ({
        kind: 'theme',
        typed: theme,
        grade: ({ record }) => (record.facets.theme[0] === theme ? 3 : 0),
      }),
    ),
  ];
  return { stories, questions };
}

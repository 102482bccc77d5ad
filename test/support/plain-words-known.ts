/**
 * Words that count as easy although they are long, each with its reason. Keep it short: the way out of a hard word is an
 * easier one, and this table is for names and for words that the archive itself explains where people meet them.
 */
const reasons: Readonly<Record<string, readonly string[]>> = {
  'Names of places, and of a typeface': [
    'Atkinson',
    'Cumbria',
    'Hyperlegible',
    'Knowsley',
    'Lancashire',
    'Stockbridge',
  ],
  'What the archive is about: it is in the name, and every page shows what it means': ['neighbourhood'],
  'Themes: the home page says in a sentence what each means': ['isolation', 'connectedness', 'employment'],
  'The programme’s own word: “About the programme” gives it a chapter': ['resilience'],
  'The private page says who that is: “a person who looks at every story before anyone else can see it”': [
    'curator',
  ],
  'Whoever tells a story; it says itself': ['storyteller'],
  'The question about it says: “touch screens in places such as libraries and community centres”': [
    'exhibition',
  ],
  'The name that the law gives to a page, and that people look for': ['accessibility'],
  'A role; the page where it is chosen says what it may do': ['administrator'],
};

export const knownWords: ReadonlySet<string> = new Set(
  Object.values(reasons)
    .flat()
    .map((word) => word.toLowerCase()),
);

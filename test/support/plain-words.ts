import { readdirSync, readFileSync } from 'node:fs';
import { marked } from 'marked';
import { piecesOfCatalogue } from './plain-words-catalogue.ts';
import { piecesOfHtml } from './plain-words-html.ts';
import { measure, sentencesOf, wordsOf } from './plain-words-measure.ts';
import { piecesOfSource } from './plain-words-source.ts';
import { piecesOfView } from './plain-words-views.ts';

export interface Page {
  /** From the project's root, such as "views/share/start.hbs". */
  readonly name: string;
  readonly pieces: readonly string[];
}

const folders = ['views', 'content', 'src', 'public/js', 'public/kiosk'];

/**
 * Not read by residents, visitors or curators: what a person at a terminal reads, the store that knows nothing of
 * stories, and the sample stories with their folder, which are somebody's own words as any story is.
 */
const notOurPages =
  /\.test\.ts$|\/cli\.(?:ts|ftl)$|^src\/(?:embedded-mongo|samples)\/|^src\/(?:config|server|worker)\.ts$/;

/** Where people meet the text. A folder of src or views that no line names is a room of its own. */
const rooms: readonly (readonly [room: string, files: RegExp])[] = [
  ['curate', /^content\/words\/en\/(?:curate|records|checklist|captions|passwords)/],
  ['share', /^content\/words\/en\/(?:share|story|files)/],
  ['my-story', /^content\/words\/en\/(?:my-story|emails|withdraw)/],
  ['kiosk', /^content\/words\/en\/(?:kiosk|player)/],
  ['gallery', /^content\/words\/en\/(?:gallery|times|kinds|hard-subjects|uses|site)/],
  ['errors', /^content\/words\/en\/(?:errors|limits)/],
  ['curate', /curate|^src\/(?:moderation|curators|records)\/|^src\/story\/(?:publish-rules|manual-checks)/],
  ['content', /^content\//],
  ['share', /\/share[/-]|^src\/(?:intake|inspect|consent|telling|uploads)\//],
  ['my-story', /\/my-story|^src\/(?:withdraw|jobs)\//],
  ['kiosk', /kiosk/],
  ['errors', /^src\/(?:web|mongo|storage|transcode)\/|^src\/[^/]+$|^views\/errors\//],
  ['gallery', /^views\/(?:gallery|partials|layouts)\/|^src\/(?:gallery|story)\/|^public\/js\//],
];

/** Rooms for people whose work it is to look at stories: they read more, and have been shown how. */
const staffRooms = new Set(['curate']);

/** Years (P13). In November 2026 the rooms read at 6.6 to 8.0, so none needs a tolerance. */
const oldest = { forEveryone: 11, forStaff: 12 };
const longestSentence = 35;
const longestAverage = 20;
/** With fewer words, one long name decides the number; such a page counts with its room. */
const fewestWords = 60;
/**
 * A paragraph of this many words is measured by itself, so that a hard one cannot hide in an easy page. It is a small
 * sample: today's sixty scatter by 1.6 years around their mean of 8. So one may lie about twice that over the limit.
 */
const paragraph = 20;
const paragraphTolerance = 3;

export function readPages(root: string): Page[] {
  return folders.flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file}`)
      .filter((name) => !notOurPages.test(name) && !name.startsWith('content/samples/'))
      .flatMap((name) => {
        const read = readerOf(name);
        return read ? [{ name, pieces: read(readFileSync(root + name, 'utf8')) }] : [];
      })
      .filter((page) => page.pieces.length > 0),
  );
}

function readerOf(name: string): ((source: string) => string[]) | undefined {
  if (name.endsWith('.hbs')) return piecesOfView;
  if (name.endsWith('.md')) return piecesOfMarkdown;
  if (name.endsWith('.ftl')) return piecesOfCatalogue;
  if (name.endsWith('.json')) return piecesOfJson;
  return /\.[tj]s$/.test(name) ? piecesOfSource : undefined;
}

export const piecesOfMarkdown = (source: string): string[] =>
  piecesOfHtml(marked.parse(source, { async: false }));

/** Every string that has more than one word. */
function piecesOfJson(source: string): string[] {
  const pieces: string[] = [];
  JSON.parse(source, (_key, value) => {
    if (typeof value === 'string' && /\p{L} \p{L}/u.test(value)) pieces.push(value);
    return value;
  });
  return pieces;
}

export const roomOf = (name: string): string =>
  rooms.find(([, files]) => files.test(name))?.[0] ?? name.split('/')[1] ?? name;

/** Every place where the text is harder than it may be, with what is hard and what to do; empty if all is well. */
export function tooHard(pages: readonly Page[], known: ReadonlySet<string>): string[] {
  return [
    ...pages.flatMap((page) => hardInPage(page, limitOf(roomOf(page.name)), known)),
    ...[...piecesByRoom(pages)].flatMap(([room, pieces]) =>
      hardInAll(`the room “${room}”`, pieces, limitOf(room), known),
    ),
    ...hardInAll(
      'the whole archive',
      pages.flatMap((page) => page.pieces),
      oldest.forEveryone,
      known,
    ),
  ];
}

export function piecesByRoom(pages: readonly Page[]): ReadonlyMap<string, readonly string[]> {
  const byRoom = new Map<string, string[]>();
  for (const { name, pieces } of pages) {
    byRoom.set(roomOf(name), [...(byRoom.get(roomOf(name)) ?? []), ...pieces]);
  }
  return byRoom;
}

const limitOf = (room: string): number => (staffRooms.has(room) ? oldest.forStaff : oldest.forEveryone);

function hardInPage({ name, pieces }: Page, limit: number, known: ReadonlySet<string>): string[] {
  const long = pieces.flatMap(sentencesOf).filter((sentence) => wordsOf(sentence).length > longestSentence);
  const most = limit + paragraphTolerance;
  const heavy = pieces
    .map((piece) => ({ piece, ...measure([piece], known) }))
    .filter(({ words, readingAge }) => words >= paragraph && readingAge > most);
  return [
    ...long.map(
      (sentence) =>
        `${name}: a sentence of ${wordsOf(sentence).length} words; the most is ${longestSentence}. Say it in two: “${sentence}”`,
    ),
    ...heavy.map(
      ({ piece, readingAge }) =>
        `${name}: a paragraph for age ${round(readingAge)}; the most is ${most}. Use everyday words: “${piece}”`,
    ),
    ...hardInAll(name, pieces, limit, known),
  ];
}

function hardInAll(
  what: string,
  pieces: readonly string[],
  limit: number,
  known: ReadonlySet<string>,
): string[] {
  const { words, sentences, averageSentence, readingAge } = measure(pieces, known);
  if (words < fewestWords) return [];
  return [
    ...(averageSentence > longestAverage
      ? [`${what}: ${round(averageSentence)} words a sentence; the most is ${longestAverage}.`]
      : []),
    ...(readingAge > limit ? [`${what}: reads at age ${round(readingAge)}; the most is ${limit}.`] : []),
  ].map((fault) => `${fault} ${advice(sentences, known)}`);
}

/** The three sentences that a writer should begin with. */
function advice(sentences: readonly string[], known: ReadonlySet<string>): string {
  const hardest = sentences
    .map((sentence) => ({ sentence, age: measure([sentence], known).readingAge }))
    .sort((one, other) => other.age - one.age)
    .slice(0, 3);
  return `Use shorter sentences and everyday words; begin with ${hardest.map(({ sentence }) => `“${sentence}”`).join(' ')}`;
}

const round = (number: number): string => number.toFixed(1);

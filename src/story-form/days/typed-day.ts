import { plainCode } from '../../story/text/plain-text.ts';
import { say } from '../../words/say.ts';
import { type Day, isRealDay } from './uk-day.ts';

/** What somebody typed for a day: in three boxes, or all of it in the first. */
export interface TypedDay {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

export type ReadDay =
  /** Every box is empty. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'day'; readonly day: Day }
  /** `fault` goes on after the date's own name, as the words say it: "must be a real date." */
  | { readonly kind: 'fault'; readonly fault: string };

const boxes = ['day', 'month', 'year'] as const;
type Box = (typeof boxes)[number];

const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
/** Said and written around a date; they change nothing of it. */
const around = /\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|the|of)\b/g;

const fault = (key: string): ReadDay => ({ kind: 'fault', fault: say(key) });
const notReal = () => fault('day-fault-not-real');

/**
 * A day as people write it: "27", "27th" or "27."; "3", "03", "March" or "Mar"; "2027", or "27" for 2027, since what is
 * asked for here is never a hundred years away. A whole date may stand in one box: "Sat 27 March 2027", "27/3/2027",
 * "2027-03-27". Digits may be of any script. The sentences are those that GOV.UK advises.
 */
export function readTypedDay(typed: TypedDay): ReadDay {
  const said = boxes.map((box) => inPlainSigns(typed[box]));
  if (said.every((text) => text === '')) return { kind: 'empty' };
  const words: Partial<Record<Box, string>> = {};
  for (const [index, text] of said.entries()) {
    const found = wordsIn(text);
    if (!found) return notReal();
    const [name = '', number = ''] = found;
    // "March 27" beside a year of its own.
    if (index < 2 && found.length === 2 && isName(name) && /^\d{1,2}(?!\d)/.test(number) && said[2] !== '') {
      if (words.day !== undefined || words.month !== undefined) return notReal();
      Object.assign(words, { day: number, month: name });
      continue;
    }
    const first = found.findIndex(isName) === -1 ? index : 1 - found.findIndex(isName);
    for (const [at, word] of found.entries()) {
      const box = boxes[first + at];
      if (!box || words[box] !== undefined) return notReal();
      words[box] = word;
    }
  }
  const missing = boxes.filter((box) => words[box] === undefined);
  if (missing.length > 0) return fault(`day-fault-missing-${missing.join('-')}`);
  return dayOf(words.day ?? '', words.month ?? '', words.year ?? '');
}

function dayOf(day: string, month: string, year: string): ReadDay {
  if (/^\d+$/.test(year) && !/^(?:\d{2}|\d{4})$/.test(year)) {
    return fault('day-fault-short-year');
  }
  const read = { day: numberIn(day), month: monthIn(month), year: numberIn(year, 4) };
  const whole = year.length === 2 ? { ...read, year: 2000 + read.year } : read;
  return isRealDay(whole) ? { kind: 'day', day: whole } : notReal();
}

/** The words of one box in the order of the boxes; null where it holds something that no date has. */
function wordsIn(text: string): readonly string[] | null {
  if (/[^\p{L}\d\s.,/'’()–—-]/u.test(text)) return null;
  const words = text.replaceAll(around, ' ').match(/\d+|\p{L}+/gu) ?? [];
  if (words.length === 0 && text !== '') return null;
  const [first = '', second = '', third] = words;
  if (third === undefined) return words;
  if (/^\d{4}$/.test(first)) return words.toReversed();
  return isName(first) && !isName(second) ? [second, first, ...words.slice(2)] : words;
}

const isName = (word: string) => /^\p{L}/u.test(word);

function monthIn(word: string): number {
  if (!isName(word)) return numberIn(word);
  const found = word.length < 3 ? -1 : months.findIndex((name) => name.startsWith(word));
  return found === -1 ? Number.NaN : found + 1;
}

function numberIn(word: string, most = 2): number {
  const plain = word.replace(/^0+(?=\d)/, '');
  return /^\d+$/.test(plain) && plain.length <= most ? Number(plain) : Number.NaN;
}

/** In small letters and the digits 0 to 9, without ordinals' endings. */
function inPlainSigns(text: string): string {
  return plainCode(text.normalize('NFKC'))
    .toLowerCase()
    .replaceAll(/\p{Nd}/gu, plainDigit)
    .replaceAll(/(?<=\d)\s?(?:st|nd|rd|th)\b/g, '');
}

/** Unicode keeps each script's ten digits in a row, from nought up. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

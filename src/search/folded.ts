/** A word of a text: as it stands there, and as a search knows it. */
export interface TextWord {
  readonly text: string;
  /** Without capitals, accents and letters that few keyboards have. */
  readonly folded: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

/** Longer ones are cut: nobody types them. */
const longest = 40;

/** Letters that stay what they are when their marks are taken off, and what people type instead. */
const plainLetters: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŧ: 't', ŋ: 'n' },
  // Arabic letters with several forms, Persian and Urdu ones beside them.
  ...{ ٱ: 'ا', ى: 'ي', ة: 'ه', ک: 'ك', ی: 'ي', ہ: 'ه', ھ: 'ه', ە: 'ه', ے: 'ي', ـ: '' },
};
const lettersToChange = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu');
/** Marks of scripts in which a word is read without them; vowel signs of others, such as Bengali, are letters of the word. */
const marks = /[\p{Script=Inherited}\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u0483-\u0487]/gu;
const unseen = /[\u00ad\u200b-\u200d\u2060]/gu;
const digits = /[\u0660-\u0669\u06f0-\u06f9]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const plain = /^[\x00-\x7f]*$/;

/** A word without capitals, accents and rare letters: "Łukasz" and "lukasz" are one. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  const folded = plain.test(lower)
    ? lower
    : lower
        .normalize('NFKD')
        .replace(unseen, '')
        .replace(marks, '')
        .toLowerCase()
        .replace(lettersToChange, (letter) => plainLetters[letter] ?? letter)
        .replace(digits, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
  return folded.length > longest ? folded.slice(0, longest) : folded;
}

const words = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060]*/gu;
/** What English leaves of a word after an apostrophe. */
const endings = new Set(['s', 't', 'd', 'm', 'll', 're', 've']);
/** Scripts that set no spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
let segmenter: Intl.Segmenter | null = null;

/** The words of a text in their order. */
export function wordsIn(text: string): readonly TextWord[] {
  const found: TextWord[] = [];
  for (const match of text.matchAll(words)) {
    const [piece] = match;
    const before = text[match.index - 1];
    if ((before === "'" || before === '’') && endings.has(piece.toLowerCase())) continue;
    for (const [part, at] of parted(piece)) {
      const folded = fold(part);
      const start = match.index + at;
      if (folded) found.push({ text: part, folded, start, end: start + part.length });
    }
  }
  return found;
}

function parted(piece: string): readonly (readonly [part: string, at: number])[] {
  if (plain.test(piece) || !unspaced.test(piece)) return [[piece, 0]];
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
  return [...segmenter.segment(piece)].map(({ segment, index }) => [segment, index]);
}

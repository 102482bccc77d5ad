const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Text in which every unit is a character of its own: most of what is typed in English, which need not be cut up. */
const simple = /^[\n\t\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;
/** Node's segmenter takes ever longer for each character of a long text, so it gets a piece at a time. */
const piece = 512;
/** Code points that one character may be made of: a kiss of two people, each of their own colour, has ten. */
const mostInOne = 10;

/**
 * Length as people see it: a family, a flag, a letter with its accents or an Urdu letter is one character. What is
 * piled higher than any writing does counts mark by mark, so that a limit on characters is a limit on size too.
 */
export function countCharacters(text: string): number {
  if (simple.test(text)) return text.length;
  let count = 0;
  let start = 0;
  let length = piece;
  while (start < text.length) {
    const end = wholeEnd(text, start + length);
    const before = start;
    for (const { segment } of segmenter.segment(text.slice(start, end))) {
      // The last one may go on in the next piece.
      if (start + segment.length === end && end < text.length) break;
      count += weightOf(segment);
      start += segment.length;
      // A piece that grew for the sake of one huge character is too long for what comes after it.
      if (length > piece) break;
    }
    length = start > before ? piece : length * 2;
  }
  return count;
}

/** The end of a piece, not between the halves of a character. */
function wholeEnd(text: string, end: number): number {
  const isSplit = end < text.length && /[\udc00-\udfff]/.test(text.charAt(end));
  return Math.min(isSplit ? end + 1 : end, text.length);
}

function weightOf(character: string): number {
  return character.length <= mostInOne ? 1 : Math.max(1, [...character].length - mostInOne + 1);
}

/** The first characters of a text, none of them cut through. */
export function firstCharacters(text: string, most: number): string {
  // More units than that would be marks piled up.
  const within = text.slice(0, 2 * most * mostInOne);
  if (simple.test(within)) return within.slice(0, most);
  let end = 0;
  let left = most;
  for (const { segment } of segmenter.segment(within)) {
    left -= weightOf(segment);
    if (left < 0) break;
    end += segment.length;
  }
  return text.slice(0, end);
}

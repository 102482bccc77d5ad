const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Text in which every UTF-16 unit is one character, as in most English: it needs no segmenter. */
const simple = /^[\n\t\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;
/** Node's segmenter takes time that grows with the square of the text, so it gets a piece at a time. */
const piece = 512;
/** Code points in one character: the emoji of two people kissing, each with a skin tone, has ten. */
const mostInOne = 10;

/**
 * Length as people see it (Intl.Segmenter's graphemes): a family emoji, a flag, or a letter with its accents is one
 * character. Marks beyond those that any script stacks count one by one, so that a limit on characters limits the size too.
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
      // The last one may continue in the next piece.
      if (start + segment.length === end && end < text.length) break;
      count += weightOf(segment);
      start += segment.length;
      // A piece that grew to hold one huge character is too long for the text after it.
      if (length > piece) break;
    }
    length = start > before ? piece : length * 2;
  }
  return count;
}

/** The end of a piece, never between two surrogates. */
function wholeEnd(text: string, end: number): number {
  const isSplit = end < text.length && /[\udc00-\udfff]/.test(text.charAt(end));
  return Math.min(isSplit ? end + 1 : end, text.length);
}

function weightOf(character: string): number {
  return character.length <= mostInOne ? 1 : Math.max(1, [...character].length - mostInOne + 1);
}

/** The first characters of a text, none of them cut in two. */
export function firstCharacters(text: string, most: number): string {
  // Only stacked marks would take more units than that.
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

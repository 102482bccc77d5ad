/**
 * What people type as text: what of it can be seen, and what of it can do harm (count-characters.ts tells how long it is).
 * It goes by Unicode's properties, so that characters that are added later are judged like others of their kind.
 */

/**
 * Characters that leave no mark: spaces, controls, what fonts may ignore (zero-width spaces and joiners, soft hyphens,
 * Hangul fillers, variation selectors, tags, the marks of reading direction) and halves of characters. Then the few
 * that Unicode calls visible although they show nothing: braille without dots (2800), a note without its head (1D159),
 * Egyptian blanks (13441, 13442), the Khitan filler (16FE4), the anchors of notes between lines (FFF9 to FFFB), and the
 * place of an object that is not there (FFFC), which dictation on phones leaves behind.
 */
const blank =
  /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\u2800\u{1d159}\u{13441}\u{13442}\u{16fe4}\ufff9-\ufffc]/u;
/** What belongs to the character before it: a heart's colour, the tags of a flag, the joiner at the end of a Malayalam word. */
const attached = /[\p{Grapheme_Extend}\u200d]/u;
const direction = /\p{Bidi_Control}/u;

/** True for text in which nothing can be seen. */
export function isBlank(text: string): boolean {
  return seenStart(text) === text.length;
}

/**
 * Without what cannot be seen at its ends; "" where nothing can be seen at all. What is inside stays, and so does what
 * belongs to the last character or sets the direction of what is seen.
 */
export function trimText(text: string): string {
  const start = seenStart(text);
  if (start === text.length) return '';
  let end = text.length;
  while (end > start) {
    const before = charBefore(text, end);
    if (!blank.test(before)) break;
    end -= before.length;
  }
  let kept = end;
  for (const next of text.slice(end)) {
    if (!attached.test(next)) break;
    kept += next.length;
  }
  return `${directions(text.slice(0, start))}${text.slice(start, kept)}${directions(text.slice(kept))}`;
}

/** What is meant to be one line, as names are: each run of spaces and line ends is one space. */
export function oneLine(text: string): string {
  return trimText(text.replaceAll(/[\p{White_Space}\p{Cc}]+/gu, ' '));
}

/**
 * For what is a code and not prose, such as an address, a phone number or a date: without anything that cannot be seen.
 * Numbers copied from a phone's list of contacts come wrapped in marks of direction.
 */
export function plainCode(text: string): string {
  return text.replaceAll(/[\p{Default_Ignorable_Code_Point}\ufff9-\ufffc]/gu, '').trim();
}

function seenStart(text: string): number {
  let start = 0;
  for (const character of text) {
    if (!blank.test(character)) break;
    start += character.length;
  }
  return start;
}

function charBefore(text: string, end: number): string {
  const pair = end > 1 ? text.codePointAt(end - 2) : undefined;
  return pair !== undefined && pair > 0xffff ? text.slice(end - 2, end) : text.slice(end - 1, end);
}

const directions = (text: string) => [...text].filter((each) => direction.test(each)).join('');

/**
 * Text as it may be kept: with one kind of line end (a slide has its own), without controls and halves of characters, and unable to turn what stands around it.
 * Overrides (202D, 202E), which make letters read backwards and have no honest use, go, and so do the shaping switches
 * that Unicode has withdrawn (206A to 206F). Embeddings and isolates stay, since Arabic and Hebrew are written with
 * them, but each is closed in its own paragraph, and what closes nothing goes.
 */
export function cleanText(text: string): string {
  const whole = text
    .replaceAll(/\r\n?|[\v\f\u0085]/g, '\n')
    .replaceAll(/(?![\n\t])\p{Cc}|\p{Cs}|[\u206a-\u206f]/gu, '');
  if (!/[\u202a-\u202e\u2066-\u2069]/.test(whole)) return isBlank(whole) ? '' : whole;
  const clean = whole
    .split(/(\n|\u2029)/)
    .map(balanced)
    .join('');
  return isBlank(clean) ? '' : clean;
}

const closers: Readonly<Record<string, string>> = {
  '\u202a': '\u202c',
  '\u202b': '\u202c',
  '\u2066': '\u2069',
  '\u2067': '\u2069',
  '\u2068': '\u2069',
};
/** Deeper than anyone writes, and shallower than where Unicode's own rules stop counting. */
const deepest = 16;

/** One paragraph with every embedding and isolate closed. */
function balanced(paragraph: string): string {
  /** What closes each that is open; "" for one that was left out. */
  const open: string[] = [];
  let isolates = 0;
  const kept = paragraph.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, (mark) => {
    if (mark === '\u202c') return open.at(-1) === '\u2069' ? '' : (open.pop() ?? '');
    if (mark === '\u2069') {
      if (isolates === 0) return '';
      isolates -= 1;
      // It closes what was embedded within it too.
      return open.splice(open.lastIndexOf('\u2069')).reverse().join('');
    }
    const closer = open.length < deepest ? (closers[mark] ?? '') : '';
    open.push(closer);
    if (closer === '\u2069') isolates += 1;
    return closer ? mark : '';
  });
  return kept + open.reverse().join('');
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * For what a person typed in the middle of a sentence where no markup can stand, as in a page's title: text that is
 * read from the right is set apart, so that the sentence around it keeps its order.
 */
export function setApart(text: string): string {
  return rightToLeft.test(text) || direction.test(text) ? `\u2068${text}\u2069` : text;
}

const rightToLeftLanguages = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The direction of a language, and so of the pages of a book in it, by its BCP 47 tag; 'auto' where none is known. */
export function directionOf(language: string): 'ltr' | 'rtl' | 'auto' {
  const [tag = ''] = language.toLowerCase().split('-');
  if (tag === '' || tag === 'und') return 'auto';
  return rightToLeftLanguages.has(tag) ? 'rtl' : 'ltr';
}

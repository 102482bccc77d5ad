import { firstCharacters } from './count-characters.ts';
import { isBlank, oneLine } from './plain-text.ts';

/** A text as it is set: paragraphs or stanzas, each of its own lines. */
export interface SetText {
  readonly stanzas: readonly (readonly string[])[];
  /** True where its lines end where the writer ended them, as in a poem: a line that is too long then hangs. */
  readonly isVerse: boolean;
}

/** How a text begins. */
export interface Opening extends SetText {
  /** Characters of the longest line. */
  readonly widest: number;
}

/** Lines of verse are short: longer ones are paragraphs, some of one line. */
const longestVerse = 64;
const most = { lines: 12, characters: 380, ofSummary: 160 };

export function setText(words: string): SetText {
  const stanzas: string[][] = [];
  let open: string[] | null = null;
  for (const line of words.split('\n')) {
    if (isBlank(line)) open = null;
    else if (open) open.push(line);
    else {
      open = [line];
      stanzas.push(open);
    }
  }
  const lines = stanzas.flat();
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  const isBroken = lines.length - stanzas.length >= Math.max(1, stanzas.length - 1);
  return { stanzas, isVerse: isBroken && length / lines.length <= longestVerse };
}

/** The first lines of a text, for where it stands among others; cut between words, with "…" where it goes on within a line. */
export function openingOf(words: string): Opening {
  const { stanzas, isVerse } = setText(words);
  let [lines, characters]: [number, number] = [most.lines, most.characters];
  const shown: string[][] = [];
  for (const stanza of stanzas) {
    const part: string[] = [];
    for (const line of stanza) {
      if (lines <= 0 || characters <= 0) break;
      const cut = beginning(line, characters);
      part.push(cut);
      lines -= 1;
      characters -= cut.length;
    }
    if (part.length > 0) shown.push(part);
  }
  return { stanzas: shown, isVerse, widest: Math.max(0, ...shown.flat().map((line) => line.length)) };
}

/** The beginning of a story's words on one line, cut between words. */
export const summaryOf = (words: string): string => beginning(oneLine(words), most.ofSummary);

/** As much of one line as there is room for. */
function beginning(line: string, room: number): string {
  const cut = firstCharacters(line, room);
  if (cut === line) return line;
  const lastSpace = cut.lastIndexOf(' ');
  const whole = lastSpace > cut.length / 2 ? cut.slice(0, lastSpace) : cut;
  return `${whole.replace(/[\s,;:.–-]+$/, '')}…`;
}

import { firstCharacters } from '../../story/text/count-characters.ts';
import { oneLine } from '../../story/text/plain-text.ts';

const longest = 160;

/** The beginning of a story's words on one line, cut between words. */
export function summaryOf(words: string): string {
  const line = oneLine(words);
  const cut = firstCharacters(line, longest);
  if (cut === line) return line;
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > cut.length / 2 ? cut.slice(0, lastSpace) : cut).replace(/[\s,;:.–-]+$/, '')}…`;
}

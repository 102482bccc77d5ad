import { countCharacters } from '../../story/text/count-characters.ts';

/** A sentence on what is wrong with a colleague's name, or null. */
export function nameProblem(name: string): string | null {
  if (!name) return 'Enter the name that your colleagues know you by.';
  if (countCharacters(name) > 80) return 'The name must have at most 80 characters.';
  return /\n/.test(name) ? 'Put the name on one line.' : null;
}

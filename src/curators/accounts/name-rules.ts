import { countCharacters } from '../../story/text/count-characters.ts';
import { say } from '../../words/say.ts';

const mostCharacters = 80;

/** A sentence on what is wrong with a colleague's name, or null. */
export function nameProblem(name: string): string | null {
  if (!name) return say('curate-name-missing');
  if (countCharacters(name) > mostCharacters) return say('curate-name-too-long', { most: mostCharacters });
  return /\n/.test(name) ? say('curate-name-one-line') : null;
}

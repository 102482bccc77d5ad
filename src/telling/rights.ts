import type { Rights } from '../story/telling.ts';
import { countCharacters } from '../story/text/count-characters.ts';
import type { Option, Problem } from '../web/form-fields.ts';

/** Whose work it is, as a form asks for it (P10). */

type Own = Rights['own'];

const inWords: Readonly<Record<Own, { readonly label: string; readonly hint?: string }>> = {
  mine: { label: 'It is all mine' },
  shared: { label: 'I made it with others, and they agree' },
  unsure: {
    label: 'I am not sure',
    hint: 'You can send it now. A curator will ask you before anyone else sees it.',
  },
};
const kinds = Object.keys(inWords) as readonly Own[];

export const ownInWords = (own: Own): string => inWords[own].label;

/** Null for anything else. */
export function readOwn(text: string): Own | null {
  return kinds.find((own) => own === text) ?? null;
}

export function ownOptions(chosen: Own | null): readonly Option[] {
  return kinds.map((own) => ({ value: own, ...inWords[own], checked: own === chosen }));
}

const longest = 1000;

/** What is wrong with the names of makers, or with the list of quoted works; nothing where either is empty. */
export function judgeRightsWords(field: 'makers' | 'quoted', words: string): readonly Problem[] {
  const length = countCharacters(words);
  if (length <= longest) return [];
  const count = length.toLocaleString('en-GB');
  return [{ field, message: `This must be 1,000 characters or fewer. Yours has ${count}.` }];
}

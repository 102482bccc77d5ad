import { parseStoryId, type StoryId } from '../story/ids.ts';
import { countCharacters } from '../story/text/count-characters.ts';
import { plainCode, trimText } from '../story/text/plain-text.ts';
import { contactFields, contactInputs, judgeContact, readEmail, readPhone } from '../story-form/contact.ts';
import { boxField, type Field, type Problem, problemAt } from '../web/form-fields.ts';
import { many, one } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import type { Asking } from './raise-concern.ts';

/** The form of "I am in this". Every field may stay empty. */
export const concernShape = { ticket: one, words: one, childhood: many, ...contactInputs };

export interface TypedConcern {
  readonly email: string;
  readonly phone: string;
  readonly words: string;
  readonly childhood: readonly string[];
}

export const nothingTyped: TypedConcern = { words: '', childhood: [], email: '', phone: '' };

const mostCharacters = 5000;

export function readConcern(typed: TypedConcern): {
  readonly asking: Omit<Asking, 'id'>;
  readonly problems: readonly Problem[];
} {
  const words = trimText(typed.words);
  const contact = { email: readEmail(typed.email), phone: readPhone(typed.phone) };
  const problems = judgeContact({ email: typed.email, phone: typed.phone });
  const length = countCharacters(words);
  const tooLong = {
    field: 'words',
    message: say('withdraw-concern-too-long', { most: mostCharacters, length }),
  };
  return {
    asking: { words, childhood: typed.childhood.includes('yes'), contact },
    problems: length > mostCharacters ? [tooLong, ...problems] : problems,
  };
}

export function concernFields(
  typed: TypedConcern,
  problems: readonly Problem[],
): { readonly about: readonly Field[]; readonly reach: readonly Field[] } {
  return {
    about: [
      {
        partial: 'field/textarea',
        name: 'words',
        label: say('withdraw-concern-words'),
        hint: say('withdraw-concern-words-hint'),
        value: typed.words,
        rows: 5,
        error: problemAt(problems, 'words'),
      },
      boxField({
        name: 'childhood',
        legend: say('withdraw-concern-childhood'),
        hint: say('withdraw-concern-childhood-hint'),
        label: say('withdraw-concern-childhood-yes'),
        isTicked: typed.childhood.includes('yes'),
        error: null,
      }),
    ],
    reach: contactFields({ email: typed.email, phone: typed.phone }, problems),
  };
}

/** The story in a pasted address, or in words around one; null where there is none. */
export function readStoryAddress(text: string): StoryId | null {
  const [, found] = /\/stories\/([0-9a-z]+)/i.exec(text) ?? [];
  return parseStoryId((found ?? plainCode(text)).toLowerCase());
}

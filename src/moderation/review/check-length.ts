import { countCharacters } from '../../story/text/count-characters.ts';
import type { Problem } from '../../web/form-fields.ts';
/** Adds an error where the text is longer than `most` characters, as people count them. */
export function checkLength(
  errors: Problem[],
  field: string,
  what: string,
  text: string,
  most: number,
): void {
  if (countCharacters(text) > most) {
    errors.push({ field, message: `${what} must have at most ${most.toLocaleString('en-GB')} characters.` });
  }
}

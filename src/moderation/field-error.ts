/** What is wrong with one field of the form, as a sentence that says what to do. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** Adds an error where the text is longer than `most` characters, as people count them. */
export function checkLength(
  errors: FieldError[],
  field: string,
  what: string,
  text: string,
  most: number,
): void {
  if ([...text].length > most) {
    errors.push({ field, message: `${what} must have at most ${most.toLocaleString('en-GB')} characters.` });
  }
}

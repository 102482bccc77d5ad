/** What is wrong with one field of a form, as a sentence that says what to do. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** The sentences by field, for the templates. */
export function byField(errors: readonly FieldError[]): Readonly<Record<string, string>> {
  return Object.fromEntries(errors.map(({ field, message }) => [field, message]));
}

import type { Problem } from '../web/form-fields.ts';
/** The sentences by field, for the templates. */
export function byField(errors: readonly Problem[]): Readonly<Record<string, string>> {
  return Object.fromEntries(errors.map(({ field, message }) => [field, message]));
}

import { Unacceptable } from '../../errors.ts';
import { setApart } from '../../story/text/plain-text.ts';
import type { Problem } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';
import type { Screen } from './screen.ts';

/** What no other paired screen may have: of two names that differ in capitals or spaces alone, nobody knows which is which. */
export function nameKeyOf(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');
}

export const isSameName = (one: string, other: string) => nameKeyOf(one) === nameKeyOf(other);

/** A paired screen has that name. */
export class NameTaken extends Unacceptable {
  constructor(name: string, options?: ErrorOptions) {
    super(say('kiosk-screen-name-taken', { screen: setApart(name) }), options);
  }
}

/**
 * What is wrong with a name that a paired screen has already. Screens that were named before names had to differ may keep
 * theirs.
 * @param before the screen that is to have it; null of a new one
 */
export function nameProblems(
  name: string,
  before: Pick<Screen, 'name'> | null,
  screens: readonly Screen[],
): readonly Problem[] {
  if (before && isSameName(name, before.name)) return [];
  const other = screens.find((screen) => screen.revokedAt === null && isSameName(name, screen.name));
  return other ? [{ field: 'name', message: new NameTaken(other.name).message }] : [];
}

import type { Theme } from '../story/places.ts';
import { type ChoicesField, type Problem, problemAt } from '../web/form-fields.ts';
import { many } from '../web/read-form.ts';

/** The themes of a story, as a form asks for them. */

export const themesShape = { themes: many };
export const themesMissing: Problem = { field: 'themes', message: 'Choose at least one theme.' };

/** Those that there are now, in their order. */
export function knownThemes(slugs: readonly string[], themes: readonly Theme[]): readonly Theme[] {
  return themes.filter((theme) => slugs.includes(theme.slug));
}

export function themesField(
  legend: string,
  themes: readonly Theme[],
  chosen: readonly string[],
  problems: readonly Problem[],
): ChoicesField {
  return {
    partial: 'field/choices',
    type: 'checkbox',
    name: 'themes',
    legend,
    hint: 'Choose every theme that fits.',
    error: problemAt(problems, 'themes'),
    options: themes.map((theme) => ({
      value: theme.slug,
      label: theme.name,
      hint: theme.about,
      checked: chosen.includes(theme.slug),
    })),
  };
}

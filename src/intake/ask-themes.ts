import type { Theme } from '../story/places.ts';
import { type Problem, problemAt } from '../web/form-fields.ts';
import { many } from '../web/read-form.ts';
import { withAnswers } from './drafts.ts';
import type { Body, FormQuestion, Places } from './question.ts';

const name = 'themes';
const title = 'What is your story about?';
const missing: Problem = { field: name, message: 'Choose at least one theme.' };

export const askThemes: FormQuestion = {
  kind: 'form',
  slug: 'themes',
  title,
  isAsked: () => true,
  problems: ({ answers }, places) => (known(answers.themes, places).length > 0 ? [] : [missing]),
  rows({ answers }, places) {
    const themes = known(answers.themes, places);
    return [{ field: name, label: 'About', value: themes.map((theme) => theme.name).join(', ') || null }];
  },
  show: ({ answers }, places) => body(answers.themes, places, []),
  answer(read, _draft, places) {
    const chosen = known(read({ themes: many }).themes, places).map((theme) => theme.slug);
    const problems = chosen.length > 0 ? [] : [missing];
    return {
      problems,
      body: body(chosen, places, problems),
      change: chosen.length > 0 ? withAnswers({ themes: chosen }) : null,
    };
  },
};

function known(slugs: readonly string[], places: Places): readonly Theme[] {
  return places.themes.filter((theme) => slugs.includes(theme.slug));
}

function body(chosen: readonly string[], places: Places, problems: readonly Problem[]): Body {
  return {
    heading: null,
    lead: null,
    fields: [
      {
        partial: 'field/choices',
        type: 'checkbox',
        name,
        legend: title,
        legendIsHeading: true,
        hint: 'Choose every theme that fits.',
        error: problemAt(problems, name),
        options: places.themes.map((theme) => ({
          value: theme.slug,
          label: theme.name,
          hint: theme.about,
          checked: chosen.includes(theme.slug),
        })),
      },
    ],
  };
}

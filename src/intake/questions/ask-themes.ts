import { knownThemes, themesField, themesMissing, themesShape } from '../../telling/themes.ts';
import type { Problem } from '../../web/form-fields.ts';
import { withAnswers } from '../drafts.ts';
import type { Body, FormContext, FormQuestion } from './question.ts';

const title = 'What is your story about?';

export const askThemes: FormQuestion = {
  kind: 'form',
  slug: 'themes',
  part: 'story',
  title,
  isAsked: () => true,
  problems: ({ answers }, { themes }) =>
    knownThemes(answers.themes, themes).length > 0 ? [] : [themesMissing],
  rows({ answers }, places) {
    const themes = knownThemes(answers.themes, places.themes);
    const value = themes.map((theme) => theme.name).join(', ') || null;
    return [{ field: 'themes', label: 'About', value }];
  },
  show: ({ answers }, places) => body(answers.themes, places, []),
  answer(read, _draft, places) {
    const chosen = knownThemes(read(themesShape).themes, places.themes).map((theme) => theme.slug);
    const problems = chosen.length > 0 ? [] : [themesMissing];
    return {
      problems,
      body: body(chosen, places, problems),
      change: chosen.length > 0 ? withAnswers({ themes: chosen }) : null,
    };
  },
};

function body(chosen: readonly string[], { themes }: FormContext, problems: readonly Problem[]): Body {
  const field = themesField(title, themes, chosen, problems);
  return { heading: null, lead: null, fields: [{ ...field, legendIsHeading: true }] };
}

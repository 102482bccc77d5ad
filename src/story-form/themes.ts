import type { Theme } from '../story/places.ts';
import { problemAt } from '../web/form-fields.ts';
import { many } from '../web/read-form.ts';
import { listed } from '../words/lists.ts';
import { say } from '../words/say.ts';
import { listOf, type StoryField } from './field.ts';
import { withAnswers } from './told.ts';

const name = 'themes';

/** What the story is about: one theme at least. One that the archive no longer has counts for nothing. */
export const themesField: StoryField = {
  name,
  reach: {
    shown: true,
    reviewed: true,
    exported: true,
    searchable: true,
    erased: true,
    compared: true,
  },
  exported: { themes: (story) => story.themes },
  inputs: () => ({ [name]: many }),
  stored: ({ answers }, { themes }) => ({ [name]: known(answers.themes, themes).map(({ slug }) => slug) }),
  parse: (sent, _told, { themes }) => ({
    [name]: known(listOf(sent, name), themes).map(({ slug }) => slug),
  }),
  judge: (values, { answers }, { themes }) => {
    if (listOf(values, name).length > 0) return [];
    const key = leftOver(answers.themes, themes)
      ? 'story-form-themes-left-over'
      : 'story-form-themes-missing';
    return [{ field: name, message: say(key) }];
  },
  view: (values, problems, { answers }, { themes, voice }) => [
    {
      partial: 'field/choices',
      type: 'checkbox',
      name,
      legend: say(voice === 'curator' ? 'story-form-themes-label' : 'story-form-themes-question'),
      ...(voice === 'storyteller' && {
        hint: say(
          leftOver(answers.themes, themes) ? 'story-form-themes-left-over-hint' : 'story-form-themes-hint',
        ),
      }),
      error: problemAt(problems, name),
      options: themes.map((theme) => ({
        value: theme.slug,
        label: theme.name,
        ...(voice === 'storyteller' && { hint: theme.about }),
        checked: listOf(values, name).includes(theme.slug),
      })),
    },
  ],
  apply: (values, told, { themes }) =>
    withAnswers(told, { themes: known(listOf(values, name), themes).map(({ slug }) => slug) }),
  lines: ({ answers }, { themes }) => [
    {
      field: name,
      label: say('story-form-themes-label'),
      value: inWords(answers.themes, themes) || null,
    },
  ],
};

/** Those that there are now, in their order. */
function known(slugs: readonly string[], themes: readonly Theme[]): readonly Theme[] {
  return themes.filter((theme) => slugs.includes(theme.slug));
}

/** Some were chosen when there were such themes, or when they were open. */
const leftOver = (slugs: readonly string[], themes: readonly Theme[]): boolean =>
  known(slugs, themes).length < slugs.length;

function inWords(slugs: readonly string[], all: readonly Theme[]): string {
  const themes = listed(known(slugs, all).map(({ name }) => name));
  return themes && leftOver(slugs, all) ? say('story-form-themes-left-over-line', { themes }) : themes;
}

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
    searchable: 'a theme is chosen beside the search, and not typed',
    erased: true,
    compared: true,
  },
  exported: { themes: (story) => story.themes },
  inputs: () => ({ [name]: many }),
  stored: ({ answers }, { themes }) => ({ [name]: known(answers.themes, themes).map(({ slug }) => slug) }),
  parse: (sent, _told, { themes }) => ({
    [name]: known(listOf(sent, name), themes).map(({ slug }) => slug),
  }),
  judge: (values) =>
    listOf(values, name).length > 0 ? [] : [{ field: name, message: say('story-form-themes-missing') }],
  view: (values, problems, _told, { themes, voice }) => [
    {
      partial: 'field/choices',
      type: 'checkbox',
      name,
      legend: say(voice === 'curator' ? 'story-form-themes-label' : 'story-form-themes-question'),
      ...(voice === 'storyteller' && { hint: say('story-form-themes-hint') }),
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
      value: listed(known(answers.themes, themes).map((theme) => theme.name)) || null,
    },
  ],
};

/** Those that there are now, in their order. */
function known(slugs: readonly string[], themes: readonly Theme[]): readonly Theme[] {
  return themes.filter((theme) => slugs.includes(theme.slug));
}

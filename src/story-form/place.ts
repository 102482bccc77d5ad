import type { NeighbourhoodSlug } from '../story/ids.ts';
import { problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import { type FormContext, type StoryField, textOf, type Values } from './field.ts';
import { withAnswers } from './told.ts';

const name = 'neighbourhood';

/** Where the story is about. The last of the places may be "Somewhere else near here". */
export const placeField: StoryField = {
  name,
  reach: {
    shown: true,
    reviewed: true,
    exported: true,
    searchable: true,
    erased: 'the tombstone keeps where it was counted',
    compared: 'only a curator moves it',
  },
  exported: { neighbourhood: (story) => story.neighbourhood },
  inputs: () => ({ [name]: one }),
  stored: ({ answers }) => ({ [name]: answers.neighbourhood ?? '' }),
  parse: (sent) => ({ [name]: textOf(sent, name) }),
  judge: (values, _told, context) =>
    find(textOf(values, name), context)
      ? []
      : [
          {
            field: name,
            message: say(
              isLeftOver(values, context) ? 'story-form-place-left-over' : 'story-form-place-missing',
            ),
          },
        ],
  view: (values, problems, _told, context) =>
    context.voice === 'curator'
      ? [
          {
            partial: 'field/select',
            name,
            label: say('story-form-place-label'),
            error: problemAt(problems, name),
            options: context.neighbourhoods.map(({ slug, name: label }) => ({
              value: slug,
              label,
              selected: slug === values[name],
            })),
          },
        ]
      : [
          {
            partial: 'field/choices',
            type: 'radio',
            name,
            legend: say('story-form-place-question'),
            ...(problems.length === 0 &&
              isLeftOver(values, context) && { hint: say('story-form-place-left-over') }),
            error: problemAt(problems, name),
            options: context.neighbourhoods.map(({ slug, name: label }) => ({
              value: slug,
              label,
              checked: slug === values[name],
            })),
          },
        ],
  apply: (values, told, context) => {
    const place = find(textOf(values, name), context);
    return place ? withAnswers(told, { neighbourhood: place.slug as NeighbourhoodSlug }) : told;
  },
  lines: ({ answers }, context) => [
    {
      field: name,
      label: say('story-form-place-label'),
      value: find(answers.neighbourhood ?? '', context)?.name ?? null,
    },
  ],
};

/** It was chosen when there was such a place, or when it was open. */
const isLeftOver = (values: Values, context: FormContext) =>
  textOf(values, name) !== '' && !find(textOf(values, name), context);

function find(slug: string, { neighbourhoods }: FormContext) {
  return neighbourhoods.find((place) => place.slug === slug);
}

import type { Licence } from '../story/telling.ts';
import { boxField, type Problem, problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import { isTicked, type StoryField, textOf, tick, type Values, voiced } from './field.ts';
import { type Told, withAnswers } from './told.ts';

/** What the storyteller can choose from. Works that may not be changed at all are no choice to put before a resident. */
const offered = ['own', 'cc-by-4.0', 'cc-by-nc-4.0'] as const satisfies readonly Licence[];

/** Nobody can give away what may not be theirs. */
export const mayChooseLicence = ({ answers }: Told): boolean =>
  answers.rights?.own === 'mine' || answers.rights?.own === 'shared';

export const licenceOf = (told: Told): Licence =>
  mayChooseLicence(told) ? (told.answers.licence ?? 'own') : 'own';

/**
 * What others may do with the story (P10). Rights that were kept can be given on the private page; a licence that was given
 * cannot be taken back, so it wants a tick that this was understood.
 */
export const licenceField: StoryField = {
  name: 'licence',
  reach: {
    shown: true,
    reviewed: true,
    exported: true,
    searchable: 'nobody looks for a story by its licence',
    erased: true,
    compared: 'a licence is a line of the consent record',
  },
  exported: { licence: (story) => story.licence },
  inputs: () => ({ licence: one, sure: one }),
  stored: ({ answers }) => ({ licence: answers.licence ?? 'own', sure: '' }),
  parse: (sent) => ({ licence: textOf(sent, 'licence'), sure: tick(isTicked(sent, 'sure')) }),
  judge(values): readonly Problem[] {
    const licence = chosenIn(values);
    if (!licence) return [{ field: 'licence', message: say('story-form-licence-missing') }];
    if (licence === 'own' || isTicked(values, 'sure')) return [];
    return [{ field: 'sure', message: say('story-form-licence-unsure') }];
  },
  view: (values, problems, told) =>
    licenceOf(told) === 'own'
      ? [
          {
            partial: 'field/choices',
            type: 'radio',
            name: 'licence',
            legend: say('story-form-licence-question'),
            hint: say('story-form-licence-hint'),
            error: problemAt(problems, 'licence'),
            options: offered.map((licence) => ({
              value: licence,
              label: say(`story-form-licence-${keyOf(licence)}`),
              hint: say(`story-form-licence-${keyOf(licence)}-hint`),
              checked: licence === values.licence,
              ...(licence !== 'own' && { opens: true as const }),
            })),
            opened: [
              boxField({
                name: 'sure',
                legend: say('story-form-licence-sure-question'),
                label: say('story-form-licence-sure'),
                isTicked: isTicked(values, 'sure'),
                error: problemAt(problems, 'sure'),
              }),
            ],
          },
        ]
      : [],
  apply(values, told) {
    const licence = chosenIn(values);
    // What was given once stays given.
    if (!licence || licenceOf(told) !== 'own') return told;
    return withAnswers(told, { licence });
  },
  lines: (told, context) => [
    {
      field: 'licence',
      label: say('story-form-licence-label'),
      value: say(voiced('story-form-licence-line', context), { licence: keyOf(licenceOf(told)) }),
    },
  ],
  statements: (told) =>
    mayChooseLicence(told) && told.answers.licence !== null
      ? [
          {
            about: 'licence',
            question: say('story-form-licence-statement'),
            answer: say('story-form-licence-line', { licence: keyOf(licenceOf(told)) }),
          },
        ]
      : [],
};

const chosenIn = (values: Values) => offered.find((licence) => licence === values.licence);

/** "cc-by-4" of "cc-by-4.0": keys have no dots. */
const keyOf = (licence: Licence): string => licence.replace('.0', '');

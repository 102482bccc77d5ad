import { forCuratorsAlone, type StoryField, textOf, type Values } from '../../story-form/field.ts';
import { problemAt } from '../../web/form-fields.ts';
import { one } from '../../web/read-form.ts';
import { say } from '../../words/say.ts';

const ways = ['called-back', 'reference', 'beside'] as const;
const name = 'known';

/** How the curator knew that it was the storyteller who answered: of the asking, and not of the story. */
export const knownByField: StoryField = {
  name: 'known-by',
  reach: { ...forCuratorsAlone, reviewed: true, erased: true, compared: 'it is in the consent record' },
  inputs: () => ({ [name]: one }),
  stored: () => ({ [name]: '' }),
  parse: (sent) => ({ [name]: textOf(sent, name) }),
  judge: (values) => (wayIn(values) ? [] : [{ field: name, message: say('curate-on-behalf-known-missing') }]),
  view: (values, problems) => [
    {
      partial: 'field/choices',
      type: 'radio',
      name,
      legend: say('curate-on-behalf-known-question'),
      error: problemAt(problems, name),
      options: ways.map((way) => ({
        value: way,
        label: say(`curate-on-behalf-known-${way}`),
        checked: values[name] === way,
      })),
    },
  ],
  apply: (_values, told) => told,
  lines: () => [],
};

const wayIn = (values: Values) => ways.find((way) => way === values[name]);

/** For the record of consent. */
export function wayInWords(values: Values): string {
  const way = wayIn(values);
  return way ? say(`curate-on-behalf-was-${way}`) : '';
}

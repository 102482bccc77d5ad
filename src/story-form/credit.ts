import { type Credit, creditName } from '../story/telling.ts';
import { oneLine } from '../story/text/plain-text.ts';
import { problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import { type FormContext, type StoryField, textOf, tooLong, type Values } from './field.ts';
import { withAnswers } from './told.ts';

const longest = 100;
const kinds = [
  'full-name',
  'first-name',
  'another-name',
  'anonymous',
] as const satisfies readonly Credit['kind'][];

/** How the storyteller is named (P7). Anonymous keeps no name, even where one was typed. */
export const creditField: StoryField = {
  name: 'credit',
  reach: {
    shown: true,
    reviewed: true,
    exported: 'research gets no names',
    searchable: true,
    erased: true,
    compared: true,
  },
  inputs: () => ({ credit: one, name: one }),
  stored: ({ answers }) => ({
    credit: answers.credit?.kind ?? '',
    name: (answers.credit && creditName(answers.credit)) ?? '',
  }),
  parse: (sent) => ({
    credit: textOf(sent, 'credit'),
    name: textOf(sent, 'credit') === 'anonymous' ? '' : oneLine(textOf(sent, 'name')),
  }),
  judge(values) {
    const kind = kindOf(values);
    const name = textOf(values, 'name');
    if (!kind) return [{ field: 'credit', message: say('story-form-credit-missing') }];
    if (kind === 'anonymous') return [];
    if (name === '') return [{ field: 'name', message: say('story-form-credit-name-missing') }];
    return tooLong('name', name, longest, 'story-form-credit-name-too-long');
  },
  view: (values, problems) => [
    {
      partial: 'field/choices',
      type: 'radio',
      name: 'credit',
      legend: say('story-form-credit-question'),
      hint: say('story-form-credit-hint'),
      error: problemAt(problems, 'credit'),
      options: kinds.map((kind) => ({
        value: kind,
        label: say(`story-form-credit-${kind}`),
        ...(kind === 'another-name' && { hint: say('story-form-credit-another-name-hint') }),
        checked: kind === values.credit,
        ...(kind !== 'anonymous' && { opens: true as const }),
      })),
      opened: [
        {
          partial: 'field/text',
          name: 'name',
          label: say('story-form-credit-name-label'),
          value: textOf(values, 'name'),
          autocomplete: 'name',
          spellcheck: 'false',
          error: problemAt(problems, 'name'),
        },
      ],
    },
  ],
  apply(values, told) {
    const kind = kindOf(values);
    if (!kind) return told;
    const credit: Credit = kind === 'anonymous' ? { kind } : { kind, name: textOf(values, 'name') };
    return withAnswers(told, { credit });
  },
  lines: ({ answers }, context) => [
    {
      field: 'credit',
      label: say('story-form-credit-label'),
      value: answers.credit && creditInWords(answers.credit, context),
    },
  ],
};

const kindOf = (values: Values) => kinds.find((kind) => kind === values.credit);

/** The name, or that there is none; a curator reads what kind of name it is. */
function creditInWords(credit: Credit, { voice }: FormContext): string {
  const name = creditName(credit);
  if (name === null) return say('story-form-credit-none');
  return voice === 'curator' ? say('story-form-credit-line', { name, kind: credit.kind }) : name;
}

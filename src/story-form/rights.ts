import type { Rights } from '../story/telling.ts';
import { trimText } from '../story/text/plain-text.ts';
import { type Field, problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import { type FormContext, type StoryField, textOf, tooLong, type Values, voiced } from './field.ts';
import { withAnswers } from './told.ts';

const longest = 1000;
const kinds = ['mine', 'shared', 'unsure'] as const satisfies readonly Rights['own'][];

/**
 * Whose work it is, who made it too as they want to be named, and whose works are in it (P10). Not being sure keeps nobody
 * from sending: a curator asks. Who says that it is all theirs names no makers.
 */
export const rightsField: StoryField = {
  name: 'rights',
  reach: {
    shown: true,
    reviewed: true,
    exported: 'research gets no names',
    searchable: true,
    erased: true,
    compared: true,
  },
  inputs: () => ({ rights: one, makers: one, quoted: one }),
  stored: ({ answers }) => ({
    rights: answers.rights?.own ?? '',
    makers: answers.rights?.makers ?? '',
    quoted: answers.rights?.quoted ?? '',
  }),
  parse: (sent) => ({
    rights: textOf(sent, 'rights'),
    makers: trimText(textOf(sent, 'makers')),
    quoted: trimText(textOf(sent, 'quoted')),
  }),
  judge: (values) => [
    ...(ownOf(values) ? [] : [{ field: 'rights', message: say('story-form-rights-missing') }]),
    ...tooLong('makers', makersOf(values), longest, 'story-form-rights-words-too-long'),
    ...tooLong('quoted', textOf(values, 'quoted'), longest, 'story-form-rights-words-too-long'),
  ],
  view: (values, problems, _told, context) => [
    {
      partial: 'field/choices',
      type: 'radio',
      name: 'rights',
      legend: say('story-form-rights-question'),
      hint: say('story-form-rights-hint'),
      error: problemAt(problems, 'rights'),
      options: kinds.map((own) => ({
        value: own,
        label: say(`story-form-rights-${own}`),
        ...(own === 'unsure' && !context.sent && { hint: say('story-form-rights-unsure-hint') }),
        checked: own === values.rights,
        ...(own === 'shared' && { opens: true as const }),
      })),
      opened: [wordsField('makers', values, problemAt(problems, 'makers'))],
    },
    wordsField('quoted', values, problemAt(problems, 'quoted')),
  ],
  apply(values, told) {
    const own = ownOf(values);
    if (!own) return told;
    return withAnswers(told, {
      rights: { own, makers: makersOf(values), quoted: textOf(values, 'quoted') },
    });
  },
  lines: ({ answers }, context) => rightsLines(answers.rights, context),
  statements: ({ answers }) =>
    answers.rights
      ? [
          {
            about: 'rights',
            question: say('story-form-rights-statement'),
            answer: say(`story-form-rights-${answers.rights.own}`),
          },
        ]
      : [],
};

const ownOf = (values: Values) => kinds.find((own) => own === values.rights);
const makersOf = (values: Values) => (ownOf(values) === 'shared' ? textOf(values, 'makers') : '');

function rightsLines(rights: Rights | null, context: FormContext) {
  const own = {
    field: 'rights',
    label: say('story-form-rights-label'),
    value: rights && say(voiced('story-form-rights-line', context), { own: rights.own }),
  };
  if (!rights) return [own];
  return [
    own,
    ...(rights.makers || rights.own === 'shared'
      ? [{ field: 'makers', label: say('story-form-makers-label'), value: rights.makers }]
      : []),
    { field: 'quoted', label: say('story-form-quoted-label'), value: rights.quoted },
  ];
}

function wordsField(name: 'makers' | 'quoted', values: Values, error: string | null): Field {
  return {
    partial: 'field/textarea',
    name,
    label: say(`story-form-${name}-question`),
    hint: say(`story-form-${name}-hint`),
    value: textOf(values, name),
    rows: 2,
    error,
  };
}

import type { QuestionWording } from '../consent/wording.ts';
import type { AgeBand } from '../story/telling.ts';
import { oneLine } from '../story/text/plain-text.ts';
import { type Field, type Problem, problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import {
  type FormContext,
  forCuratorsAlone,
  type StoryField,
  textOf,
  tooLong,
  type Values,
  voiced,
} from './field.ts';
import { type Told, withAnswers } from './told.ts';

const bands = ['adult', 'teen', 'child'] as const satisfies readonly AgeBand[];
const longest = 200;

type ReachInput = 'guardian-name' | 'guardian-reach';

export const isYoung = ({ answers }: Told): boolean => answers.age === 'teen' || answers.age === 'child';

/**
 * The band of years that the storyteller is in (P8). Somebody under 18 is asked, in the words of the wording, whether a
 * guardian agrees: without it nothing shows, and under 13 nothing is sent. How to reach a guardian who agrees is kept apart.
 */
export const ageField: StoryField = {
  name: 'age',
  reach: {
    ...forCuratorsAlone,
    reviewed: true,
    erased: true,
    compared: 'a change of the guardian’s is a line of history',
  },
  keptApart: ['guardian-name', 'guardian-reach'],
  inputs: () => ({ age: one, guardian: one, 'guardian-name': one, 'guardian-reach': one }),
  stored: ({ answers }, { contact }) => ({
    age: answers.age ?? '',
    guardian: guardianAnswer(answers.guardianAgreed),
    'guardian-name': contact?.guardian?.name ?? '',
    'guardian-reach': contact?.guardian?.reach ?? '',
  }),
  parse: (sent) => ({
    age: textOf(sent, 'age'),
    guardian: textOf(sent, 'guardian'),
    'guardian-name': oneLine(textOf(sent, 'guardian-name')),
    'guardian-reach': oneLine(textOf(sent, 'guardian-reach')),
  }),
  judge(values) {
    const band = bandOf(values);
    if (!band) return [{ field: 'age', message: say('story-form-age-missing') }];
    if (band === 'adult') return [];
    const agreed = textOf(values, 'guardian');
    if (agreed !== 'yes' && agreed !== 'no')
      return [{ field: 'guardian', message: say('story-form-guardian-missing') }];
    if (agreed === 'no')
      return band === 'child' ? [{ field: 'guardian', message: say('story-form-guardian-wait') }] : [];
    return [...judgeReach(values, 'guardian-name'), ...judgeReach(values, 'guardian-reach')];
  },
  view: (values, problems, _told, context) => [
    {
      partial: 'field/choices',
      type: 'radio',
      name: 'age',
      legend: say('story-form-age-question'),
      hint: say('story-form-age-hint'),
      error: problemAt(problems, 'age'),
      options: bands.map((band) => ({
        value: band,
        label: say(`story-form-age-${band}`),
        checked: band === values.age,
        ...(band !== 'adult' && { opens: true as const }),
      })),
      opened: guardianFields(values, problems, context),
    },
  ],
  apply(values, told) {
    const age = bandOf(values);
    if (!age) return told;
    const guardianAgreed = age === 'adult' ? null : textOf(values, 'guardian') === 'yes';
    return withAnswers(told, { age, guardianAgreed });
  },
  /** Kept only while the storyteller is under 18 and says that the guardian agrees. */
  contact: (values) => (contact) => ({
    ...contact,
    guardian:
      bandOf(values) !== 'adult' && textOf(values, 'guardian') === 'yes'
        ? { name: textOf(values, 'guardian-name'), reach: textOf(values, 'guardian-reach') }
        : null,
  }),
  lines(told, context) {
    const { age, guardianAgreed } = told.answers;
    const { guardian } = context.contact ?? { guardian: null };
    return [
      {
        field: 'age',
        label: say(voiced('story-form-age-label', context)),
        value: age && say(`story-form-age-${age}`),
      },
      ...(isYoung(told)
        ? [
            {
              field: 'guardian',
              label: say('story-form-guardian-label'),
              value: guardianAgreed === null ? null : guardianWords(context, guardianAgreed),
            },
          ]
        : []),
      ...(isYoung(told) && guardianAgreed && context.voice === 'storyteller'
        ? [
            {
              field: 'guardian-name',
              label: say('story-form-guardian-reach-label'),
              value: guardian && `${guardian.name}\n${guardian.reach}`,
            },
          ]
        : []),
    ];
  },
  statements(told, context) {
    const { age } = told.answers;
    if (!age) return [];
    const asked = {
      about: 'age',
      question: say('story-form-age-question'),
      answer: say(`story-form-age-${age}`),
    };
    return isYoung(told) ? [asked, guardianStatement(told, context)] : [asked];
  },
};

const bandOf = (values: Values) => bands.find((band) => band === values.age);

export function guardianStatement({ answers }: Told, { wording }: FormContext) {
  const { question, explanation, yes, no } = wording.questions.guardian;
  return {
    about: 'guardian',
    question: `${question} ${explanation}`,
    answer: answers.guardianAgreed === true ? yes : no,
  };
}

/** What is wrong with how to reach the guardian. */
export function judgeReach(values: Values, field: ReachInput): readonly Problem[] {
  const text = textOf(values, field);
  if (text === '') return [{ field, message: say(`story-form-${field}-missing`) }];
  return tooLong(field, text, longest, 'story-form-guardian-too-long');
}

/** Of somebody under 18: whether the guardian agrees, and how to reach them. */
function guardianFields(values: Values, problems: readonly Problem[], context: FormContext) {
  const words: QuestionWording = context.wording.questions.guardian;
  const agreed = textOf(values, 'guardian');
  return [
    {
      partial: 'field/choices',
      type: 'radio',
      name: 'guardian',
      legend: words.question,
      hint: words.explanation,
      error: problemAt(problems, 'guardian'),
      options: [
        { value: 'yes', label: words.yes, checked: agreed === 'yes', opens: true as const },
        { value: 'no', label: words.no, hint: say('story-form-guardian-no-hint'), checked: agreed === 'no' },
      ],
      opened: reachFields(values, problems),
    } as const,
  ];
}

/** The inputs for how to reach the guardian. */
export function reachFields(values: Values, problems: readonly Problem[]): readonly Field[] {
  return (['guardian-name', 'guardian-reach'] as const).map((name) => ({
    partial: 'field/text',
    name,
    label: say(`story-form-${name}-question`),
    value: textOf(values, name),
    autocomplete: 'off',
    spellcheck: 'false',
    error: problemAt(problems, name),
  }));
}

function guardianAnswer(agreed: boolean | null): string {
  if (agreed === null) return '';
  return agreed ? 'yes' : 'no';
}

function guardianWords({ wording, voice }: FormContext, agreed: boolean): string {
  if (voice === 'curator')
    return say(agreed ? 'story-form-guardian-agreed' : 'story-form-guardian-not-agreed');
  const { yes, no } = wording.questions.guardian;
  return agreed ? yes : no;
}

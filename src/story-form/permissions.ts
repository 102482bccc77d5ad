import type { OtherPerson } from '../story/telling.ts';
import { setApart } from '../story/text/plain-text.ts';
import { one } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import { ageField, guardianStatement, isYoung } from './age.ts';
import { type FormContext, type StoryField, textOf, type Values, voiced } from './field.ts';
import { peopleField, permissions, personInWords, personKey, readPermission } from './people.ts';
import { type Told, withAnswers } from './told.ts';

/** Whether those who are in a sent story agree to be shown: changed one by one, by its teller or for them (P8, P9). */

const gone = 'gone';
const inputOf = (person: OtherPerson) => `person-${personKey(person)}`;
const othersOf = ({ answers }: Told) => answers.others ?? [];

/** Each person of the list. Only the storyteller can say that somebody is not in it any more. */
export const permissionsField: StoryField = {
  name: 'permissions',
  reach: peopleField.reach,
  inputs: (told) => Object.fromEntries(othersOf(told).map((person) => [inputOf(person), one])),
  stored: (told) => Object.fromEntries(othersOf(told).map((person) => [inputOf(person), person.permission])),
  parse: (sent, told) =>
    Object.fromEntries(othersOf(told).map((person) => [inputOf(person), textOf(sent, inputOf(person))])),
  judge: () => [],
  view: (values, _problems, told, context) =>
    othersOf(told).map((person) => ({
      partial: 'field/choices',
      type: 'radio',
      name: inputOf(person),
      legend: say(voiced('story-form-permission-question', context), { who: setApart(person.who) }),
      hint: personInWords(person),
      error: null,
      options: answersFor(context).map((answer) => ({
        value: answer,
        label: say(voiced(`story-form-permission-${answer}`, context)),
        checked: textOf(values, inputOf(person)) === answer,
      })),
    })),
  apply(values, told, context) {
    const staying = othersOf(told).filter(
      (person) => context.voice === 'curator' || textOf(values, inputOf(person)) !== gone,
    );
    const others = staying.map((person) => ({
      ...person,
      permission: readPermission(textOf(values, inputOf(person))) ?? person.permission,
    }));
    return withAnswers(told, { others, anyoneElse: others.length > 0 });
  },
  lines: (told, context) => peopleField.lines(told, context),
};

const answersFor = ({ voice }: FormContext) =>
  voice === 'curator' ? permissions : ([...permissions, gone] as const);

/** The parent or guardian of somebody under 18. What is left open stays as it is. */
export const guardianField: StoryField = {
  name: 'guardian',
  reach: ageField.reach,
  inputs: (told): ReturnType<StoryField['inputs']> => (isYoung(told) ? { guardian: one } : {}),
  stored: (told): Values => (isYoung(told) ? { guardian: told.answers.guardianAgreed ? 'yes' : 'no' } : {}),
  parse: (sent, told): Values => (isYoung(told) ? { guardian: textOf(sent, 'guardian') } : {}),
  judge: () => [],
  view(values, _problems, told, context) {
    if (!isYoung(told)) return [];
    const { question, explanation, yes, no } = wordsFor(context);
    return [
      {
        partial: 'field/choices',
        type: 'radio',
        name: 'guardian',
        legend: question,
        hint: explanation,
        error: null,
        options: [
          { value: 'yes', label: yes, checked: values.guardian === 'yes' },
          { value: 'no', label: no, checked: values.guardian === 'no' },
        ],
      },
    ];
  },
  apply: (values, told) =>
    isYoung(told) && ['yes', 'no'].includes(textOf(values, 'guardian'))
      ? withAnswers(told, { guardianAgreed: values.guardian === 'yes' })
      : told,
  lines: (told, context) => ageField.lines(told, context).filter(({ field }) => field === 'guardian'),
  statements: (told, context) => (isYoung(told) ? [guardianStatement(told, context)] : []),
};

/** The storyteller reads the words of the wording, as at the sending. */
function wordsFor({ voice, wording }: FormContext) {
  if (voice === 'storyteller') return wording.questions.guardian;
  return {
    question: say('story-form-guardian-question-curator'),
    explanation: say('story-form-guardian-hint-curator'),
    yes: say('story-form-permission-yes-curator'),
    no: say('story-form-guardian-no-curator'),
  };
}

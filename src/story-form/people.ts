import { createHash } from 'node:crypto';
import { type OtherPerson, type Recognition, recognitions } from '../story/telling.ts';
import { isBlank, oneLine, setApart } from '../story/text/plain-text.ts';
import { type Field, type Problem, problemAt } from '../web/form-fields.ts';
import { many, one } from '../web/read-form.ts';
import { listed } from '../words/lists.ts';
import { say } from '../words/say.ts';
import {
  type FormContext,
  forCuratorsAlone,
  listOf,
  type StoryField,
  textOf,
  tooLong,
  type Values,
} from './field.ts';
import { type Told, withAnswers } from './told.ts';

type Permission = OtherPerson['permission'];
export const permissions = ['yes', 'not-yet', 'no'] as const satisfies readonly Permission[];

const longest = 100;
const mostPeople = 30;

/**
 * Who else can be recognised, one at a time, and whether each agreed (P9). Never public. A missing agreement keeps nobody from
 * sending. What is typed of the next person is no answer until it is added.
 */
export const peopleField: StoryField = {
  name: 'people',
  reach: { ...forCuratorsAlone, reviewed: true, erased: true, compared: true },
  inputs: () => ({ others: one, who: one, shown: many, permission: one }),
  stored: ({ answers }) => ({
    others: answers.anyoneElse === null ? '' : answers.anyoneElse ? 'yes' : 'no',
    ...emptyPerson,
  }),
  parse: (sent) => ({
    others: textOf(sent, 'others'),
    who: oneLine(textOf(sent, 'who')),
    shown: recognitions.filter((way) => listOf(sent, 'shown').includes(way)),
    permission: textOf(sent, 'permission'),
  }),
  judge(values, told) {
    const anyone = textOf(values, 'others');
    if (anyone !== 'yes' && anyone !== 'no')
      return [{ field: 'others', message: say('story-form-people-missing') }];
    if (anyone === 'no') return [];
    if (isEmptyPerson(values) && othersOf(told).length > 0) return [];
    return judgePerson(values, othersOf(told));
  },
  view: (values, problems, told, context) => [
    {
      partial: 'field/choices',
      type: 'radio',
      name: 'others',
      legend: say('story-form-people-question'),
      hint: say('story-form-people-hint'),
      error: problemAt(problems, 'others'),
      options: [
        { value: 'no', label: say('story-form-people-no'), checked: values.others === 'no' },
        { value: 'yes', label: say('story-form-people-yes'), checked: values.others === 'yes', opens: true },
      ],
      openedHeading: othersOf(told).length > 0 ? say('story-form-person-another') : null,
      opened: personFields(values, problems, context),
    },
  ],
  apply(values, told) {
    if (textOf(values, 'others') === 'no') return withAnswers(told, { anyoneElse: false, others: [] });
    const person = personOf(values);
    const others = person ? withPerson(othersOf(told), person) : othersOf(told);
    return withAnswers(told, { anyoneElse: true, others });
  },
  lines: ({ answers }) => [
    {
      field: 'others',
      label: say('story-form-people-label'),
      value: peopleInWords(answers.anyoneElse, answers.others ?? []),
    },
  ],
};

function peopleInWords(anyone: boolean | null, others: readonly OtherPerson[]) {
  if (anyone === false) return say('story-form-people-none');
  if (anyone === null || others.length === 0) return null;
  return others.map((person) => `${setApart(person.who)}: ${personInWords(person)}`).join('\n');
}

const emptyPerson = { who: '', shown: [], permission: '' } as const;

const othersOf = ({ answers }: Told) => answers.others ?? [];

export const permissionInWords = (permission: Permission): string =>
  say(`story-form-permission-${permission}`);

/** Null for anything else. */
export function readPermission(text: string): Permission | null {
  return permissions.find((known) => known === text) ?? null;
}

/** True where nothing was typed or chosen of a person at all. */
export function isEmptyPerson(values: Values): boolean {
  return (
    isBlank(textOf(values, 'who')) &&
    listOf(values, 'shown').length === 0 &&
    textOf(values, 'permission') === ''
  );
}

/** What is wrong with the person that was typed, to stand beside `others`. */
export function judgePerson(values: Values, others: readonly OtherPerson[]): readonly Problem[] {
  const problems: Problem[] = [];
  const who = textOf(values, 'who');
  if (who === '') problems.push({ field: 'who', message: say('story-form-person-who-missing') });
  problems.push(...tooLong('who', who, longest, 'story-form-person-who-too-long'));
  if (listOf(values, 'shown').length === 0)
    problems.push({ field: 'shown', message: say('story-form-person-shown-missing') });
  if (!readPermission(textOf(values, 'permission')))
    problems.push({ field: 'permission', message: say('story-form-person-permission-missing') });
  const person = personOf(values);
  return problems.length > 0 || !person ? problems : judgeAmongOthers(person, others);
}

function judgeAmongOthers(person: OtherPerson, others: readonly OtherPerson[]): readonly Problem[] {
  // The very same again is the form sent twice, and changes nothing.
  if (others.some((other) => personKey(other) === personKey(person))) return [];
  if (others.length >= mostPeople)
    return [{ field: 'who', message: say('story-form-people-too-many', { most: mostPeople }) }];
  const same = others.some(({ who }) => who.toLowerCase() === person.who.toLowerCase());
  return same
    ? [{ field: 'who', message: say('story-form-person-again', { who: setApart(person.who) }) }]
    : [];
}

/** The person that was typed; null where something is missing. */
export function personOf(values: Values): OtherPerson | null {
  const who = textOf(values, 'who');
  const shownBy = recognitions.filter((way) => listOf(values, 'shown').includes(way));
  const permission = readPermission(textOf(values, 'permission'));
  return who && shownBy.length > 0 && permission ? { who, shownBy, permission } : null;
}

/** The list with one more person; the same one counts once. */
export function withPerson(others: readonly OtherPerson[], person: OtherPerson): readonly OtherPerson[] {
  return [...others.filter((other) => personKey(other) !== personKey(person)), person];
}

export function withoutPerson(others: readonly OtherPerson[], key: string): readonly OtherPerson[] {
  return others.filter((other) => personKey(other) !== key);
}

/** Names a person of the list in a form; made of what was said about them, so that a stale page removes nobody else. */
export function personKey({ who, shownBy, permission }: OtherPerson): string {
  return createHash('sha256')
    .update(JSON.stringify([who, shownBy, permission]))
    .digest('hex')
    .slice(0, 16);
}

/** "Seen, named. Has not agreed yet." */
export function personInWords({ shownBy, permission }: OtherPerson): string {
  const ways = listed(shownBy.map((way: Recognition) => say(`story-form-recognised-${way}`)));
  return say('story-form-person-line', { ways, permission });
}

/** The inputs for one person. */
export function personFields(
  values: Values,
  problems: readonly Problem[],
  { sent }: Pick<FormContext, 'sent'>,
): readonly Field[] {
  return [
    {
      partial: 'field/text',
      name: 'who',
      label: say('story-form-person-who-question'),
      hint: say('story-form-person-who-hint'),
      value: textOf(values, 'who'),
      autocomplete: 'off',
      error: problemAt(problems, 'who'),
    },
    {
      partial: 'field/choices',
      type: 'checkbox',
      name: 'shown',
      legend: say('story-form-person-shown-question'),
      error: problemAt(problems, 'shown'),
      options: recognitions.map((way) => ({
        value: way,
        label: say(`story-form-person-shown-${way}`),
        checked: listOf(values, 'shown').includes(way),
      })),
    },
    {
      partial: 'field/choices',
      type: 'radio',
      name: 'permission',
      legend: say('story-form-person-permission-question'),
      ...(!sent && { hint: say('story-form-person-permission-hint') }),
      error: problemAt(problems, 'permission'),
      options: permissions.map((permission) => ({
        value: permission,
        label: say(`story-form-person-permission-${permission}`),
        checked: permission === values.permission,
      })),
    },
  ];
}

import type { SentStory, SentStoryFields } from '../../story/story.ts';
import type { OtherPerson } from '../../story/telling.ts';
import { setApart } from '../../story/text/plain-text.ts';
import { personInWords } from '../../telling/other-people.ts';
import type { Field } from '../../web/form-fields.ts';
import { one } from '../../web/read-form.ts';

/** Who can be recognised in a story, and whether each has agreed, as a curator notes what they have been told (P9). */

export type Permissions = Pick<SentStoryFields, 'others' | 'guardianAgreed'>;

const answers: Readonly<Record<OtherPerson['permission'], string>> = {
  yes: 'Yes, they agree',
  'not-yet': 'Not yet',
  no: 'No, they do not agree',
};

const fieldOf = (index: number) => `person-${index + 1}`;

export function permissionShape({ others }: Permissions): Record<string, typeof one> {
  const people = Object.fromEntries(others.map((_, index) => [fieldOf(index), one]));
  return { ...people, guardian: one, version: one };
}

/** What is not answered stays as it is. */
export function readPermissions(story: SentStory, fields: Readonly<Record<string, string>>): Permissions {
  const isMinor = story.age !== 'adult';
  return {
    others: story.others.map((person, index) => {
      const permission = permissionOf(fields[fieldOf(index)]);
      return permission ? { ...person, permission } : person;
    }),
    guardianAgreed: isMinor && fields.guardian ? fields.guardian === 'yes' : story.guardianAgreed,
  };
}

function permissionOf(text: string | undefined): OtherPerson['permission'] | undefined {
  return (Object.keys(answers) as OtherPerson['permission'][]).find((each) => each === text);
}

export function permissionFields({ others, guardianAgreed, age }: SentStory): readonly Field[] {
  const people = others.map((person, index): Field => {
    const { who, permission } = person;
    return {
      partial: 'field/choices',
      type: 'radio',
      name: fieldOf(index),
      legend: `Does “${setApart(who)}” agree?`,
      hint: personInWords(person),
      error: null,
      options: Object.entries(answers).map(([value, label]) => ({
        value,
        label,
        checked: permission === value,
      })),
    };
  });
  if (age === 'adult') return people;
  const guardian: Field = {
    partial: 'field/choices',
    type: 'radio',
    name: 'guardian',
    legend: 'Does a parent or guardian agree?',
    hint: 'The storyteller is under 18. Ask the parent or guardian themselves.',
    error: null,
    options: [
      { value: 'yes', label: 'Yes, they agree', checked: guardianAgreed },
      { value: 'no', label: 'No, or not yet', checked: !guardianAgreed },
    ],
  };
  return [guardian, ...people];
}

export function isSamePermissions(one: Permissions, other: Permissions): boolean {
  return (
    one.guardianAgreed === other.guardianAgreed &&
    one.others.every(({ permission }, index) => permission === other.others[index]?.permission)
  );
}

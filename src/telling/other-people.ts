import { createHash } from 'node:crypto';
import { type OtherPerson, type Recognition, recognitions } from '../story/telling.ts';
import { countCharacters } from '../story/text/count-characters.ts';
import { isBlank, oneLine, setApart } from '../story/text/plain-text.ts';
import { type Field, type Problem, problemAt } from '../web/form-fields.ts';
import { many, one } from '../web/read-form.ts';

/** Somebody else who can be recognised, as a form asks for them, one at a time (P9). Never public. */

export const personShape = { who: one, shown: many, permission: one };

export interface TypedPerson {
  readonly who: string;
  readonly shown: readonly string[];
  readonly permission: string;
}

export const nobodyTyped: TypedPerson = { who: '', shown: [], permission: '' };

type Permission = OtherPerson['permission'];

const ways: Readonly<Record<Recognition, { readonly label: string; readonly row: string }>> = {
  seen: { label: 'They can be seen', row: 'seen' },
  heard: { label: 'Their voice can be heard', row: 'heard' },
  named: { label: 'They are named', row: 'named' },
  home: { label: 'Their home is shown', row: 'home shown' },
};

interface PermissionWords {
  readonly label: string;
  /** What it comes to, for a story that was sent; and before, that it stops nobody from sending. */
  readonly hint?: string;
  readonly beforeSending?: string;
  readonly row: string;
}

const permissions: Readonly<Record<Permission, PermissionWords>> = {
  yes: { label: 'Yes', row: 'Agreed' },
  'not-yet': {
    label: 'Not yet',
    hint: 'We cannot show it until they agree.',
    beforeSending: 'You can send your story now. We cannot show it until they agree.',
    row: 'Has not agreed yet',
  },
  no: {
    label: 'No',
    hint: 'We cannot show it while they can be recognised.',
    beforeSending: 'You can send your story, but we cannot show it while they can be recognised.',
    row: 'Did not agree',
  },
};

const longest = 100;
const mostPeople = 30;

export const permissionInWords = (permission: Permission): string => permissions[permission].row;

/** Null for anything else. */
export function readPermission(text: string): Permission | null {
  return (Object.keys(permissions) as Permission[]).find((known) => known === text) ?? null;
}

/** True where nothing was typed or chosen at all. */
export function isEmptyPerson(typed: TypedPerson): boolean {
  return isBlank(typed.who) && typed.shown.length === 0 && typed.permission === '';
}

/** The person that was typed, to stand beside `others`; null where something is amiss. */
export function readPerson(
  typed: TypedPerson,
  others: readonly OtherPerson[],
): { readonly person: OtherPerson | null; readonly problems: readonly Problem[] } {
  const who = oneLine(typed.who);
  const shownBy = recognitions.filter((way) => typed.shown.includes(way));
  const permission = readPermission(typed.permission);
  const problems: Problem[] = [];
  const length = countCharacters(who);
  if (length === 0) problems.push({ field: 'who', message: 'Say who it is, such as “my sister”.' });
  if (length > longest) {
    problems.push({
      field: 'who',
      message: `This must be ${longest} characters or fewer. Yours has ${length}.`,
    });
  }
  if (shownBy.length === 0) {
    problems.push({ field: 'shown', message: 'Choose how they can be recognised.' });
  }
  if (!permission) problems.push({ field: 'permission', message: 'Say whether they agreed.' });
  if (problems.length > 0 || !permission) return { person: null, problems };
  const person = { who, shownBy, permission };
  return { person, problems: judgeAmongOthers(person, others) };
}

function judgeAmongOthers(person: OtherPerson, others: readonly OtherPerson[]): readonly Problem[] {
  if (others.length >= mostPeople) {
    const message = `You can list ${mostPeople} people. Put some of them together, such as “my class”.`;
    return [{ field: 'who', message }];
  }
  // The very same again is the form sent twice, and changes nothing.
  const same = others.some(({ who }) => who.toLowerCase() === person.who.toLowerCase());
  if (!same || others.some((other) => personKey(other) === personKey(person))) return [];
  const message = `You have listed “${setApart(person.who)}” already. Say who this one is in other words.`;
  return [{ field: 'who', message }];
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
  const how = shownBy.map((way) => ways[way].row).join(', ');
  return `${how.charAt(0).toUpperCase()}${how.slice(1)}. ${permissions[permission].row}.`;
}

export function personFields(
  typed: TypedPerson,
  problems: readonly Problem[],
  isSent: boolean,
): readonly Field[] {
  return [
    {
      partial: 'field/text',
      name: 'who',
      label: 'Who is it?',
      hint: 'Such as “my sister” or “the man at the shop”. We never show this to anyone else.',
      value: typed.who,
      autocomplete: 'off',
      error: problemAt(problems, 'who'),
    },
    {
      partial: 'field/choices',
      type: 'checkbox',
      name: 'shown',
      legend: 'How can they be recognised?',
      error: problemAt(problems, 'shown'),
      options: recognitions.map((way) => ({
        value: way,
        label: ways[way].label,
        checked: typed.shown.includes(way),
      })),
    },
    {
      partial: 'field/choices',
      type: 'radio',
      name: 'permission',
      legend: 'Did they agree that you share this?',
      error: problemAt(problems, 'permission'),
      options: Object.entries(permissions).map(([value, words]) => {
        const hint = isSent ? words.hint : words.beforeSending;
        return {
          value,
          label: words.label,
          ...(hint ? { hint } : {}),
          checked: typed.permission === value,
        };
      }),
    },
  ];
}

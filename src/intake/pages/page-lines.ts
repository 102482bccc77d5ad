import type { DraftStory } from '../../story/story.ts';
import type { FormContext } from '../../story-form/field.ts';
import { plain } from '../../story-form/field-list.ts';
import { madeFromValues } from '../../story-form/made-from.ts';
import { personKey } from '../../story-form/people.ts';
import type { Field } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';
import { type FormPage, storedOn } from './form-page.ts';
import { peoplePage } from './form-pages.ts';

/** A form field in words: what it asks, and what stands in it. */
export interface FieldLine {
  readonly label: string;
  readonly value: string;
}

/** The fields in words, without those that read the same in `beside`; one that is empty only here reads "Nothing". */
export function fieldLines(fields: readonly Field[], beside: readonly Field[]): readonly FieldLine[] {
  const other = new Map(withOpened(beside).map((field) => [field.name, inWords(field)]));
  return withOpened(fields).flatMap((field) => {
    const value = inWords(field);
    if (value === (other.get(field.name) ?? '')) return [];
    const label = 'label' in field ? field.label : field.legend;
    return [{ label, value: value || say('share-nothing-typed') }];
  });
}

/** All fields, those that an option opens too. */
function withOpened(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap((field) => [field, ...withOpened('opened' in field ? (field.opened ?? []) : [])]);
}

function inWords(field: Field): string {
  switch (field.partial) {
    case 'field/text':
    case 'field/textarea':
      return field.value;
    case 'field/select':
      return field.options.find(({ selected }) => selected)?.label ?? '';
    case 'field/choices':
      return field.options
        .filter(({ checked }) => checked)
        .map(({ label }) => label)
        .join('\n');
    case 'field/date':
      return [field.day, field.month, field.year].filter(Boolean).join(' ');
  }
}

/** What a page is made from: its answers as they stand, and who has been added on it. */
export function madeFrom(page: FormPage, draft: DraftStory, context: FormContext): string {
  const added = page === peoplePage ? (draft.answers.others ?? []).map(personKey) : [];
  return madeFromValues(plain(storedOn(page, draft, context)), added);
}

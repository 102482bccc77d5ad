import { createHash } from 'node:crypto';
import type { DraftStory } from '../../story/story.ts';
import type { Field } from '../../web/form-fields.ts';
import type { Body, FormContext, FormQuestion } from './question.ts';

/** What stands in the fields of a page, by their names; an empty field is not there. */
export type Values = Readonly<Record<string, string | readonly string[]>>;

export function valuesOf({ fields }: Pick<Body, 'fields'>): Values {
  const all = fields.flatMap(entriesOf);
  return Object.fromEntries(all.filter(([, value]) => value.length > 0));
}

export function isSame(one: Values, other: Values): boolean {
  return plain(one) === plain(other);
}

const plain = (values: Values) => JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The names of all fields of a page, filled in or not. */
export function namesOf({ fields }: Pick<Body, 'fields'>): ReadonlySet<string> {
  return new Set(fields.flatMap(entriesOf).map(([name]) => name));
}

function entriesOf(field: Field): readonly (readonly [name: string, value: string | readonly string[]])[] {
  const { name } = field;
  switch (field.partial) {
    case 'field/text':
    case 'field/textarea':
      return [[name, field.value]];
    case 'field/select':
      return [[name, field.options.find(({ selected }) => selected)?.value ?? '']];
    case 'field/choices': {
      const chosen = field.options.filter(({ checked }) => checked).map(({ value }) => value);
      return [[name, field.type === 'radio' ? (chosen[0] ?? '') : chosen]];
    }
    case 'field/date':
      return [
        [`${name}-day`, field.day],
        [`${name}-month`, field.month],
        [`${name}-year`, field.year],
      ];
  }
}

/** A field in words: what it asks, and what stands in it. */
export interface Line {
  readonly label: string;
  readonly value: string;
}

/** The page in words, without the lines that read the same in `beside`; a field that is empty only here reads "Nothing". */
export function linesOf(body: Pick<Body, 'fields'>, beside: Pick<Body, 'fields'>): readonly Line[] {
  const other = new Map(beside.fields.map((field) => [field.name, inWords(field)]));
  return body.fields.flatMap((field) => {
    const value = inWords(field);
    if (value === (other.get(field.name) ?? '')) return [];
    const label = 'label' in field ? field.label : field.legend;
    return [{ label, value: value || 'Nothing' }];
  });
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

/**
 * What a question's page is made from, as a short hash that travels with its form: the answer as it stands, and what an
 * answer here would drop elsewhere. So a page can tell whether another device has answered since.
 */
export function madeFrom(question: FormQuestion, draft: DraftStory, context: FormContext): string {
  const body = question.show(draft, context);
  const added = body.list?.items.map(({ key }) => key) ?? [];
  const stands = [plain(valuesOf(body)), added, question.drops?.words(draft) ?? []];
  return createHash('sha256').update(JSON.stringify(stands)).digest('hex').slice(0, 16);
}

/** The page without its sentences of what is amiss: it has not been judged. */
export function withoutErrors(body: Body): Body {
  return { ...body, fields: body.fields.map((field) => ({ ...field, error: null })) };
}

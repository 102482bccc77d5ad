import { type Credit, creditName } from '../story/telling.ts';
import { countCharacters } from '../story/text/count-characters.ts';
import { oneLine } from '../story/text/plain-text.ts';
import { type Field, type Problem, problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';

/** How the storyteller wants to be named, as a form asks for it (P7). */

export const creditShape = { credit: one, name: one };

export interface TypedCredit {
  readonly credit: string;
  readonly name: string;
}

const longest = 100;
export const creditMissing: Problem = {
  field: 'credit',
  message: 'Choose how you would like to be named.',
};

const kinds: readonly { readonly kind: Credit['kind']; readonly label: string; readonly hint?: string }[] = [
  { kind: 'full-name', label: 'By my full name' },
  { kind: 'first-name', label: 'By my first name only' },
  { kind: 'another-name', label: 'By another name', hint: 'Such as a nickname, or the name of your group.' },
  { kind: 'anonymous', label: 'Not at all: keep me anonymous' },
];

export function typedCredit(credit: Credit | null): TypedCredit {
  return { credit: credit?.kind ?? '', name: (credit && creditName(credit)) ?? '' };
}

/** Anonymous keeps no name, even where one was typed. */
export function readCredit(typed: TypedCredit): {
  readonly credit: Credit | null;
  readonly problems: readonly Problem[];
} {
  const kind = kinds.find((known) => known.kind === typed.credit)?.kind;
  if (!kind) return { credit: null, problems: [creditMissing] };
  if (kind === 'anonymous') return { credit: { kind }, problems: [] };
  const name = oneLine(typed.name);
  if (name === '') {
    const message = 'Enter the name that you want us to show, or choose to stay anonymous.';
    return { credit: null, problems: [{ field: 'name', message }] };
  }
  const length = countCharacters(name);
  if (length > longest) {
    const message = `The name must be ${longest} characters or fewer. Yours has ${length}.`;
    return { credit: null, problems: [{ field: 'name', message }] };
  }
  return { credit: { kind, name }, problems: [] };
}

/** `legend` is the page's heading. */
export function creditFields(
  legend: string,
  typed: TypedCredit,
  problems: readonly Problem[],
): readonly Field[] {
  return [
    {
      partial: 'field/choices',
      type: 'radio',
      name: 'credit',
      legend,
      legendIsHeading: true,
      hint: 'The name stands under your story wherever it shows.',
      error: problemAt(problems, 'credit'),
      options: kinds.map(({ kind, ...texts }) => ({
        value: kind,
        ...texts,
        checked: kind === typed.credit,
      })),
    },
    {
      partial: 'field/text',
      name: 'name',
      label: 'The name to show',
      hint: 'Leave this empty if you chose to stay anonymous.',
      value: typed.name,
      autocomplete: 'name',
      spellcheck: 'false',
      error: problemAt(problems, 'name'),
    },
  ];
}

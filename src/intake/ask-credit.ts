import { type Credit, creditName } from '../story/credit.ts';
import { countCharacters, type Problem, problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import { withAnswers } from './drafts.ts';
import type { Body, FormQuestion } from './question.ts';

const title = 'How would you like to be named?';
const longest = 100;
const missing: Problem = { field: 'credit', message: 'Choose how you would like to be named.' };

const kinds: readonly { readonly kind: Credit['kind']; readonly label: string; readonly hint?: string }[] = [
  { kind: 'full-name', label: 'By my full name' },
  { kind: 'first-name', label: 'By my first name only' },
  { kind: 'another-name', label: 'By another name', hint: 'Such as a nickname, or the name of your group.' },
  { kind: 'anonymous', label: 'Not at all: keep me anonymous' },
];

/** P7. Anonymous keeps no name, even where one was typed. */
export const askCredit: FormQuestion = {
  kind: 'form',
  slug: 'credit',
  title,
  isAsked: () => true,
  problems: ({ answers }) => (answers.credit ? [] : [missing]),
  rows: ({ answers }) => [
    {
      field: 'credit',
      label: 'Named as',
      value: answers.credit && (creditName(answers.credit) ?? 'Anonymous'),
    },
  ],
  show: ({ answers }) =>
    body(answers.credit?.kind ?? '', (answers.credit && creditName(answers.credit)) ?? '', []),
  answer(read) {
    const sent = read({ credit: one, name: one });
    const name = sent.name.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').trim();
    const { credit, problems } = readCredit(sent.credit, name);
    return {
      problems,
      body: body(sent.credit, name, problems),
      change: credit ? withAnswers({ credit }) : null,
    };
  },
};

export function readCredit(
  chosen: string,
  name: string,
): { readonly credit: Credit | null; readonly problems: readonly Problem[] } {
  const kind = kinds.find((known) => known.kind === chosen)?.kind;
  if (!kind) return { credit: null, problems: [missing] };
  if (kind === 'anonymous') return { credit: { kind }, problems: [] };
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

function body(chosen: string, name: string, problems: readonly Problem[]): Body {
  return {
    heading: null,
    lead: null,
    fields: [
      {
        partial: 'field/choices',
        type: 'radio',
        name: 'credit',
        legend: title,
        legendIsHeading: true,
        hint: 'The name stands under your story wherever it shows.',
        error: problemAt(problems, 'credit'),
        options: kinds.map(({ kind, ...texts }) => ({ value: kind, ...texts, checked: kind === chosen })),
      },
      {
        partial: 'field/text',
        name: 'name',
        label: 'The name to show',
        hint: 'Leave this empty if you chose to stay anonymous.',
        value: name,
        autocomplete: 'name',
        spellcheck: 'false',
        error: problemAt(problems, 'name'),
      },
    ],
  };
}

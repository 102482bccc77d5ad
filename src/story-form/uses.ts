import { type AskedUse, askedAgain, askedUses } from '../consent/wording.ts';
import { exhibitionUse, type Use } from '../story/consent.ts';
import { type Problem, problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import { type FormContext, type StoryField, textOf, voiced } from './field.ts';
import { type Told, withAnswers } from './told.ts';

/**
 * Where it may show: website, screens, each exhibition, research, each its own question in the very words of the wording,
 * none chosen beforehand (P6). A no keeps nobody from sending. After sending, what is left open stays unasked.
 */
export const usesField: StoryField = {
  name: 'uses',
  reach: {
    shown: 'it decides where all else is shown',
    reviewed: true,
    exported: 'only what was given to research is exported',
    searchable: 'it decides what is found',
    erased: true,
    compared: 'it counts at once, and is a line of history',
  },
  inputs: (told, context) => Object.fromEntries(asked(told, context).map(({ use }) => [inputOf(use), one])),
  stored: (told, context) =>
    Object.fromEntries(
      asked(told, context).map(({ use }) => [inputOf(use), yesOrNo(told.answers.uses[use])]),
    ),
  parse: (sent, told, context) =>
    Object.fromEntries(asked(told, context).map(({ use }) => [inputOf(use), textOf(sent, inputOf(use))])),
  judge: (values, told, context) =>
    asked(told, context).flatMap(({ use }): readonly Problem[] => {
      const field = inputOf(use);
      const isOpen = !['yes', 'no'].includes(textOf(values, field));
      if (!isOpen || (context.sent && context.voice === 'storyteller')) return [];
      return [
        {
          field,
          message: say(voiced('story-form-use-missing', context), {
            use: kindOf(use),
            exhibition: exhibitionName(use, context),
          }),
        },
      ];
    }),
  view: (values, problems, told, context) =>
    asked(told, context).map(({ use, question, explanation, yes, no }) => {
      const name = inputOf(use);
      return {
        partial: 'field/choices',
        type: 'radio',
        name,
        legend: question,
        hint: explanation,
        error: problemAt(problems, name),
        options: [
          { value: 'yes', label: yes, checked: values[name] === 'yes' },
          { value: 'no', label: no, checked: values[name] === 'no' },
        ],
      } as const;
    }),
  apply(values, told, context) {
    const given = asked(told, context).flatMap(({ use }): [Use, boolean][] => {
      const answer = { yes: true, no: false }[textOf(values, inputOf(use))];
      return answer === undefined ? [] : [[use, answer]];
    });
    return withAnswers(told, { uses: { ...told.answers.uses, ...Object.fromEntries(given) } });
  },
  lines: (told, context) =>
    asked(told, context).map(({ use, yes, no }) => {
      const granted = told.answers.uses[use];
      return {
        field: inputOf(use),
        label: say('story-form-use-label', { use: kindOf(use), exhibition: exhibitionName(use, context) }),
        value: granted === undefined ? null : granted ? yes : no,
      };
    }),
};

/** Everyone is asked what is asking; who has sent, also what they answered by name, so that no answer is lost. */
export function asked(told: Told, { wording, exhibitions, sent }: FormContext): readonly AskedUse[] {
  if (!sent) return askedUses(wording, exhibitions);
  return askedAgain(wording, exhibitions, Object.keys(told.answers.uses) as Use[]);
}

/** "exhibition:by-the-canal" is the input "consent-exhibition-by-the-canal": an id that a summary links to has no colon. */
export const inputOf = (use: Use): string => `consent-${use.replace(':', '-')}`;

/** Of the uses that are asked for now: those that were granted, and whether all have been answered. */
export function answeredUses(
  told: Told,
  context: FormContext,
): { readonly granted: readonly Use[]; readonly all: boolean } {
  const uses = asked(told, context).map(({ use }) => use);
  return {
    granted: uses.filter((use) => told.answers.uses[use] === true),
    all: uses.every((use) => told.answers.uses[use] !== undefined),
  };
}

const kindOf = (use: Use) => (use.startsWith('exhibition:') ? 'exhibition' : use);

function exhibitionName(use: Use, { exhibitions }: FormContext): string {
  return exhibitions.find(({ slug }) => exhibitionUse(slug) === use)?.name ?? '';
}

function yesOrNo(granted: boolean | undefined): string {
  if (granted === undefined) return '';
  return granted ? 'yes' : 'no';
}

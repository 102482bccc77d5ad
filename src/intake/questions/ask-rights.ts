import type { DraftStory } from '../../story/story.ts';
import type { Licence, Rights } from '../../story/telling.ts';
import { trimText } from '../../story/text/plain-text.ts';
import { licenceField, licenceInWords, readLicence } from '../../telling/licence.ts';
import { judgeRightsWords, ownOptions } from '../../telling/rights.ts';
import { type Problem, problemAt } from '../../web/form-fields.ts';
import { one } from '../../web/read-form.ts';
import { type DraftChange, withAnswers } from '../drafts.ts';
import { askChoice } from './ask-choice.ts';
import type { Answer, Body, FormQuestion } from './question.ts';

/** P10. Not being sure keeps nobody from sending: a curator asks. */
export const rightsQuestion = {
  title: 'Whose work is it?',
  hint: 'This means all that you send: pictures, voices, music and words.',
} as const;

export const askRights: FormQuestion = askChoice({
  slug: 'rights',
  part: 'people',
  ...rightsQuestion,
  label: 'Whose work',
  missing: 'Say whose work it is.',
  options: () => ownOptions(null).map((option) => ({ ...option, value: option.value as Rights['own'] })),
  drops: {
    question: 'makers',
    words: ({ answers }) => (answers.rights?.makers ? [answers.rights.makers] : []),
  },
  get: ({ answers }) => answers.rights?.own ?? null,
  set: (own) => withRights(({ makers, quoted }) => ({ own, makers: own === 'shared' ? makers : '', quoted })),
});

function withRights(change: (rights: Rights) => Rights): DraftChange {
  return (draft) =>
    withAnswers({ rights: change(draft.answers.rights ?? { own: 'unsure', makers: '', quoted: '' }) })(draft);
}

/** Who made it too, and whose works are in it: both in the storyteller's own words, and both may stay empty. */
export const askMakers = askWordsOnRights({
  field: 'makers',
  title: 'Who made it with you?',
  hint: 'Write their names as they want to be named beside your story. Leave out anyone who does not want that.',
  label: 'Made with',
  none: 'Nobody named',
  isAsked: ({ answers }) => answers.rights?.own === 'shared',
});

export const askQuoted = askWordsOnRights({
  field: 'quoted',
  title: 'Is there anything in it by someone else?',
  hint: 'Such as a song, a photo or a poem. Say what it is and who made it. A curator looks whether we may show it.',
  label: 'By someone else',
  none: 'Nothing',
  isAsked: ({ answers }) => answers.rights !== null,
});

function askWordsOnRights(ask: {
  readonly field: 'makers' | 'quoted';
  readonly title: string;
  readonly hint: string;
  readonly label: string;
  readonly none: string;
  readonly isAsked: (draft: DraftStory) => boolean;
}): FormQuestion {
  const { field, title } = ask;
  const kept = ({ answers }: DraftStory) => answers.rights?.[field] ?? '';
  const body = (draft: DraftStory, value: string, problems: readonly Problem[]): Body => ({
    heading: null,
    lead: null,
    skippable: kept(draft) === '',
    fields: [
      {
        partial: 'field/textarea',
        name: field,
        label: title,
        labelIsHeading: true,
        hint: ask.hint,
        value,
        rows: 4,
        error: problemAt(problems, field),
      },
    ],
  });
  return {
    kind: 'form',
    slug: field,
    part: 'people',
    title,
    isAsked: ask.isAsked,
    problems: () => [],
    rows: (draft) => [{ field, label: ask.label, value: kept(draft) || ask.none }],
    show: (draft) => body(draft, kept(draft), []),
    answer(read, draft): Answer {
      const sent: Readonly<Record<string, string>> = read({ [field]: one });
      const words = trimText(sent[field] ?? '');
      const problems = judgeRightsWords(field, words);
      return {
        problems,
        body: body(draft, words, problems),
        change: problems.length > 0 ? null : withRights((rights) => ({ ...rights, [field]: words })),
      };
    },
  };
}

export const licenceTitle = 'What may other people do with your story?';

/** The one that is chosen beforehand is the one that holds for whoever skips. Nobody can give away what may not be theirs. */
export const askLicence: FormQuestion = {
  kind: 'form',
  slug: 'licence',
  part: 'people',
  title: licenceTitle,
  isAsked: ({ answers }) => answers.rights?.own === 'mine' || answers.rights?.own === 'shared',
  isUntouched: ({ answers }) => answers.licence === null,
  problems: () => [],
  rows: ({ answers }) => [
    { field: 'licence', label: 'What others may do', value: licenceInWords(answers.licence ?? 'own') },
  ],
  show: (draft) => licenceBody(draft, [], draft.answers.licence),
  answer(read, draft): Answer {
    const { licence: sent } = read({ licence: one });
    const licence = sent === '' ? 'own' : readLicence(sent);
    const problems = licence ? [] : [{ field: 'licence', message: 'Choose what other people may do.' }];
    return {
      problems,
      body: licenceBody(draft, problems, licence),
      change: licence && withAnswers({ licence }),
    };
  },
};

function licenceBody({ answers }: DraftStory, problems: readonly Problem[], chosen: Licence | null): Body {
  const hint =
    answers.rights?.own === 'shared'
      ? 'If you skip this, you keep your rights. Choose another one only if everyone who made it agrees.'
      : 'If you skip this, you keep your rights. You can give more later, but you cannot take it back.';
  return {
    heading: null,
    lead: null,
    skippable: answers.licence === null,
    fields: [licenceField(licenceTitle, hint, chosen ?? 'own', problems)],
  };
}

import type { DraftStory } from '../story/story.ts';
import type { Problem } from '../web/form-fields.ts';
import { askCredit } from './ask-credit.ts';
import { askDescriptions } from './ask-descriptions.ts';
import { askNeighbourhood } from './ask-neighbourhood.ts';
import { askThemes } from './ask-themes.ts';
import { askWords } from './ask-words.ts';
import { consentWordings } from './consent-wording.ts';
import { withAnswers } from './drafts.ts';
import type { FilesQuestion, FormQuestion, Places, Question } from './question.ts';
import { askYesOrNo } from './yes-or-no.ts';

export const askFiles: FilesQuestion = {
  kind: 'files',
  slug: 'files',
  title: 'Add your photos, sounds or films',
  isAsked: () => true,
  problems: ({ media }) =>
    media.length > 0 ? [] : [{ field: 'files', message: 'Add at least one photo, sound or film.' }],
  rows: ({ media }) => [
    {
      field: 'files',
      label: 'Files',
      value: media.map(({ original }) => original.fileName).join('\n') || null,
    },
  ],
};

const askOwnWork = askYesOrNo({
  slug: 'own-work',
  title: 'Did you make this, or do you have permission from everyone who made it with you?',
  hint: 'This means everything that you send: pictures, voices, music and words. You keep all your rights. You only let us show it in the ways that you agree to, and you can stop that.',
  yes: 'Yes, I made it, or I have permission from everyone who made it with me',
  no: 'No, or I am not sure',
  label: 'Your own work, or with permission',
  missing: 'Say whether you made this or have permission.',
  refusal:
    'We can take only work that you made or have permission to share. Ask the others first, then come back and answer yes.',
  get: ({ answers }) => (answers.rights ? answers.rights.own !== 'unsure' : null),
  set: (yes) => withAnswers({ rights: { own: yes ? 'mine' : 'unsure', makers: '', quoted: '' } }),
});

const askConsent = (use: 'web' | 'kiosk', label: string, missing: string): FormQuestion => {
  const { question, explanation, yes, no } = consentWordings[use];
  return askYesOrNo({
    slug: `consent-${use}`,
    title: question,
    hint: explanation,
    yes,
    no,
    label,
    missing,
    get: ({ answers }) => answers.uses[use] ?? null,
    set: (granted) => (draft) => withAnswers({ uses: { ...draft.answers.uses, [use]: granted } })(draft),
  });
};

/** Every page of the form, in order. A new question is a new line here. */
export const questions: readonly (FormQuestion | FilesQuestion)[] = [
  askNeighbourhood,
  askThemes,
  askFiles,
  askWords,
  askDescriptions,
  askCredit,
  askOwnWork,
  askConsent('web', 'Show on the website', 'Say whether we may show your story on the website.'),
  askConsent(
    'kiosk',
    'Show on exhibition screens',
    'Say whether we may show your story on exhibition screens.',
  ),
];

export const formQuestions = questions.filter((question) => question.kind === 'form');

export const shareAddress = (question: Question) => `/share/${question.slug}`;
export const checkAddress = '/share/check';

export function asked(draft: DraftStory): readonly (FormQuestion | FilesQuestion)[] {
  return questions.filter((question) => question.isAsked(draft));
}

/** Where the page after this one is. */
export function nextAddress(question: Question, draft: DraftStory): string {
  const later = questions.slice(questions.findIndex(({ slug }) => slug === question.slug) + 1);
  const next = later.find((candidate) => candidate.isAsked(draft));
  return next ? shareAddress(next) : checkAddress;
}

/** Where the page before this one is; of the check page where no question is given. */
export function backAddress(question: Question | null, draft: DraftStory): string {
  const end = question ? questions.findIndex(({ slug }) => slug === question.slug) : questions.length;
  const before = questions.slice(0, end).findLast((candidate) => candidate.isAsked(draft));
  return before ? shareAddress(before) : '/share';
}

/** "Question 3 of 9"; the count follows what this draft is asked. */
export function placeInOrder(question: Question, draft: DraftStory): { number: number; total: number } {
  const all = asked(draft);
  return { number: all.findIndex(({ slug }) => slug === question.slug) + 1, total: all.length };
}

export interface OpenQuestion extends Problem {
  readonly address: string;
}

/** All that stands between the draft and sending, each with the page where it can be put right. */
export function openQuestions(draft: DraftStory, places: Places): readonly OpenQuestion[] {
  return asked(draft).flatMap((question) =>
    question.problems(draft, places).map((problem) => ({ ...problem, address: shareAddress(question) })),
  );
}

/** Where a returning storyteller goes on. */
export function resumeAddress(draft: DraftStory, places: Places): string {
  return openQuestions(draft, places)[0]?.address ?? checkAddress;
}

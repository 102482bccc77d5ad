import type { QuestionWording, Wording } from '../../consent/wording.ts';
import type { DraftStory } from '../../story/story.ts';
import type { AgeBand } from '../../story/telling.ts';
import { withAnswers } from '../drafts.ts';
import { askChoice } from './ask-choice.ts';
import { withoutGuardian } from './contacts.ts';
import type { FormQuestion } from './question.ts';

export const ageTitle = 'How old are you?';

const bands: readonly { readonly value: AgeBand; readonly label: string }[] = [
  { value: 'adult', label: '18 or over' },
  { value: 'teen', label: '13 to 17' },
  { value: 'child', label: 'Under 13' },
];

export function ageInWords(age: AgeBand): string {
  return bands.find(({ value }) => value === age)?.label ?? age;
}

/** P8. Who turns out to be an adult needs no guardian, so nothing of one is kept. */
export const askAge: FormQuestion = askChoice({
  slug: 'age',
  part: 'people',
  title: ageTitle,
  hint: 'We take extra care with stories from young people. We never show your age.',
  label: 'Your age',
  missing: 'Choose how old you are.',
  options: () => bands,
  get: ({ answers }) => answers.age,
  set: (age) => (draft) =>
    withAnswers({ age, guardianAgreed: age === 'adult' ? null : draft.answers.guardianAgreed })(draft),
  contact: (age) => (age === 'adult' ? withoutGuardian : undefined),
});

export function needsGuardian({ answers }: Pick<DraftStory, 'answers'>): boolean {
  return answers.age === 'teen' || answers.age === 'child';
}

/** Beside their own agreement, somebody under 18 needs a guardian's: to be shown, and under 13 to be sent at all. */
export function askGuardian(wording: Wording): FormQuestion {
  const words = wording.questions.guardian;
  return askChoice({
    slug: 'guardian',
    part: 'people',
    title: words.question,
    hint: words.explanation,
    label: 'Parent or guardian',
    missing: 'Say whether your parent or guardian agrees.',
    isAsked: needsGuardian,
    options: ({ answers }) => [
      { value: 'yes', label: words.yes },
      { value: 'no', label: words.no, hint: answers.age === 'child' ? waitHint : teenHint },
    ],
    get: ({ answers }) => guardianAnswer(answers.guardianAgreed),
    set: (answer) => withAnswers({ guardianAgreed: answer === 'yes' }),
    contact: (answer) => (answer === 'no' ? withoutGuardian : undefined),
    refusal: (answer, { answers }) => (answer === 'no' && answers.age === 'child' ? waitSentence : null),
  });
}

const teenHint = 'You can still send your story. We show it to nobody until they agree.';
const waitHint = 'Then please wait with them before you send it. We keep your answers here.';
const waitSentence =
  'Sit down with your parent or guardian and ask them. You can send your story once they say yes. Your answers are kept.';

function guardianAnswer(agreed: boolean | null): 'yes' | 'no' | null {
  if (agreed === null) return null;
  return agreed ? 'yes' : 'no';
}

export function guardianInWords(words: QuestionWording, agreed: boolean): string {
  return agreed ? words.yes : words.no;
}

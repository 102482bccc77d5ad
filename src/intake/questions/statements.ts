import type { Statement } from '../../story/consent.ts';
import type { DraftStory } from '../../story/story.ts';
import { licenceInWords } from '../../telling/licence.ts';
import { ownInWords } from '../../telling/rights.ts';
import { ageInWords, ageTitle, guardianInWords, needsGuardian } from './ask-age.ts';
import { askLicence, licenceTitle, rightsQuestion } from './ask-rights.ts';
import type { FormContext } from './question.ts';

/** What a helper confirms before the story goes; without it, it does not. */
export const readAloud = 'I read these words aloud, and they answered each themselves.';

/** What else was asked and answered that bears on the consent, in the very words, for its record (P20). Names nobody. */
export function statementsOf(draft: DraftStory, context: FormContext): readonly Statement[] {
  const { age, guardianAgreed, rights, licence } = draft.answers;
  const guardian = context.wording.questions.guardian;
  const statements: (Statement | false | null)[] = [
    age && { about: 'age', question: ageTitle, answer: ageInWords(age) },
    needsGuardian(draft) && {
      about: 'guardian',
      question: `${guardian.question} ${guardian.explanation}`,
      answer: guardianInWords(guardian, guardianAgreed === true),
    },
    rights && {
      about: 'rights',
      question: `${rightsQuestion.title} ${rightsQuestion.hint}`,
      answer: ownInWords(rights.own),
    },
    askLicence.isAsked(draft, context) && {
      about: 'licence',
      question: licenceTitle,
      answer: licenceInWords(licence ?? 'own'),
    },
    draft.helper !== null && { about: 'helper', question: readAloud, answer: 'Yes' },
  ];
  return statements.filter((each) => each !== null && each !== false);
}

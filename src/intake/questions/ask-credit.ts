import { creditName } from '../../story/telling.ts';
import { creditFields, creditMissing, creditShape, readCredit, typedCredit } from '../../telling/credit.ts';
import { withAnswers } from '../drafts.ts';
import type { FormQuestion } from './question.ts';

const title = 'How would you like to be named?';

/** P7. Anonymous keeps no name, even where one was typed. */
export const askCredit: FormQuestion = {
  kind: 'form',
  slug: 'credit',
  part: 'people',
  title,
  isAsked: () => true,
  problems: ({ answers }) => (answers.credit ? [] : [creditMissing]),
  rows: ({ answers }) => [
    {
      field: 'credit',
      label: 'Named as',
      value: answers.credit && (creditName(answers.credit) ?? 'Anonymous'),
    },
  ],
  show: ({ answers }) => ({
    heading: null,
    lead: null,
    fields: creditFields(title, typedCredit(answers.credit), []),
  }),
  answer(read) {
    const typed = read(creditShape);
    const { credit, problems } = readCredit(typed);
    return {
      problems,
      body: { heading: null, lead: null, fields: creditFields(title, typed, problems) },
      change: credit ? withAnswers({ credit }) : null,
    };
  },
};

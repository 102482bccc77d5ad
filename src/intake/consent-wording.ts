import type { ConsentEntry } from '../story/consent.ts';

/** The words that people agree to. Any change to them needs a new version; entries keep what was shown (P20). */
export const wordingVersion = '2026-11';
export const wordingLanguage = 'en-GB';

type Use = 'web' | 'kiosk';

export interface ConsentWording {
  readonly use: Use;
  readonly question: string;
  readonly explanation: string;
  readonly yes: string;
  readonly no: string;
}

export const consentWordings: Readonly<Record<Use, ConsentWording>> = {
  web: {
    use: 'web',
    question: 'May we show your story on our public website?',
    explanation:
      'Anyone with the internet could see it, and could keep a copy. You can ask us to take it down, but we cannot call back copies. You can say no and still send your story.',
    yes: 'Yes, you may show it on the website',
    no: 'No, do not show it on the website',
  },
  kiosk: {
    use: 'kiosk',
    question: 'May we show your story on exhibition screens?',
    explanation:
      'These are touch screens in places such as libraries and community centres. Visitors there could see it, and could film the screen. You can say no and still send your story.',
    yes: 'Yes, you may show it on exhibition screens',
    no: 'No, do not show it on exhibition screens',
  },
};

/** The record of what was asked, in the very words, and what was answered. */
export function consentEntry(answers: Readonly<Record<Use, boolean>>, at: Date): ConsentEntry {
  return {
    at,
    by: 'storyteller',
    how: 'share-form',
    language: wordingLanguage,
    wordingVersion,
    lawfulBasis: 'consent',
    statements: [],
    from: null,
    until: null,
    answers: Object.values(consentWordings).map(({ use, question, explanation }) => ({
      use,
      question: `${question} ${explanation}`,
      granted: answers[use],
    })),
  };
}

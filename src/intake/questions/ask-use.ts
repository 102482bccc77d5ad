import { type AskedUse, askedUses } from '../../consent/wording.ts';
import { exhibitionUse, type Use } from '../../story/consent.ts';
import type { DraftStory } from '../../story/story.ts';
import { withAnswers } from '../drafts.ts';
import { askChoice } from './ask-choice.ts';
import type { FormContext, FormQuestion } from './question.ts';

type Words = Pick<FormContext, 'wording' | 'exhibitions'>;

/** One question for each use, in the very words of the wording; none ticked, and a no keeps nobody from sending (P6). */
export function askUses({ wording, exhibitions }: Words): readonly FormQuestion[] {
  return askedUses(wording, exhibitions).map((asked) => {
    const exhibition = exhibitions.find(({ slug }) => exhibitionUse(slug) === asked.use);
    return askUse(asked, exhibition ? `at ${exhibition.name}` : (standing[asked.use] ?? asked.use));
  });
}

const standing: Readonly<Partial<Record<Use, string>>> = {
  web: 'on the website',
  kiosk: 'on exhibition screens',
  research: 'to researchers',
};

function askUse({ use, question, explanation, yes, no }: AskedUse, where: string): FormQuestion {
  return askChoice({
    slug: slugOf(use),
    name: `consent-${use.replace(':', '-')}`,
    part: 'showing',
    title: question,
    hint: explanation,
    label: `Show it ${where}`,
    missing: `Say whether we may show your story ${where}.`,
    options: () => [
      { value: 'yes', label: yes },
      { value: 'no', label: no },
    ],
    get: ({ answers }) => {
      const granted = answers.uses[use];
      return granted === undefined ? null : granted ? 'yes' : 'no';
    },
    set: (answer) => (draft) =>
      withAnswers({ uses: { ...draft.answers.uses, [use]: answer === 'yes' } })(draft),
  });
}

/** "consent-web", "exhibitions/spring-show" */
function slugOf(use: Use): string {
  return use.startsWith('exhibition:') ? use.replace('exhibition:', 'exhibitions/') : `consent-${use}`;
}

/** Of the uses that are asked for now: those that were granted, and whether all have been answered. */
export function answeredUses(
  { answers }: DraftStory,
  words: Words,
): { readonly granted: readonly Use[]; readonly all: boolean } {
  const uses = askedUses(words.wording, words.exhibitions).map(({ use }) => use);
  return {
    granted: uses.filter((use) => answers.uses[use] === true),
    all: uses.every((use) => answers.uses[use] !== undefined),
  };
}

import type { DraftStory } from '../../story/story.ts';
import type { Problem } from '../../web/form-fields.ts';
import { askAge, askGuardian } from './ask-age.ts';
import { askContact } from './ask-contact.ts';
import { askCredit } from './ask-credit.ts';
import { askDescriptions } from './ask-descriptions.ts';
import { askGuardianContact } from './ask-guardian-contact.ts';
import { askHearing } from './ask-hearing.ts';
import { askNeighbourhood } from './ask-neighbourhood.ts';
import { askOthers, askPeople } from './ask-people.ts';
import { askLicence, askMakers, askQuoted, askRights } from './ask-rights.ts';
import { askThemes } from './ask-themes.ts';
import { askTime } from './ask-time.ts';
import { askTopics } from './ask-topics.ts';
import { askUses } from './ask-use.ts';
import { askWords } from './ask-words.ts';
import {
  type FilesQuestion,
  type FormContext,
  type FormQuestion,
  type Part,
  parts,
  type Question,
} from './question.ts';

export const askFiles: FilesQuestion = {
  kind: 'files',
  slug: 'files',
  part: 'story',
  title: 'Add your photos, sounds or films',
  isAsked: () => true,
  problems: ({ media }, { arriving }) => {
    if (arriving > 0) return [{ field: 'files', message: onItsWay }];
    return media.length > 0 ? [] : [{ field: 'files', message: 'Add at least one photo, sound or film.' }];
  },
  rows: ({ media }) => [
    {
      field: 'files',
      label: 'Files',
      value: media.map(({ original }) => original.fileName).join('\n') || null,
    },
  ],
};

const onItsWay = 'A file is still on its way. Wait until it has arrived, or remove it.';

type AnyQuestion = FormQuestion | FilesQuestion;

/**
 * Every page of the form, in order: the story, the people and the rights in it, then where and when it may show. A new
 * question is a new line here. Some are in the words of the wording, and there is one for each exhibition that is asking.
 */
export function questionsFor(words: Pick<FormContext, 'wording' | 'exhibitions'>): readonly AnyQuestion[] {
  return [
    askNeighbourhood,
    askThemes,
    askFiles,
    askWords,
    askDescriptions,
    askHearing,
    askTopics,
    askCredit,
    askAge,
    askGuardian(words.wording),
    askGuardianContact,
    askOthers,
    askPeople,
    askRights,
    askMakers,
    askQuoted,
    askLicence,
    ...askUses(words),
    askTime,
    askContact,
  ];
}

export const shareAddress = (question: Pick<Question, 'slug'>) => `/share/${question.slug}`;
export const firstAddress = shareAddress(askNeighbourhood);
export const checkAddress = '/share/check';

/** What this draft is asked. */
export function asked(draft: DraftStory, context: FormContext): readonly AnyQuestion[] {
  return questionsFor(context).filter((question) => question.isAsked(draft, context));
}

/** Where the page after this one is. */
export function nextAddress(question: Question, draft: DraftStory, context: FormContext): string {
  const all = questionsFor(context);
  const later = all.slice(all.findIndex(({ slug }) => slug === question.slug) + 1);
  const next = later.find((candidate) => candidate.isAsked(draft, context));
  return next ? shareAddress(next) : checkAddress;
}

/** Where the page before this one is; of the check page where no question is given. */
export function backAddress(question: Question | null, draft: DraftStory, context: FormContext): string {
  const all = questionsFor(context);
  const end = question ? all.findIndex(({ slug }) => slug === question.slug) : all.length;
  const before = all.slice(0, end).findLast((candidate) => candidate.isAsked(draft, context));
  return before ? shareAddress(before) : '/share';
}

/**
 * Where a change from the check page leads: to the first question that was not asked before the change, and otherwise
 * back to the check page.
 */
export function addressAfterChange(before: DraftStory, after: DraftStory, context: FormContext): string {
  const known = new Set(asked(before, context).map(({ slug }) => slug));
  const opened = asked(after, context).find(({ slug }) => !known.has(slug));
  return opened ? `${shareAddress(opened)}?from=check` : checkAddress;
}

/** "Part 2 of 3: you and the people in it. Question 4 of 7"; the count follows what this draft is asked. */
export interface Place {
  readonly part: { readonly number: number; readonly total: number; readonly name: string };
  readonly number: number;
  readonly total: number;
}

export function placeInOrder(question: Question, draft: DraftStory, context: FormContext): Place {
  const order = Object.keys(parts) as Part[];
  const inPart = asked(draft, context).filter(({ part }) => part === question.part);
  return {
    part: {
      number: order.indexOf(question.part) + 1,
      total: order.length,
      name: parts[question.part],
    },
    number: inPart.findIndex(({ slug }) => slug === question.slug) + 1,
    total: inPart.length,
  };
}

export interface OpenQuestion extends Problem {
  readonly address: string;
}

/** All that stands between the draft and sending, each with the page where it can be put right. */
export function openQuestions(draft: DraftStory, context: FormContext): readonly OpenQuestion[] {
  return asked(draft, context).flatMap((question) =>
    question.problems(draft, context).map((problem) => ({ ...problem, address: shareAddress(question) })),
  );
}

/** Where a returning storyteller goes on: the first question that is neither answered nor skipped. */
export function resumeAddress(draft: DraftStory, context: FormContext): string {
  const open = asked(draft, context).find(
    (question) => question.problems(draft, context).length > 0 || question.isUntouched?.(draft) === true,
  );
  return open ? shareAddress(open) : checkAddress;
}

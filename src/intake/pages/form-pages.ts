import type { DraftStory } from '../../story/story.ts';
import { ageField } from '../../story-form/age.ts';
import { contactField } from '../../story-form/contact.ts';
import { creditField } from '../../story-form/credit.ts';
import type { FormContext, Line } from '../../story-form/field.ts';
import { linesOf } from '../../story-form/field-list.ts';
import { madeOfField } from '../../story-form/made-of.ts';
import { noMachineField } from '../../story-form/no-machine.ts';
import { peopleField } from '../../story-form/people.ts';
import { placeField } from '../../story-form/place.ts';
import { rightsField } from '../../story-form/rights.ts';
import { themesField } from '../../story-form/themes.ts';
import { titleAndWordsField } from '../../story-form/title-and-words.ts';
import { usesField } from '../../story-form/uses.ts';
import type { Problem } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';
import { type FormPage, problemsOn } from './form-page.ts';

const placePage: FormPage = { slug: 'place', title: 'share-place-title', fields: [placeField, themesField] };

/** Its answers are files, which have a page and routes of their own (files/); it may stay empty. */
export const filesPage: FormPage = { slug: 'files', title: 'share-files-title', fields: [] };

const wordsPage: FormPage = {
  slug: 'words',
  title: 'share-words-title',
  fields: [titleAndWordsField, madeOfField, noMachineField],
};
const youPage: FormPage = { slug: 'you', title: 'share-you-title', fields: [creditField, ageField] };
export const peoplePage: FormPage = {
  slug: 'people',
  title: 'share-people-title',
  firstIsHeading: true,
  fields: [peopleField],
};
const rightsPage: FormPage = {
  slug: 'rights',
  title: 'share-rights-title',
  firstIsHeading: true,
  fields: [rightsField],
};
const showingPage: FormPage = {
  slug: 'showing',
  title: 'share-showing-title',
  lead: 'share-showing-lead',
  fields: [usesField],
};
const contactPage: FormPage = {
  slug: 'contact',
  title: 'share-contact-title',
  lead: 'share-contact-lead',
  fields: [contactField],
  isMissed: ({ answers }) => !answers.contactAsked,
};

/**
 * Every page of the form, in order; the page on which all is checked comes after them. Order, next and back, the check page
 * and the last judgement follow from this list. What can wait (licence, days, descriptions, transcripts, hard subjects) is
 * asked on the private link.
 */
export const formPages: readonly FormPage[] = [
  placePage,
  filesPage,
  wordsPage,
  youPage,
  peoplePage,
  rightsPage,
  showingPage,
  contactPage,
];

export const shareAddress = ({ slug }: Pick<FormPage, 'slug'>) => `/share/${slug}`;
export const firstAddress = shareAddress(placePage);
export const checkAddress = '/share/check';

export const pageAt = (slug: string): FormPage | undefined => formPages.find((page) => page.slug === slug);

/** Where the page after this one is. */
export function nextAddress({ slug }: FormPage): string {
  const next = formPages[formPages.findIndex((page) => page.slug === slug) + 1];
  return next ? shareAddress(next) : checkAddress;
}

/** Where the page before this one is; of the check page where none is given. */
export function backAddress(page: FormPage | null): string {
  const index = page ? formPages.findIndex(({ slug }) => slug === page.slug) : formPages.length;
  const before = formPages[index - 1];
  return before ? shareAddress(before) : '/share';
}

/** "Page 4 of 9"; the check page is the last. */
export interface Place {
  readonly number: number;
  readonly total: number;
}

export function placeOf(page: FormPage | null): Place {
  const total = formPages.length + 1;
  return { number: page ? formPages.findIndex(({ slug }) => slug === page.slug) + 1 : total, total };
}

export interface OpenQuestion extends Problem {
  readonly address: string;
}

/** All that stands between the draft and sending, each with the page where it can be put right. */
export function openQuestions(draft: DraftStory, context: FormContext): readonly OpenQuestion[] {
  return formPages.flatMap((page) =>
    standingProblems(page, draft, context).map((problem) => ({ ...problem, address: shareAddress(page) })),
  );
}

function standingProblems(page: FormPage, draft: DraftStory, context: FormContext): readonly Problem[] {
  if (page.slug !== filesPage.slug) return problemsOn(page, draft, context);
  return context.arriving > 0 ? [{ field: 'files', message: say('share-files-on-their-way') }] : [];
}

/** Where a returning storyteller goes on: the first page that is neither answered nor was ever left behind. */
export function resumeAddress(draft: DraftStory, context: FormContext): string {
  const open = formPages.find(
    (page) =>
      standingProblems(page, draft, context).length > 0 ||
      page.isMissed?.(draft) === true ||
      (page.slug === filesPage.slug && draft.media.length === 0 && !draft.answers.title),
  );
  return open ? shareAddress(open) : checkAddress;
}

/** A page's lines on the check page. */
export function linesOn(page: FormPage, draft: DraftStory, context: FormContext): readonly Line[] {
  if (page.slug !== filesPage.slug) return linesOf(page.fields, draft, context);
  const value = draft.media.map(({ original }) => original.fileName).join('\n');
  return [{ field: 'files', label: say('share-files-label'), value }];
}

import type { z } from 'zod';
import type { Wording } from '../../consent/wording.ts';
import type { Exhibition } from '../../story/exhibitions.ts';
import type { Neighbourhood, Theme } from '../../story/places.ts';
import type { Contact } from '../../story/stores/contact-store.ts';
import type { DraftStory } from '../../story/story.ts';
import type { Topic } from '../../story/topics.ts';
import type { Field, Problem } from '../../web/form-fields.ts';
import type { readForm } from '../../web/read-form.ts';
import type { DraftChange } from '../drafts.ts';
import type { ContactChange } from './contacts.ts';

/** What the questions depend on beside the draft, as it is at this request. */
export interface FormContext {
  readonly themes: readonly Theme[];
  /** The open ones. */
  readonly neighbourhoods: readonly Neighbourhood[];
  readonly topics: readonly Topic[];
  /** Those that are asking. */
  readonly exhibitions: readonly Exhibition[];
  readonly wording: Wording;
  /** How many files are still on their way. */
  readonly arriving: number;
  /** What this storyteller has left so far, kept apart from the draft (P12). */
  readonly contact: Contact | null;
  readonly now: Date;
}

/** The form's parts, in their order, as they are called on its pages. */
export const parts = {
  story: 'your story',
  people: 'you and the people in it',
  showing: 'where and when we may show it',
} as const;
export type Part = keyof typeof parts;

/** One page of the form. Order, next and back, the check page and the last validation all follow from these. */
export interface Question {
  /** Its address: /share/<slug>. */
  readonly slug: string;
  readonly part: Part;
  readonly title: string;
  /** False leaves it out for this draft, and whatever was answered to it does not count. */
  isAsked(draft: DraftStory, context: FormContext): boolean;
  /** What still stands between this question and sending; empty where it is answered, or may be left out. */
  problems(draft: DraftStory, context: FormContext): readonly Problem[];
  /** Its lines on the check page. */
  rows(draft: DraftStory, context: FormContext): readonly Row[];
  /** Of a question that may be left out: true until it was answered or skipped, so that nobody misses it who comes back. */
  isUntouched?(draft: DraftStory): boolean;
}

export interface Row {
  /** The field where a problem with it stands. */
  readonly field: string;
  readonly label: string;
  /** Null is "not answered yet". */
  readonly value: string | null;
  /** Of the value, where it is the storyteller's own words. */
  readonly lang?: string;
}

/** A question that is answered by a plain form. */
export interface FormQuestion extends Question {
  readonly kind: 'form';
  /** Its answers can be as long as what is said in hours of sound. */
  readonly longBody?: true;
  /** What is asked here is kept apart from the draft (P12), so what is typed is kept nowhere before it is sent. */
  readonly keptApart?: true;
  /** Its fields are named after files, which another device can remove at any time. */
  readonly ofFiles?: true;
  readonly drops?: Drops;
  show(draft: DraftStory, context: FormContext): Body;
  answer(read: ReadForm, draft: DraftStory, context: FormContext): Answer;
}

/** Words that were given to another question and that an answer here can drop. */
export interface Drops {
  /** The other question's slug. */
  readonly question: string;
  words(draft: DraftStory): readonly string[];
}

/** The question whose answers are files; its page and its routes are its own. */
export interface FilesQuestion extends Question {
  readonly kind: 'files';
}

export interface Body {
  /** Null where a field's label or legend is the heading. */
  readonly heading: string | null;
  readonly lead: string | null;
  readonly fields: readonly Field[];
  /** Nothing is lost by leaving it out: the page has a button for that, which sends the form empty. */
  readonly skippable?: boolean;
  /** What has been added so far, where the form adds one thing at a time. */
  readonly list?: AddedList;
}

/** Each thing can be removed: its key comes back as `remove`. A second button adds and stays: `next` is then "another". */
export interface AddedList {
  readonly heading: string;
  readonly items: readonly { readonly key: string; readonly name: string; readonly words: string }[];
  readonly another: string;
}

/** What came of a posted form. With problems, the page is shown again with what was typed. */
export interface Answer {
  readonly problems: readonly Problem[];
  readonly body: Body;
  readonly change: DraftChange | null;
  /** To what is kept apart from the draft. */
  readonly contact?: ContactChange;
  /** The same page comes again, for one more. */
  readonly stay?: boolean;
}

export type ReadForm = <Shape extends z.ZodRawShape>(shape: Shape) => ReturnType<typeof readForm<Shape>>;

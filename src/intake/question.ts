import type { z } from 'zod';
import type { Neighbourhood, Theme } from '../story/places.ts';
import type { DraftStory } from '../story/story.ts';
import type { Field, Problem } from '../web/form-fields.ts';
import type { readForm } from '../web/read-form.ts';
import type { DraftChange } from './drafts.ts';

/** The themes and the open neighbourhoods, as they are at this request. */
export interface Places {
  readonly themes: readonly Theme[];
  readonly neighbourhoods: readonly Neighbourhood[];
}

/** One page of the form. Order, next and back, the check page and the last validation all follow from these. */
export interface Question {
  /** Its address: /share/<slug>. */
  readonly slug: string;
  readonly title: string;
  /** False leaves it out for this draft. */
  isAsked(draft: DraftStory): boolean;
  /** What still stands between this question and sending; empty where it is answered. */
  problems(draft: DraftStory, places: Places): readonly Problem[];
  /** Its lines on the check page. */
  rows(draft: DraftStory, places: Places): readonly Row[];
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
  show(draft: DraftStory, places: Places): Body;
  answer(read: ReadForm, draft: DraftStory, places: Places): Answer;
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
}

/** What came of a posted form. With problems, the page is shown again with what was typed. */
export interface Answer {
  readonly problems: readonly Problem[];
  readonly body: Body;
  readonly change: DraftChange | null;
}

export type ReadForm = <Shape extends z.ZodRawShape>(shape: Shape) => ReturnType<typeof readForm<Shape>>;

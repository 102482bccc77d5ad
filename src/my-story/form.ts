import type { z } from 'zod';
import type { Wording } from '../consent/wording.ts';
import { never } from '../errors.ts';
import type { Exhibition } from '../story/exhibitions.ts';
import type { Theme } from '../story/places.ts';
import type { SentStory } from '../story/story.ts';
import type { Field, Problem } from '../web/form-fields.ts';
import type { readForm } from '../web/read-form.ts';
import type { StoryChange } from './change.ts';

/** What a change is made among: the themes, exhibitions and words that there are at this request. */
export interface PageContext {
  readonly themes: readonly Theme[];
  readonly exhibitions: readonly Exhibition[];
  readonly wording: Wording;
  readonly now: Date;
}

/** One small page on which a storyteller changes one thing. Its routes all follow from this (my-story-form-routes.ts). */
export interface ChangePage {
  /** Its address: /my-story/<code>/<slug>. */
  readonly slug: string;
  readonly title: string;
  /** True where a curator has to look at the change before it counts. */
  readonly isLookedAt: boolean;
  show(story: SentStory, context: PageContext): Body;
  answer(read: ReadFields, story: SentStory, context: PageContext): Answer;
}

export interface Body {
  /** What to know before saving, one paragraph each. */
  readonly lead: readonly string[];
  readonly parts: readonly Part[];
  readonly hidden?: readonly { readonly name: string; readonly value: string }[];
  /** Null where there is nothing to save. */
  readonly button: string | null;
}

/** Fields that belong together. */
export interface Part {
  /** Null where the page's own is enough. */
  readonly heading: string | null;
  readonly lead?: string;
  /** Leads on, from below the fields; its address is within the story's own. */
  readonly link?: { readonly address: string; readonly words: string };
  readonly fields: readonly Field[];
}

/** Fields that were made to be a page's heading, on a page that has one. */
export function underHeading(fields: readonly Field[]): readonly Field[] {
  return fields.map((field) => {
    if (field.partial !== 'field/choices') return field;
    const { legendIsHeading: _heading, ...rest } = field;
    return rest;
  });
}

/** What came of a posted form. With problems, the page is shown again with what was typed. */
export interface Answer {
  readonly problems: readonly Problem[];
  readonly body: Body;
  readonly change: StoryChange;
}

export type ReadFields = <Shape extends z.ZodRawShape>(shape: Shape) => ReturnType<typeof readForm<Shape>>;

/** What comes of a change that a curator has to look at: said before it is saved (P22). */
export function whatSavingDoes(story: SentStory): string {
  switch (story.state) {
    case 'processing':
    case 'inReview':
      return 'A curator looks at your change before anyone else can see it.';
    case 'changesRequested':
      return 'Your change is kept. When you are done, send your story back to the curator.';
    case 'published':
      return 'A curator has to look at your change. Once you save it, your story comes down from everywhere until they have looked.';
    case 'declined':
      return 'Once you save it, a curator looks at your story again.';
    case 'withdrawn':
      return 'Your story stays hidden. A curator looks at your change once you show it again.';
    default:
      return never(story);
  }
}

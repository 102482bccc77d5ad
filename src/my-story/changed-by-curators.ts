import type { SentStory } from '../story/story.ts';
import { comparedFields } from '../story-form/all-fields.ts';
import type { FormContext } from '../story-form/field.ts';
import { linesOf, pairedLines } from '../story-form/field-list.ts';
import { toldOf, toldOfReviewed } from '../story-form/told.ts';

/** One thing that curators changed and the storyteller has not taken up since; both are words, and may be empty. */
export interface ChangedThing {
  readonly label: string;
  readonly before: string;
  readonly now: string;
  /** BCP 47 tag of the words, where they are the storyteller's own. */
  readonly lang: string | null;
}

/** What a curator changed in a story, thing by thing, as its storyteller last had it and as it stands now. */
export function changedByCurators(story: SentStory, context: FormContext): readonly ChangedThing[] {
  if (!story.beforeEdits) return [];
  const before = linesOf(comparedFields, toldOfReviewed(story.beforeEdits, story), context);
  const now = linesOf(comparedFields, toldOf(story), context);
  return pairedLines(before, now).flatMap(([was, { label, lang, value }]) => {
    const words = { before: was.value ?? '', now: value ?? '' };
    return words.before === words.now ? [] : [{ label, ...words, lang: lang ?? null }];
  });
}

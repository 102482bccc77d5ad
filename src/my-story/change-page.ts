import type { SentStory } from '../story/story.ts';
import type { FormContext, StoryField } from '../story-form/field.ts';
import type { Told } from '../story-form/told.ts';
import type { OwnContext } from './own-context.ts';

/** One small page on which a storyteller changes one thing: a list of the story's fields. Its routes all follow from this. */
export interface ChangePage {
  /** Its address: /my-story/<code>/<slug>; its words are called after it, with "-" for "/". */
  readonly slug: string;
  /** True where a curator has to look at the change before it counts. */
  readonly isLookedAt: boolean;
  /** It asks in the words of the wording, which must still be the current ones when the answers come. */
  readonly asksConsent?: true;
  /** Its boxes hold what was typed at the desk for what is said. */
  readonly fromDesk?: true;
  /** What to know before saving, one paragraph each. */
  lead?(story: SentStory, context: OwnContext): readonly string[];
  parts(told: Told): readonly Part[];
  /** True where nothing can be changed any more: the page then only says so. */
  isClosed?(told: Told): boolean;
  /** Saves in a way of its own; otherwise the story is revised. Gives back the very same story where nothing changes. */
  save?(story: SentStory, told: Told, context: FormContext): SentStory;
}

/** Fields that belong together. */
export interface Part {
  readonly fields: readonly StoryField[];
  readonly heading?: string;
  readonly lead?: string;
  /** Lead on, from below the fields; their addresses are within the story's own. */
  readonly links?: readonly { readonly address: string; readonly words: string }[];
}

export const nameOf = ({ slug }: Pick<ChangePage, 'slug'>): string => slug.replace('/', '-');

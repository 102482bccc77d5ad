import type { TopicSlug } from './ids.ts';
import { oneLine } from './text/plain-text.ts';

/** What a storyteller says about the story beside the story itself. */

/** P8. Under 18, a guardian has to agree as well as the storyteller. */
const ageBands = ['adult', 'teen', 'child'] as const;
/** `teen` is 13 to 17, `child` under 13. */
export type AgeBand = (typeof ageBands)[number];

/** P9. Somebody else who can be recognised, and whether they agreed. */
export interface OtherPerson {
  /** What the storyteller calls them, such as "my sister". Never public. */
  readonly who: string;
  readonly shownBy: readonly Recognition[];
  readonly permission: 'yes' | 'not-yet' | 'no';
}
export const recognitions = ['seen', 'heard', 'named', 'home'] as const;
export type Recognition = (typeof recognitions)[number];

/** P10. Whose work it is. */
export interface Rights {
  readonly own: 'mine' | 'shared' | 'unsure';
  /** Who else made it, as they want to be named; may be empty. */
  readonly makers: string;
  /** Songs, photos or words of others that are in it; may be empty. */
  readonly quoted: string;
}

/** Who is named beside the storyteller: a line each, as it was typed. Empty where it is not shared work any more. */
export function makersNamed({ own, makers }: Rights): readonly string[] {
  if (own !== 'shared') return [];
  return makers.split('\n').map(oneLine).filter(Boolean);
}

/** `own`: all rights kept, and the archive may show it until told otherwise. The others cannot be undone. */
export const licences = ['own', 'cc-by-4.0', 'cc-by-nc-4.0', 'cc-by-nc-nd-4.0'] as const;
export type Licence = (typeof licences)[number];

/** P11. Hard subjects, each with its note and support links kept as data. */
export interface Sensitivity {
  readonly topics: readonly TopicSlug[];
  /** Words of its own that stand before the story; null where the topics' notes are enough. */
  readonly note: string | null;
}

/** One thing said between the storyteller and the curators. */
export interface Message {
  readonly at: Date;
  readonly from: 'storyteller' | 'curator';
  readonly words: string;
}

/** How the storyteller wants to be named (P7). Anonymous holds no name, so none can leak. */
export type Credit =
  | { readonly kind: 'full-name'; readonly name: string }
  | { readonly kind: 'first-name'; readonly name: string }
  | { readonly kind: 'another-name'; readonly name: string }
  | { readonly kind: 'anonymous' };

/** What stands under the title: a name, or null for anonymous. */
export function creditName(credit: Credit): string | null {
  return credit.kind === 'anonymous' ? null : credit.name;
}

/** True where the story names its storyteller or those who made it with them. */
export function namesSomebody(story: { readonly credit: Credit; readonly rights: Rights }): boolean {
  return story.credit.kind !== 'anonymous' || story.rights.makers !== '';
}

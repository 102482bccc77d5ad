import type { Rights } from './telling.ts';

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

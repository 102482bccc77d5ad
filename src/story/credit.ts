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

import { say } from '../words/say.ts';
import type { CuratorId } from './ids.ts';
import { formOf, isAnimation, type Media } from './media.ts';

/** What only a person can judge: ticked by a curator on the review page, and kept with who ticked it (P21). */
export interface ManualCheck {
  readonly name: ManualCheckName;
  readonly at: Date;
  /** Null for the archive's own samples. */
  readonly by: CuratorId | null;
}

export const manualCheckNames = ['private-details', 'sensitive', 'film-described'] as const;
export type ManualCheckName = (typeof manualCheckNames)[number];

export interface ManualCheckWords {
  readonly name: ManualCheckName;
  readonly label: string;
  readonly remedy: string;
}

/** The checks that a story of these files needs. */
export function manualChecksFor(story: { readonly media: readonly Media[] }): readonly ManualCheckWords[] {
  const hasFilm = story.media.some((media) => formOf(media) === 'film' && !isAnimation(media));
  return manualCheckNames
    .filter((name) => name !== 'film-described' || hasFilm)
    .map((name) => ({
      name,
      label: say(`checklist-${name}`),
      remedy: say(`checklist-${name}-remedy`),
    }));
}

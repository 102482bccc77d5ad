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

const all: readonly ManualCheckWords[] = [
  {
    name: 'private-details',
    label: 'No address, phone number or other private detail can be read, seen or heard',
    remedy: 'Look for addresses, phone numbers, car plates and the like. Tick this once you are sure.',
  },
  {
    name: 'sensitive',
    label: 'Hard subjects are marked, so that visitors are told before they open it',
    remedy: 'Look whether it speaks of something hard. Mark it, or not, and tick this.',
  },
  {
    name: 'film-described',
    label: 'The film can be followed without seeing it, or is described',
    remedy: 'Listen to the film without looking. Add a description where that is not enough, and tick this.',
  },
];

/** The checks that a story of these files needs. */
export function manualChecksFor(story: { readonly media: readonly Media[] }): readonly ManualCheckWords[] {
  const hasFilm = story.media.some((media) => formOf(media) === 'film' && !isAnimation(media));
  return all.filter(({ name }) => name !== 'film-described' || hasFilm);
}

/**
 * What the storyteller agreed to. Append-only: a change of mind is a new entry, and the last one counts.
 * Each entry keeps the very words that were shown (P20).
 */
export interface ConsentEntry {
  readonly at: Date;
  readonly by: 'storyteller' | 'archive';
  /** By which way it was given. */
  readonly how: 'share-form' | 'sample';
  readonly language: string;
  /** Version of the wording, such as "2026-11". */
  readonly wordingVersion: string;
  readonly answers: readonly ConsentAnswer[];
}

export interface ConsentAnswer {
  readonly use: Use;
  /** The question exactly as it was asked. */
  readonly question: string;
  readonly granted: boolean;
}

/** A use is asked for separately and enforced separately. */
export type Use = 'web' | 'kiosk';
export const uses: readonly Use[] = ['web', 'kiosk'];

/** True where the latest entry grants the use; no entry or no answer is a no. */
export function grants(consent: readonly ConsentEntry[], use: Use): boolean {
  return consent.at(-1)?.answers.find((answer) => answer.use === use)?.granted ?? false;
}

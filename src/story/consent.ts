import type { CuratorId, ExhibitionSlug } from './ids.ts';

/**
 * What the storyteller agreed to. Append-only: a change of mind is a new entry with every answer in it, and the last one
 * counts. Each entry keeps the very words that were shown (P20).
 */
export interface ConsentEntry {
  readonly at: Date;
  readonly by: 'storyteller' | 'curator' | 'archive';
  readonly how: ConsentWay;
  /** BCP 47 tag of the words that were shown. */
  readonly language: string;
  /** Version of the wording, such as "2026-11". */
  readonly wordingVersion: string;
  readonly lawfulBasis: LawfulBasis;
  readonly answers: readonly ConsentAnswer[];
  /** What else was asked and answered, such as the guardian's agreement, as a reader of the record needs it. */
  readonly statements: readonly Statement[];
  /** It may be shown from this moment on (embargo) and until that one (expiry); null is no limit. */
  readonly from: Date | null;
  readonly until: Date | null;
  /** Who filled in the form with the storyteller and read the questions to them; absent where nobody did. */
  readonly helper?: CuratorId;
}

/** How consent was given. `spoken`: to a curator, by phone or face to face. `restored`: from the withdrawal list. */
export type ConsentWay = 'share-form' | 'private-link' | 'spoken' | 'sample' | 'restored';

/** The ground in the UK GDPR on which the archive keeps and shows the story; the host organisation decides which. */
export const lawfulBases = ['consent', 'legitimate-interests', 'public-task'] as const;
export type LawfulBasis = (typeof lawfulBases)[number];

export interface ConsentAnswer {
  readonly use: Use;
  /** The question exactly as it was asked. */
  readonly question: string;
  readonly granted: boolean;
}

export interface Statement {
  /** What it is about, such as "guardian". */
  readonly about: string;
  readonly question: string;
  readonly answer: string;
}

/** A use is asked for separately and enforced separately. */
export type Use = 'web' | 'kiosk' | 'research' | ExhibitionUse;
export type ExhibitionUse = `exhibition:${string}`;
/** The uses that every story is asked for; exhibitions come to them by name. */
export const standingUses = ['web', 'kiosk', 'research'] as const satisfies readonly Use[];

export function exhibitionUse(slug: ExhibitionSlug): ExhibitionUse {
  return `exhibition:${slug}`;
}

/**
 * True where the latest entry grants the use; no entry or no answer means no. An exhibition that came after the question
 * was asked falls under the general answer for screens; one that was asked for by name goes by that answer alone.
 */
export function grants(consent: readonly ConsentEntry[], use: Use): boolean {
  const answers = consent.at(-1)?.answers ?? [];
  const given = answers.find((answer) => answer.use === use);
  if (given) return given.granted;
  return use.startsWith('exhibition:') && grants(consent, 'kiosk');
}

/** Every use that the latest entry grants by name. */
export function grantedUses(consent: readonly ConsentEntry[]): readonly Use[] {
  return (consent.at(-1)?.answers ?? []).filter(({ granted }) => granted).map(({ use }) => use);
}

/** When it may be shown, by the latest entry. */
export function showingTime(consent: readonly ConsentEntry[]): Pick<ConsentEntry, 'from' | 'until'> {
  const last = consent.at(-1);
  return { from: last?.from ?? null, until: last?.until ?? null };
}

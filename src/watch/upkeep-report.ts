/** How the last backup went, or the last look over all files. Whoever does either notes it here. Contract; implemented in mongo/. */
export interface UpkeepReport {
  readonly at: Date;
  /** One plain sentence for whoever keeps the archive; no person in it. */
  readonly words: string;
  readonly isWell: boolean;
}

export const upkeepKinds = ['backup', 'fixity', 'consent'] as const;
/** `consent`: somebody has read the consent wording again, and found it good. */
export type UpkeepKind = (typeof upkeepKinds)[number];

export interface UpkeepReports {
  note(kind: UpkeepKind, report: UpkeepReport): Promise<void>;
  /** Null where it was never done. */
  last(kind: UpkeepKind): Promise<UpkeepReport | null>;
}

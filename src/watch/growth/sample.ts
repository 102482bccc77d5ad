/** How large the archive was on one day. Contract of its store; implemented in mongo/. */
export interface Sample {
  /** "2026-11-30", by the clocks here. */
  readonly day: string;
  readonly at: Date;
  /** Of the files: originals and renditions. */
  readonly files: number;
  readonly fileBytes: number;
  /** Null where the database does not say. */
  readonly databaseBytes: number | null;
  /** Of the disk that has the data folder. */
  readonly freeBytes: number;
}

export interface SampleStore {
  /** The day's own, in the place of an earlier one. */
  keep(sample: Sample): Promise<void>;
  /** The last so many days, oldest first. */
  last(days: number): Promise<readonly Sample[]>;
}

/** What the files grow by in a week, by what is known of the last weeks; null where that is less than two days. */
export function bytesAWeek(samples: readonly Sample[]): number | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last) return null;
  const days = (last.at.getTime() - first.at.getTime()) / 86_400_000;
  return days < 2 ? null : ((last.fileBytes - first.fileBytes) / days) * 7;
}

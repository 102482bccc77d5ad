import type { Alert } from './alert.ts';

/** What is known of each screen's troubles. Contract; implemented in mongo/. */
export interface AlertStore {
  all(): Promise<readonly Alert[]>;
  /** Saves only while the archive still holds the version that it carries; quiet where somebody else saved first. */
  save(alert: Alert): Promise<void>;
  remove(alert: Pick<Alert, 'screen' | 'kind'>): Promise<void>;
  /** Notes that the archive looks at `at`. Resolves to since when it has, without a gap. */
  noteLook(at: Date): Promise<Date>;
}

import type { Alert } from './alert.ts';

/** What is known of the troubles of what is watched. Contract; implemented in mongo/. */
export interface AlertStore<Kind extends string = string, About extends string = string> {
  all(): Promise<readonly Alert<Kind, About>[]>;
  /** Saves only while the archive still holds the version that it carries; quiet where somebody else saved first. */
  save(alert: Alert<Kind, About>): Promise<void>;
  remove(alert: Pick<Alert<Kind, About>, 'about' | 'kind'>): Promise<void>;
  /** Notes that the archive looks at `at`. Resolves to since when it has, without a gap. */
  noteLook(at: Date): Promise<Date>;
}

/** Which process looks after the archive at this moment. Contract; implemented in mongo/. */
export interface WatchLease {
  /** Takes or keeps the watch until `until`; false where somebody else has it. */
  take(name: string, at: Date, until: Date): Promise<boolean>;
  /** Lets it go, where it is that process's. */
  letGo(name: string): Promise<void>;
}

import type { ScreenId } from '../../story/ids.ts';
import type { CommandLog } from './commands.ts';

/** Where what was asked of screens is kept. Contract; implemented in mongo/. */
export interface CommandStore {
  /** Empty where nothing was. */
  of(screen: ScreenId): Promise<CommandLog>;
  /**
   * Saves what `make` makes of the log, where nobody was first; otherwise it is made anew from what they made. A log that
   * `make` hands back as it got it is not saved.
   */
  change(screen: ScreenId, make: (log: CommandLog) => CommandLog): Promise<void>;
}

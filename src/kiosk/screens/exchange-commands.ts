import type { ScreenId } from '../../story/ids.ts';
import type { Beat, GivenCommand } from '../player/kiosk-api.ts';
import type { CommandStore } from './command-store.ts';
import { handedOver, toldOf } from './commands.ts';

/**
 * Hears with a beat what came of commands, and gives the screen those that wait for it. A player of before takes none: they
 * wait for the newer one until their time is over.
 */
export async function exchangeCommands(
  commands: CommandStore,
  screen: ScreenId,
  { since, done = [] }: Pick<Beat, 'since' | 'done'>,
  at: Date,
): Promise<readonly GivenCommand[]> {
  if (since === undefined) return [];
  let given: readonly GivenCommand[] = [];
  await commands.change(screen, (log) => {
    const next = handedOver(toldOf(log, done, at), at);
    given = next.given;
    return next.log;
  });
  return given;
}

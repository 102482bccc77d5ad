import { base32 } from '../../random.ts';
import type { CuratorId, ScreenId } from '../../story/ids.ts';
import type { KioskServices } from '../kiosk-services.ts';
import type { Beat, GivenCommand, ScreenCommand } from '../player/kiosk-api.ts';
import { asked, commandMinutes, handedOver, toldOf } from './commands.ts';
import type { HeardScreen } from './screen-store.ts';

/** A curator asks something of a screen. It waits there for the next beat. */
export async function askScreen(
  { commands, screens, now }: Pick<KioskServices, 'commands' | 'screens' | 'now'>,
  screen: ScreenId,
  command: ScreenCommand,
  by: CuratorId,
): Promise<void> {
  const fresh = { id: base32(16), command, by, at: now() };
  await commands.change(screen, (log) => asked(log, fresh));
  await screens.noteAsked(screen, new Date(fresh.at.getTime() + commandMinutes * 60_000));
}

/**
 * Hears with a beat what came of commands, and gives the screen those that wait for it. Where nothing was asked of late, the
 * store isn't asked either. A player of before takes none: they wait for the newer one until their time is over.
 */
export async function exchangeCommands(
  { commands }: Pick<KioskServices, 'commands'>,
  { screen, askedUntil }: Pick<HeardScreen, 'screen' | 'askedUntil'>,
  { since, done = [] }: Pick<Beat, 'since' | 'done'>,
  at: Date,
): Promise<readonly GivenCommand[]> {
  const mayWait = since !== undefined && askedUntil !== null && at < askedUntil;
  if (!mayWait && done.length === 0) return [];
  let given: readonly GivenCommand[] = [];
  await commands.change(screen.id, (log) => {
    const next = handedOver(toldOf(log, done, at), at);
    given = next.given;
    return next.log;
  });
  return given;
}

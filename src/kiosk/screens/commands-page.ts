import { say } from '../../words/say.ts';
import { ago } from '../../words/times.ts';
import type { KioskServices } from '../kiosk-services.ts';
import { isOpen, screenCommands, stateOf } from './commands.ts';
import type { Screen } from './screen.ts';
import { screenAddress } from './screens-page.ts';
import { shownPicture } from './shown-picture.ts';

/** The model of views/partials/curate/screen-commands: what can be asked, what was, and the last picture. */
export async function commandsPage(
  services: Pick<KioskServices, 'commands' | 'screenPictures' | 'published' | 'curatorName' | 'now'>,
  screen: Screen,
) {
  const now = services.now();
  const [log, picture] = await Promise.all([services.commands.of(screen.id), shownPicture(services, screen)]);
  const names = new Map<string, string | null>();
  for (const { by } of log) if (!names.has(by)) names.set(by, await services.curatorName(by));
  return {
    commands: screenCommands.map((command) => ({
      command,
      label: say(`kiosk-command-${command}`),
      hint: say(`kiosk-command-hint-${command}`),
    })),
    // Heard, but of a player that knows nothing of commands.
    knowsNoCommands: screen.beat !== null && !screen.beat.since,
    isAsked: log.some((each) => isOpen(each, now)),
    log: log.map((each) => ({
      what: say(`kiosk-command-${each.command}`),
      state: say(`kiosk-command-state-${stateOf(each, now)}`),
      asked: say('kiosk-command-asked', {
        who: names.get(each.by) ?? say('kiosk-command-who-left'),
        ago: ago(each.at, now),
      }),
      at: each.at,
    })),
    picture: picture && {
      address: `${screenAddress(screen)}/picture?of=${picture.at.getTime()}`,
      width: picture.width,
      height: picture.height,
      taken: say('kiosk-picture-taken', { ago: ago(picture.at, now) }),
    },
  };
}

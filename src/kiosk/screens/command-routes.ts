import { z } from 'zod';
import { BadRequest, Conflict, NotFound } from '../../errors.ts';
import { parseStoryId } from '../../story/ids.ts';
import { one, readForm } from '../../web/read-form.ts';
import { readJson } from '../../web/read-json.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { KioskServices } from '../kiosk-services.ts';
import type { SentPicture } from '../player/kiosk-api.ts';
import { commandId } from './beat.ts';
import { screenCommands, stateOf } from './commands.ts';
import { askScreen } from './exchange-commands.ts';
import { askingScreen } from './screen-guard.ts';
import { ownScreen, screensAddress } from './screen-routes.ts';
import { screenAddress } from './screens-page.ts';
import { shownPicture } from './shown-picture.ts';

/** A curator asks something of a screen, which hears it with its next beat; and what it then showed. */
export function commandRoutes(services: KioskServices): Routes {
  const path = `${screensAddress}/:screen`;
  return [
    { method: 'post', path: `${path}/commands`, permission: 'curator', handle: askOfScreen(services) },
    { method: 'get', path: `${path}/picture`, permission: 'curator', handle: sendPicture(services) },
    {
      method: 'post',
      path: '/kiosk/api/picture',
      permission: 'screen',
      readsJson: true,
      longBody: true,
      handle: takePicture(services),
    },
  ];
}

function askOfScreen(services: KioskServices): Handler {
  return async (request, response) => {
    const screen = await ownScreen(services, request, response);
    const typed = readForm(request, { command: one });
    const command = screenCommands.find((each) => each === typed.command);
    if (!command) throw new BadRequest(say('kiosk-form-unreadable'));
    if (screen.revokedAt !== null) return response.redirect(303, screenAddress(screen));
    const { id: by } = signedIn(response);
    await askScreen(services, screen.id, command, by);
    services.logger.info(
      { screen: screen.id, curator: by, command },
      'a curator asked something of a screen',
    );
    response.redirect(303, `${screenAddress(screen)}?done=asked#asked`);
  };
}

function sendPicture(services: KioskServices): Handler {
  return async (request, response) => {
    const picture = await shownPicture(services, await ownScreen(services, request, response));
    if (!picture) throw new NotFound(say('kiosk-picture-unknown'));
    response.set('Cache-Control', 'private, no-store').type('image/jpeg').send(picture.bytes);
  };
}

/** In base64, a third longer than its bytes. */
const longestImage = 130_000;
/** Stories of which something can show at once. */
const mostStories = 100;

const pictureSchema = z.strictObject({
  command: commandId,
  stories: z.array(z.string().refine((text) => parseStoryId(text) !== null)).max(mostStories),
  image: z
    .string()
    .max(longestImage)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/),
}) satisfies z.ZodType<SentPicture>;

/** Only one that a curator asked this screen for, and that it has not told of. */
function takePicture(services: KioskServices): Handler {
  return async (request, response) => {
    const screen = askingScreen(response);
    const sent = readJson(request, pictureSchema);
    const at = services.now();
    const log = await services.commands.of(screen.id);
    const wanted = log.find(({ id }) => id === sent.command);
    if (wanted?.command !== 'picture' || stateOf(wanted, at) !== 'under-way') throw notWanted();
    const picture = await services.readSmallPicture(Buffer.from(sent.image, 'base64'));
    if (!picture) throw new BadRequest(say('kiosk-picture-unreadable'));
    const stories = sent.stories.flatMap((id) => parseStoryId(id) ?? []);
    const { id, exhibition } = screen;
    await services.screenPictures.keep({ screen: id, exhibition, at, stories, ...picture });
    // Looked at once more: a story may have left while its picture was on its way.
    if (!(await shownPicture(services, screen))) throw notWanted();
    response.status(204).end();
  };
}

const notWanted = () => new Conflict(say('kiosk-picture-not-wanted'));

import { NotFound, Unacceptable } from '../../errors.ts';
import { countCharacters } from '../../story/text/count-characters.ts';
import { trimText } from '../../story/text/plain-text.ts';
import type { Problem } from '../../web/form-fields.ts';
import { byField } from '../../web/form-fields.ts';
import { one, readForm } from '../../web/read-form.ts';
import type { Handler, PageRequest, PageResponse, Routes } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import { onceProved } from '../confirm/fresh.ts';
import type { Curator } from '../curator.ts';
import type { CuratorServices } from '../curator-services.ts';
import { deviceName } from '../sessions/device-name.ts';
import { ownSession } from '../sessions/own-session.ts';
import { addPasskey, removePasskey } from './change-second-step.ts';
import { askForNewPasskey, readNewPasskey } from './passkeys.ts';
import { ownPage, secondStepPath, showAdded } from './second-step-page.ts';

const mostPasskeys = 20;
const mostCharacters = 60;

/** Somebody's own passkeys: adding one, which needs script, and removing one. */
export function passkeyRoutes(services: CuratorServices): Routes {
  const add = `${secondStepPath}/passkeys/add`;
  const remove = `${secondStepPath}/passkeys/:passkey/remove`;
  const own = (method: 'get' | 'post', path: string, handle: Handler) =>
    ({ method, path, permission: 'account', handle: onceProved(services, handle) }) as const;
  return [
    own('get', add, showForm(services)),
    own('post', add, addOne(services)),
    own('get', remove, askToRemove(services)),
    own('post', remove, removeOne(services)),
  ];
}

function showForm(services: CuratorServices): Handler {
  return async (request, response) => {
    const { curator } = await ownSession(services, request);
    await renderForm(services, response, curator, deviceName(request.get('user-agent')), []);
  };
}

function addOne(services: CuratorServices): Handler {
  return async (request, response) => {
    const { curator } = await ownSession(services, request);
    const form = readForm(request, { name: one, passkey: one });
    const name = trimText(form.name);
    const refuse = (field: string, message: string) =>
      renderForm(services, response, curator, name, [{ field, message }]);
    if (!name || countCharacters(name) > mostCharacters)
      return refuse('name', say('passkeys-name-wrong', { most: mostCharacters }));
    if (curator.secondStep.passkeys.length >= mostPasskeys)
      return refuse('name', say('passkeys-many', { most: mostPasskeys }));
    const passkey = await readNewPasskey(services, curator, form.passkey);
    if (!passkey) return refuse('name', say('passkeys-add-failed'));
    showAdded(request, response, await addPasskey(services, curator, { ...passkey, name }), 'passkey');
  };
}

function askToRemove(services: CuratorServices): Handler {
  return async (request, response) => {
    const { passkey } = await ownPasskey(services, request);
    renderRemove(response, passkey.name, []);
  };
}

function removeOne(services: CuratorServices): Handler {
  return async (request, response) => {
    const { curator, passkey } = await ownPasskey(services, request);
    try {
      await removePasskey(services, curator, passkey.id);
    } catch (error) {
      if (!(error instanceof Unacceptable)) throw error;
      return renderRemove(response, passkey.name, [{ field: 'remove', message: error.message }]);
    }
    response.redirect(303, `${secondStepPath}?done=passkey-removed`);
  };
}

async function ownPasskey(services: CuratorServices, request: PageRequest) {
  const { curator } = await ownSession(services, request);
  const passkey = curator.secondStep.passkeys.find(({ id }) => id === request.params.passkey);
  if (!passkey) throw new NotFound(say('passkeys-unknown'));
  return { curator, passkey };
}

async function renderForm(
  services: CuratorServices,
  response: PageResponse,
  curator: Curator,
  name: string,
  errors: readonly Problem[],
): Promise<void> {
  response.status(errors.length > 0 ? 422 : 200).render('curate/passkey-add', {
    ...ownPage,
    title: say('passkeys-add-title'),
    scripts: ['js/curate/passkey.js'],
    ask: await askForNewPasskey(services, curator),
    name,
    errors,
    problem: byField(errors),
  });
}

function renderRemove(response: PageResponse, name: string, errors: readonly Problem[]): void {
  response.status(errors.length > 0 ? 422 : 200).render('curate/second-step-remove', {
    ...ownPage,
    title: say('passkeys-remove-title', { name }),
    about: say('passkeys-remove-about'),
    button: say('passkeys-remove-button'),
    errors,
  });
}

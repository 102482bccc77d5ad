import { TooMany } from '../../errors.ts';
import type { Problem } from '../../web/form-fields.ts';
import { byField } from '../../web/form-fields.ts';
import { one, readForm } from '../../web/read-form.ts';
import type { Handler, PageRequest, PageResponse, Routes } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import type { Curator } from '../curator.ts';
import type { CuratorServices } from '../curator-services.ts';
import { knownDevice } from '../sign-in/known-device.ts';
import { halfwayIn, letIn } from '../sign-in/let-in.ts';
import { takeCode } from './change-second-step.ts';
import { askForPasskey } from './passkeys.ts';
import { ownPage, secondStepPath } from './second-step-page.ts';

/** The second of two steps to sign in. Whoever has not shown the first begins anew. */
export function secondSignInRoutes(services: CuratorServices): Routes {
  const path = '/curate/sign-in/second-step';
  return [
    { method: 'get', path, permission: 'everyone', handle: showForm(services) },
    { method: 'post', path, permission: 'everyone', handle: checkForm(services) },
  ];
}

function showForm(services: CuratorServices): Handler {
  return async (request, response) => {
    const halfway = await halfwayIn(services, request);
    if (!halfway) return response.redirect(303, '/curate/sign-in');
    await renderForm(services, response, halfway.curator, []);
  };
}

function checkForm(services: CuratorServices): Handler {
  return async (request, response) => {
    const halfway = await halfwayIn(services, request);
    if (!halfway) return response.redirect(303, '/curate/sign-in?out=late');
    const { code } = readForm(request, { code: one });
    const wrong = (message: string) =>
      renderForm(services, response, halfway.curator, [{ field: 'code', message }]);
    if (!code) return wrong(say('second-sign-in-missing'));
    const tries = countFor(services, request, halfway.curator);
    try {
      await tries.take();
    } catch (error) {
      if (error instanceof TooMany) services.logger.warn({ curator: halfway.curator.id }, 'many wrong codes');
      throw error;
    }
    const taken = await takeCode(services, halfway.curator, code);
    if (!taken) return wrong(say('second-sign-in-wrong'));
    await tries.giveBack();
    const { curator, way } = taken;
    const next = way === 'recovery code' ? `${secondStepPath}?done=recovered` : halfway.next;
    await letIn(services, request, response, curator, { way, next });
  };
}

/** Whoever knows a password can guess at codes, and shuts nobody out where they signed in before. */
function countFor(services: CuratorServices, request: PageRequest, { id }: Curator) {
  const device = knownDevice(services, request, id);
  const { codesInKnownDevice, codesAtAccount } = services.tries;
  const [limiter, who] = device ? [codesInKnownDevice, `${device} ${id}`] : [codesAtAccount, id];
  return { take: () => limiter.take(who), giveBack: () => limiter.giveBack(who) };
}

async function renderForm(
  services: CuratorServices,
  response: PageResponse,
  curator: Curator,
  errors: readonly Problem[],
): Promise<void> {
  response.status(errors.length > 0 ? 422 : 200).render('curate/second-sign-in', {
    ...ownPage,
    title: say('second-sign-in-title'),
    scripts: ['js/curate/passkey.js'],
    hasCodes: curator.secondStep.oneTimeCodes !== null,
    passkey: await askForPasskey(services, curator),
    errors,
    problem: byField(errors),
  });
}

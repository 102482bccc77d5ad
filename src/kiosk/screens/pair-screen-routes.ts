import { newScreenId } from '../../random.ts';
import { isBlank, oneLine } from '../../story/text/plain-text.ts';
import type { Problem } from '../../web/form-fields.ts';
import { one, readForm } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import { ownExhibitions, type PageResponse } from '../exhibitions/own-exhibitions.ts';
import type { KioskServices } from '../kiosk-services.ts';
import { readPairingCode } from './pairing.ts';
import { screenFields } from './screen-fields.ts';
import { freshScreen, readScreen, type TypedScreen } from './screen-form.ts';
import { groupNames } from './screen-groups.ts';
import { NameTaken, nameProblems } from './screen-name.ts';
import { screenShape, screensAddress } from './screen-routes.ts';

/** A curator types the code that a screen shows, and says what it is to play. */
export function pairScreenRoutes(services: KioskServices): Routes {
  const path = `${screensAddress}/pair`;
  return [
    { method: 'get', path, permission: 'curator', handle: showForm(services) },
    { method: 'post', path, permission: 'curator', handle: pairScreen(services) },
  ];
}

function showForm(services: KioskServices): Handler {
  return (_request, response) => render(services, response, '', freshScreen, []);
}

function pairScreen(services: KioskServices): Handler {
  return async (request, response) => {
    const { code: typedCode, ...fields } = readForm(request, { code: one, ...screenShape });
    const typed = { ...fields, burnIn: fields.burnIn === 'yes' };
    const { settings, errors: ofFields } = readScreen(
      typed,
      await ownExhibitions(services.exhibitions, response),
    );
    const errors = [...ofFields, ...nameProblems(oneLine(typed.name), null, await services.screens.list())];
    const code = readPairingCode(typedCode);
    if (!settings || errors.length > 0 || isBlank(typedCode)) {
      const missing = { field: 'code', message: say('kiosk-pair-code-missing') };
      return render(services, response, typedCode, typed, [
        ...(isBlank(typedCode) ? [missing] : []),
        ...errors,
      ]);
    }
    const curator = signedIn(response);
    const { wrongCodes } = services.limits;
    await wrongCodes.check(curator.id);
    const at = services.now();
    const pairing = code && (await services.pairings.claim(code, at));
    if (!pairing) {
      await wrongCodes.take(curator.id);
      const wrong = say('kiosk-pair-code-wrong');
      return render(services, response, typedCode, typed, [{ field: 'code', message: wrong }]);
    }
    const screen = { id: newScreenId(), version: 1, ...settings, pairedAt: at };
    try {
      await services.screens.insert(
        { ...screen, revokedAt: null, toldAt: null, beat: null },
        pairing.credentialHash,
      );
    } catch (error) {
      if (!(error instanceof NameTaken)) throw error;
      // Somebody gave the name away meanwhile: the code waits on.
      await services.pairings.insert(pairing);
      return render(services, response, typedCode, typed, [{ field: 'name', message: error.message }]);
    }
    services.logger.info({ screen: screen.id, curator: curator.id }, 'a curator paired a screen');
    response.redirect(303, `${screensAddress}?done=paired`);
  };
}

async function render(
  services: KioskServices,
  response: PageResponse,
  code: string,
  typed: TypedScreen,
  errors: readonly Problem[],
): Promise<void> {
  const exhibitions = await ownExhibitions(services.exhibitions, response);
  response.status(errors.length > 0 ? 422 : 200).render('curate/screen-pair', {
    title: say('kiosk-pair-title'),
    private: true,
    bodyClass: 'curate',
    code,
    hasExhibitions: exhibitions.length > 0,
    ...screenFields(typed, exhibitions, errors, groupNames(await services.screens.list(), exhibitions)),
  });
}

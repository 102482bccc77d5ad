import { alertWishes } from '../../alerts/alert-reader.ts';
import { BadRequest } from '../../errors.ts';
import { one, readForm } from '../../web/read-form.ts';
import type { Routes } from '../../web/routes.ts';
import { signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { KioskServices } from '../kiosk-services.ts';

/** Curators choose for themselves whether they hear of screens by e-mail; the form stands on their account's page. */
export function alertRoutes({ alertReaders, now }: KioskServices): Routes {
  return [
    {
      method: 'post',
      path: '/curate/account/screen-emails',
      permission: 'curator',
      handle: async (request, response) => {
        const typed = readForm(request, { wish: one });
        const wish = alertWishes.find((each) => each === typed.wish);
        if (!wish) throw new BadRequest(say('kiosk-form-unreadable'));
        await alertReaders.choose(signedIn(response).id, wish, now());
        response.redirect(303, '/curate/account?done=screen-emails');
      },
    },
  ];
}

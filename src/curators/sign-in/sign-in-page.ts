import type { Problem } from '../../web/form-fields.ts';
import { byField } from '../../web/form-fields.ts';
import type { PageResponse } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import type { CuratorServices } from '../curator-services.ts';
import { askForPasskey } from '../second-step/passkeys.ts';

export interface SignInForm {
  /** Where they wanted to go. */
  readonly next: string;
  readonly email: string;
  readonly notice?: string | null;
  readonly errors: readonly Problem[];
}

/** The page that everybody signs in on, by whichever ways there are. */
export async function renderSignIn(
  services: CuratorServices,
  response: PageResponse,
  form: SignInForm,
): Promise<void> {
  response.status(form.errors.length > 0 ? 422 : 200).render('curate/sign-in', {
    title: say('curate-sign-in-title'),
    private: true,
    bodyClass: 'curate',
    scripts: ['js/curate/show-password.js', 'js/curate/passkey.js'],
    ...form,
    passkey: await askForPasskey(services),
    openid: services.openid?.name ?? null,
    nextQuery: form.next ? `?next=${encodeURIComponent(form.next)}` : '',
    problem: byField(form.errors),
  });
}

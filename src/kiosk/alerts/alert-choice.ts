import { alertWishes } from '../../alerts/alert-reader.ts';
import { setApart } from '../../story/text/plain-text.ts';
import type { SignedIn } from '../../web/signed-in.ts';
import { listed } from '../../words/lists.ts';
import { say } from '../../words/say.ts';
import { looksAfter } from '../exhibitions/own-exhibitions.ts';
import type { KioskServices } from '../kiosk-services.ts';

/** Where a curator chooses, on the page of their own account. */
export const alertsAnchor = '/curate/account#screen-emails';

type Needs = Pick<KioskServices, 'exhibitions' | 'alertReaders' | 'sendsEmails'>;

/** The model of views/partials/curate/alert-choice; null for a facilitator, who looks after no screen. */
export async function alertChoice(services: Needs, { id, role, scope }: SignedIn) {
  if (role === 'facilitator') return null;
  const [wish, exhibitions] = await Promise.all([
    services.alertReaders.wishOf(id),
    services.exhibitions.list(),
  ]);
  return {
    sendsEmails: services.sendsEmails,
    exhibitions: listed(
      exhibitions.filter((each) => looksAfter(scope, each)).map(({ name }) => setApart(name)),
    ),
    wishes: alertWishes.map((value) => ({
      value,
      label: say(`alerts-wish-${value}`),
      ...(value === 'off' ? {} : { hint: say(`alerts-wish-${value}-hint`) }),
      checked: value === wish,
    })),
  };
}

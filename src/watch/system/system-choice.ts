import { alertWishes } from '../../alerts/alert-reader.ts';
import type { SignedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { WatchServices } from '../watch-services.ts';

/** The model of views/partials/curate/system-choice; null for whoever is no administrator. */
export async function systemChoice(
  { alertReaders, mail }: Pick<WatchServices, 'alertReaders' | 'mail'>,
  { id, role }: SignedIn,
) {
  if (role !== 'admin') return null;
  const wish = await alertReaders.wishOf(id);
  return {
    sendsEmails: mail !== null,
    wishes: alertWishes.map((value) => ({
      value,
      label: say(`system-emails-wish-${value}`),
      ...(value === 'off' ? {} : { hint: say(`system-emails-wish-${value}-hint`) }),
      checked: value === wish,
    })),
  };
}

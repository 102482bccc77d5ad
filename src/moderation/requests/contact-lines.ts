import type { Contact } from '../../story/stores/contact-store.ts';
import { say } from '../../words/say.ts';

export interface ContactLine {
  readonly name: string;
  readonly value: string;
  /** Leads to a new e-mail or a call, or null. */
  readonly address: string | null;
}

/** How to reach somebody, line by line; for the one page that shows it, after the look is on record (P12). */
export function contactLines({ email, phone, guardian }: Contact): readonly ContactLine[] {
  return [
    ...(email
      ? [{ name: say('curate-email'), value: email, address: `mailto:${encodeURIComponent(email)}` }]
      : []),
    ...(phone
      ? [{ name: say('curate-phone'), value: phone, address: `tel:${phone.replaceAll(/[^\d+]/g, '')}` }]
      : []),
    ...(guardian
      ? [
          { name: say('curate-guardian'), value: guardian.name, address: null },
          { name: say('curate-guardian-reach'), value: guardian.reach, address: null },
        ]
      : []),
  ];
}

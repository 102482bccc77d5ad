import type { Contact } from '../../story/stores/contact-store.ts';

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
      ? [{ name: 'E-mail address', value: email, address: `mailto:${encodeURIComponent(email)}` }]
      : []),
    ...(phone
      ? [{ name: 'Phone number', value: phone, address: `tel:${phone.replaceAll(/[^\d+]/g, '')}` }]
      : []),
    ...(guardian
      ? [
          { name: 'Parent or guardian', value: guardian.name, address: null },
          { name: 'How to reach them', value: guardian.reach, address: null },
        ]
      : []),
  ];
}

import { logoAddress } from '../settings/logo/logo-address.ts';
import type { Own } from '../settings/own.ts';
import type { PageResponse } from './routes.ts';

/** Tells the views what the group calls its own, as every page shows it. Its name stands in what is said. */
export function showOwn(response: PageResponse, { contact, sheet, logo }: Own): void {
  response.locals.contact = contact;
  response.locals.ownSheet = sheet;
  response.locals.ownLogo = logo && { ...logo, address: logoAddress(logo) };
}

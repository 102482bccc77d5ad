import type { Own } from '../settings/own.ts';
import type { PageResponse } from './routes.ts';

/** Tells the views what the group calls its own, as every page shows it. Its name stands in what is said. */
export function showOwn(response: PageResponse, { contact }: Own): void {
  response.locals.contact = contact;
}

import type { Response } from 'express';
import type { Actor } from '../story/history.ts';
import type { CuratorId, NeighbourhoodSlug } from '../story/ids.ts';

/** The account behind this request, put there by the guard of `account`, `helper`, `curator` and `admin` routes. */
export interface SignedIn {
  readonly id: CuratorId;
  /** How colleagues see it; never shown to the public. */
  readonly name: string;
  readonly role: 'facilitator' | 'curator' | 'admin';
  /** The neighbourhoods whose stories they look after; null is all of them (P24). */
  readonly scope: readonly NeighbourhoodSlug[] | null;
}

export function setSignedIn(response: Response, account: SignedIn): void {
  response.locals.signedIn = account;
}

/** @throws Error on a route whose permission lets the public in. */
export function signedIn(response: Response): SignedIn {
  const account: SignedIn | undefined = response.locals.signedIn;
  if (!account) throw new Error('Expected a signed-in curator on this route but found none');
  return account;
}

/** @throws Error for a facilitator, who does nothing to a story that was sent. */
export function actorOf({ role, id }: SignedIn): Actor & { id: CuratorId } {
  if (role === 'facilitator') throw new Error('Expected a curator but found a facilitator');
  return { role, id };
}

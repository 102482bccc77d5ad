import type { Handler, PageRequest, PageResponse } from '../../web/routes.ts';
import { fieldsToKeep } from '../curator-guards.ts';
import type { CuratorServices } from '../curator-services.ts';
import { currentSession, isFresh, settled } from '../sign-in/session-middleware.ts';

/** Where somebody was going when they were asked once more who they are: a page, or a form as they had filled it in. */
export interface Going {
  readonly path: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[] | null;
}

declare module 'express-session' {
  interface SessionData {
    going: Going;
  }
}

type FreshServices = Pick<CuratorServices, 'curators' | 'sessionRecords' | 'lasting' | 'now'>;

/** A page that only whoever has just shown who they are may use: an open screen is not enough for it. */
export function onceProved(services: FreshServices, handle: Handler): Handler {
  return async (request, response) => {
    if (await isProved(services, request, response)) await handle(request, response);
  };
}

/**
 * True where whoever sits there has shown within ten minutes who they are. Otherwise they are asked to, on a page that
 * goes on where they were, and nothing more is to be answered.
 */
export async function isProved(
  services: FreshServices,
  request: PageRequest,
  response: PageResponse,
): Promise<boolean> {
  const current = await currentSession(services, request);
  if (current && isFresh(services, current.record)) return true;
  const fields = request.method === 'POST' ? fieldsToKeep(request.body ?? {}) : null;
  request.session.going = { path: request.originalUrl, fields };
  await settled((done) => request.session.save(done));
  response.redirect(303, '/curate/account/confirm');
  return false;
}

import session from 'express-session';
import type { PageRequest } from '../../web/routes.ts';
import type { Curator } from '../curator.ts';
import { parseCuratorId } from '../curator.ts';
import type { Middleware } from '../curator-guards.ts';
import type { CuratorServices } from '../curator-services.ts';

const hours = 12;

declare module 'express-session' {
  interface SessionData {
    curator: { readonly id: string; readonly epoch: number };
  }
}

/**
 * Sessions for the pages under /curate, and for nothing else: the public gets no cookie. A session lasts 12 hours from
 * its last use. Mount it before the routes. Pages for curators are kept by no cache.
 */
export function curatorSessions(services: CuratorServices): Middleware[] {
  return [
    underCurate(noStore),
    session({
      name: 'curator',
      secret: services.secret,
      store: services.sessions,
      resave: false,
      saveUninitialized: false,
      rolling: true,
      // The proxy that ends https says so; all this decides is whether the cookie may be sent at all.
      proxy: true,
      cookie: {
        path: '/curate',
        httpOnly: true,
        sameSite: 'lax',
        secure: services.https,
        maxAge: hours * 60 * 60 * 1000,
      },
    }),
  ];
}

const noStore: Middleware = (_request, response, next) => {
  response.set('Cache-Control', 'private, no-store');
  next();
};

function underCurate(middleware: Middleware): Middleware {
  return (request, response, next) =>
    /^\/curate(?:\/|$)/.test(request.path) ? middleware(request, response, next) : next();
}

/** The account that the request's session belongs to, where the session still holds. */
export async function currentCurator(
  services: Pick<CuratorServices, 'curators'>,
  request: PageRequest,
): Promise<Curator | null> {
  const held = request.session?.curator;
  const id = held ? parseCuratorId(held.id) : null;
  if (!held || !id) return null;
  const curator = await services.curators.find(id);
  return curator?.active && curator.sessionEpoch === held.epoch ? curator : null;
}

/** Begins a session for the account under a new id, so that an id from before is worth nothing (S13). */
export async function beginSession(request: PageRequest, curator: Curator): Promise<void> {
  await settled((done) => request.session.regenerate(done));
  request.session.curator = { id: curator.id, epoch: curator.sessionEpoch };
  await settled((done) => request.session.save(done));
}

/** Ends the session in the store; the cookie that is left opens nothing. */
export function endSession(request: PageRequest): Promise<void> {
  return settled((done) => request.session.destroy(done));
}

function settled(work: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => work((error) => (error ? reject(error) : resolve())));
}

import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { Forbidden } from '../errors.ts';
import { say } from '../words/say.ts';

export interface SecurityOptions {
  readonly https: boolean;
  /** Another origin that pages may show pictures from; null is none. */
  readonly picturesFrom: string | null;
}

/** Strict headers for every answer (S11): no inline script or style, nothing from elsewhere, no framing. */
export function securityHeaders(options: SecurityOptions): RequestHandler {
  const headers = fixedHeaders(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          // hls.js feeds the player from memory and runs its own worker from a blob.
          workerSrc: ["'self'", 'blob:'],
          styleSrc: ["'self'"],
          fontSrc: ["'self'"],
          imgSrc: ["'self'", 'data:', ...(options.picturesFrom === null ? [] : [options.picturesFrom])],
          mediaSrc: ["'self'", 'blob:'],
          connectSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
          ...(options.https ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      strictTransportSecurity: options.https ? { maxAge: 31_536_000 } : false,
      // A private link must not travel on to other sites.
      referrerPolicy: { policy: 'same-origin' },
      xFrameOptions: { action: 'deny' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
    }),
  );
  headers.push(['Permissions-Policy', permissionsPolicy]);
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
}

/** Stories are recorded on our own pages, and after a button only; no page asks where somebody is. */
const permissionsPolicy = 'camera=(self), microphone=(self), geolocation=(), payment=(), usb=()';

type Helmet = ReturnType<typeof helmet>;

// None of them depends on the request, so helmet is asked once and not with every answer.
function fixedHeaders(set: Helmet): [name: string, value: string][] {
  const headers = new Map<string, string>();
  const collector = {
    setHeader: (name: string, value: string) => headers.set(name, value),
    removeHeader: (name: string) => headers.delete(name),
  };
  set({} as Parameters<Helmet>[0], collector as unknown as Parameters<Helmet>[1], (error?: unknown) => {
    if (error) throw error;
  });
  return [...headers];
}

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses any change that another site's page asks for (S13). Every browser says with a POST where it comes from, in
 * Origin and, on secure origins, in Sec-Fetch-Site; a request that says nothing is refused too.
 */
export function sameOriginChangesOnly(options: { publicUrl: URL | null }): RequestHandler {
  return (request, _response, next) => {
    if (reads.has(request.method)) return next();
    const site = request.get('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin') return next(refusal());
    const origin = request.get('origin');
    if (origin === undefined || !URL.canParse(origin)) return next(refusal());
    const from = new URL(origin).host;
    const here = from === request.get('host') || from === options.publicUrl?.host;
    next(here ? undefined : refusal());
  };
}

function refusal(): Forbidden {
  return new Forbidden(say('errors-other-site'));
}

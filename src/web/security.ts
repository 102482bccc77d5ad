import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { Forbidden, Misdirected } from '../errors.ts';
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

/** Where the archive is reached. */
export interface OwnAddresses {
  readonly publicUrl: URL;
  /** All that it answers to (PUBLIC_URL and OTHER_ADDRESSES); null where nobody has said, and it answers to any. */
  readonly declared: readonly URL[] | null;
  /** How many proxies stand before the server and may say what was asked for. */
  readonly trustedProxies: number;
}

/** True for a request that names one of the archive's own hosts. A proxy that puts its own name there says in X-Forwarded-Host what was asked for. */
export function isForUs({ declared, trustedProxies }: OwnAddresses): (request: IncomingMessage) => boolean {
  if (declared === null) return () => true;
  const isOurs = (host: string | undefined) =>
    host !== undefined &&
    declared.some((own) => host === own.host || hostOf(own.protocol, host) === own.host);
  return ({ headers }) => {
    if (isOurs(headers.host)) return true;
    const [forwarded] = String(headers['x-forwarded-host'] ?? '').split(',');
    return trustedProxies > 0 && isOurs(forwarded?.trim());
  };
}

/** As a URL writes it: without the port that its scheme has anyway. */
function hostOf(protocol: string, host: string): string | null {
  if (!/^[\w.[\]:-]+$/.test(host)) return null;
  const url = `${protocol}//${host}`;
  return URL.canParse(url) ? new URL(url).host : null;
}

/**
 * Refuses what was asked of another host, so that no page, link or kept answer is made under a name that is not the archive's.
 * `free` are addresses that probes ask by number.
 */
export function ownHostsOnly(addresses: OwnAddresses, free: readonly string[]): RequestHandler {
  const isOurs = isForUs(addresses);
  return (request, _response, next) => {
    if (free.includes(request.path) || isOurs(request)) return next();
    next(new Misdirected(say('errors-other-host', { address: addresses.publicUrl.href })));
  };
}

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses any change that another site's page asks for (S13). Every browser says with a POST where it comes from, in
 * Origin and, on secure origins, in Sec-Fetch-Site; a request that says nothing is refused too. The archive's own name over plain
 * http is another site where the archive is reached by https: anyone on the way could have written that page.
 */
export function sameOriginChangesOnly({ publicUrl, declared }: OwnAddresses): RequestHandler {
  const own = new Set([publicUrl, ...(declared ?? [])].map(({ origin }) => origin));
  return (request, _response, next) => {
    if (reads.has(request.method)) return next();
    const site = request.get('sec-fetch-site');
    if (site !== undefined && site !== 'same-origin') return next(refusal());
    const origin = request.get('origin');
    if (origin === undefined || !URL.canParse(origin)) return next(refusal());
    const from = new URL(origin);
    if (own.has(from.origin)) return next();
    // Where nobody has said what the archive's address is, it is whatever was asked for, and no less safe than the line.
    const isHere = declared === null && from.host === hostOf(from.protocol, request.get('host') ?? '');
    const isAsSafe = from.protocol === 'https:' || (!request.secure && publicUrl.protocol !== 'https:');
    next(isHere && isAsSafe ? undefined : refusal());
  };
}

function refusal(): Forbidden {
  return new Forbidden(say('errors-other-site'));
}

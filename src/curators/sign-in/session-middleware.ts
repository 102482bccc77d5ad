import session from 'express-session';
import { base32 } from '../../random.ts';
import type { PageRequest, PageResponse } from '../../web/routes.ts';
import type { Curator } from '../curator.ts';
import type { Middleware } from '../curator-guards.ts';
import type { CuratorServices } from '../curator-services.ts';
import { deviceName } from '../sessions/device-name.ts';
import type { SessionRecord } from '../sessions/session-records.ts';
import { rememberDevice } from './known-device.ts';

const hour = 60 * 60 * 1000;
/** How far behind a session's last use may be noted: a film that is watched in a hundred pieces need not be a hundred writes. */
const noteAfter = 60_000;
/** How long somebody has proved who they are, for what asks for it. */
const freshFor = 10 * 60_000;

declare module 'express-session' {
  interface SessionData {
    /** Id of the session's record: whoever has one is signed in, while it holds. */
    record: string;
  }
}

/**
 * Sessions for the pages under /curate, and for nothing else: the public gets no cookie. A session ends some hours after
 * its last use, and at a stated time whatever happens. Mount it before the routes. Pages for curators are kept by no cache.
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
        maxAge: services.lasting.idleHours * hour,
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

export interface CurrentSession {
  readonly curator: Curator;
  readonly record: SessionRecord;
}

type Reading = Pick<CuratorServices, 'curators' | 'sessionRecords' | 'lasting' | 'now'>;

/** The account that the request's session belongs to, where the session still holds. */
export async function currentSession(
  services: Reading,
  request: PageRequest,
): Promise<CurrentSession | null> {
  const id = request.session?.record;
  const record = id ? await services.sessionRecords.find(id) : null;
  const curator = record && (await services.curators.find(record.curator));
  const now = services.now();
  if (!curator || !holds(services.lasting, record, curator, now)) return null;
  if (now.getTime() - record.lastSeen.getTime() > noteAfter)
    await services.sessionRecords.note(record.id, { lastSeen: now });
  return { curator, record };
}

/** Whether a session holds still: by its own times, and by its account's. */
export function holds(
  { idleHours }: CuratorServices['lasting'],
  { lastSeen, endsAt, epoch }: SessionRecord,
  { active, sessionEpoch }: Curator,
  now: Date,
): boolean {
  const isIdle = now.getTime() - lastSeen.getTime() >= idleHours * hour;
  return active && epoch === sessionEpoch && endsAt > now && !isIdle;
}

export async function currentCurator(services: Reading, request: PageRequest): Promise<Curator | null> {
  return (await currentSession(services, request))?.curator ?? null;
}

/** True where whoever sits there has shown within ten minutes who they are. */
export const isFresh = ({ now }: Pick<CuratorServices, 'now'>, { provedAt }: SessionRecord) =>
  now().getTime() - provedAt.getTime() < freshFor;

/**
 * Begins a session for the account under a new id, so that an id from before is worth nothing (S13); what was in progress
 * ends with it. The browser is known for this account from now on.
 */
export async function beginSession(
  services: CuratorServices,
  request: PageRequest,
  response: PageResponse,
  curator: Curator,
  steppedElsewhere = false,
): Promise<void> {
  await endRecord(services, request);
  const now = services.now();
  const record: SessionRecord = {
    id: base32(26),
    curator: curator.id,
    epoch: curator.sessionEpoch,
    device: deviceName(request.get('user-agent')),
    since: now,
    lastSeen: now,
    provedAt: now,
    steppedElsewhere,
    endsAt: new Date(now.getTime() + services.lasting.hours * hour),
  };
  await services.sessionRecords.insert(record);
  await renew(request, { record: record.id });
  rememberDevice(services, request, response, curator.id);
}

/** Whoever sits there has just shown again who they are: the same session with all it holds, under a new id. */
export async function proveAgain(
  { sessionRecords, now }: Pick<CuratorServices, 'sessionRecords' | 'now'>,
  request: PageRequest,
  { id }: SessionRecord,
): Promise<void> {
  await sessionRecords.note(id, { lastSeen: now(), provedAt: now() });
  const { cookie: _ofTheOldId, ...held } = request.session;
  await renew(request, held);
}

/** A new id for the browser's session, which then holds `data` and nothing else. */
export async function renew(request: PageRequest, data: Partial<session.SessionData>): Promise<void> {
  await settled((done) => request.session.regenerate(done));
  Object.assign(request.session, data);
  await settled((done) => request.session.save(done));
}

/** Ends the session in the store; the cookie that is left opens nothing. */
export async function endSession(services: CuratorServices, request: PageRequest): Promise<void> {
  await endRecord(services, request);
  await settled((done) => request.session.destroy(done));
}

async function endRecord(
  services: Pick<CuratorServices, 'curators' | 'sessionRecords'>,
  request: PageRequest,
): Promise<void> {
  const id = request.session?.record;
  const record = id ? await services.sessionRecords.find(id) : null;
  if (record) await services.sessionRecords.end(record.id, record.curator);
}

/** Sessions speak in callbacks. */
export function settled(work: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => work((error) => (error ? reject(error) : resolve())));
}
